using AwsResources.Emulator.Services.DynamoDb.Tables;
using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Operations;

/// <summary>TransactWriteItems and TransactGetItems: all or nothing.</summary>
internal sealed class TransactionOperations(TableStore store)
{
    private const int MaxActions = 100;
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(10);
    private static readonly string[] Kinds = ["ConditionCheck", "Put", "Delete", "Update"];

    private readonly Dictionary<string, (string Request, DateTimeOffset At)> _tokens = [];

    public AwsStructure TransactGetItems(AwsStructure input)
    {
        var reads = Actions(input).Select(action => new TransactionRead(action.Part("Get")
            ?? throw DynamoDbErrors.Validation("TransactItems can only contain Get"))).ToArray();
        var found = reads.Select(read => (Read: read, Table: store.GetUsable(read.TableName))).ToArray();
        var capacities = new Dictionary<Table, Capacity>();
        var responses = found.Select(f =>
        {
            var item = f.Table.Items.Find(KeyChecks.FromRequest(f.Table.Schema, f.Read.Key));
            CapacityOf(capacities, f.Table, isRead: true).Read(item?.Size ?? 0, consistent: true);
            return new AwsStructure { ["Item"] = item is null ? null : AttributeValues.Write(f.Read.Projection?.Apply(item) ?? item) };
        }).ToArray();
        return new AwsStructure { ["Responses"] = responses, ["ConsumedCapacity"] = BatchOperations.Write(capacities.Values, input) };
    }

    public AwsStructure TransactWriteItems(AwsStructure input)
    {
        var actions = Actions(input).Select(TransactionAction.Read).ToArray();
        if (IsRepeated(input)) return new AwsStructure();
        var prepared = Prepare([.. actions.Select(a => (store.GetUsable(a.TableName), a))]);
        var capacities = new Dictionary<Table, Capacity>();
        foreach (var (table, write) in prepared)
        {
            CapacityOf(capacities, table, isRead: false).Write(write);
            table.Commit(write);
        }

        if (input.Text("ClientRequestToken") is { } token) _tokens[token] = (input.ToJson(), store.Now);
        return new AwsStructure { ["ConsumedCapacity"] = BatchOperations.Write(capacities.Values, input) };
    }

    private static List<(Table Table, PreparedWrite Write)> Prepare((Table Table, TransactionAction Action)[] actions)
    {
        var prepared = new List<(Table, PreparedWrite)>();
        var failures = new EmulatorException?[actions.Length];
        var seen = new HashSet<(Table, ItemKey)>();
        for (var i = 0; i < actions.Length; i++)
        {
            var table = actions[i].Table;
            var repeats = false;
            try
            {
                var write = actions[i].Action.Make(table);
                repeats = !seen.Add((table, write.Key));
                prepared.Add((table, table.Prepare(write)));
            }
            catch (EmulatorException failure)
            {
                failures[i] = failure;
            }

            if (repeats) throw DynamoDbErrors.Validation("Transaction request cannot include multiple operations on one item");
        }

        return failures.All(f => f is null) ? prepared : throw Cancelled(failures);
    }

    private static EmulatorException Cancelled(EmulatorException?[] failures)
    {
        var codes = failures.Select(CodeOf).ToArray();
        var reasons = failures.Select((failure, i) => new AwsStructure
        {
            ["Code"] = codes[i],
            ["Message"] = failure?.Message,
            ["Item"] = failure?.Members.GetValueOrDefault("Item"),
        }).ToArray();
        return new EmulatorException("TransactionCanceledException",
            $"Transaction cancelled, please refer cancellation reasons for specific reasons [{string.Join(", ", codes)}]", 400,
            new Dictionary<string, object?> { ["CancellationReasons"] = reasons });
    }

    private static string CodeOf(EmulatorException? failure) => failure?.Code switch
    {
        null => "None",
        "ConditionalCheckFailedException" => "ConditionalCheckFailed",
        "ValidationException" => "ValidationError",
        _ => throw failure,
    };

    private static Capacity CapacityOf(Dictionary<Table, Capacity> capacities, Table table, bool isRead)
    {
        if (!capacities.TryGetValue(table, out var capacity))
            capacities.Add(table, capacity = new Capacity(table, isRead, inTransaction: true));
        return capacity;
    }

    private static IReadOnlyList<AwsStructure> Actions(AwsStructure input)
    {
        var actions = input.Parts("TransactItems");
        if (actions.Count is 0 or > MaxActions)
            throw DynamoDbErrors.Validation($"1 validation error detected: Value '{actions.Count} items' at 'transactItems' failed to satisfy "
                + $"constraint: Member must have length {(actions.Count == 0 ? "greater than or equal to 1" : "less than or equal to 100")}");
        return actions;
    }

    // A token makes a request that is sent again do nothing; one that differs from the first is refused.
    private bool IsRepeated(AwsStructure input)
    {
        if (input.Text("ClientRequestToken") is not { } token) return false;
        foreach (var old in _tokens.Where(t => t.Value.At + TokenLife <= store.Now).Select(t => t.Key).ToArray()) _tokens.Remove(old);
        if (!_tokens.TryGetValue(token, out var first)) return false;
        return first.Request == input.ToJson() ? true : throw new EmulatorException(
            "IdempotentParameterMismatchException", "The ClientRequestToken was used before, in a request with other parameters.");
    }

    private sealed class TransactionRead
    {
        public TransactionRead(AwsStructure get)
        {
            TableName = get.RequiredText("TableName");
            Key = AttributeValues.ReadItem(get, "Key");
            var expressions = new RequestExpressions(get);
            Projection = expressions.Projection();
            expressions.Finish();
        }

        public string TableName { get; }

        public Item Key { get; }

        public Expressions.Projection? Projection { get; }
    }

    private sealed record TransactionAction(string TableName, Func<Table, ItemWrite> Make)
    {
        public static TransactionAction Read(AwsStructure action)
        {
            var kinds = Kinds.Where(action.Has).ToArray();
            if (kinds.Length != 1)
                throw DynamoDbErrors.Validation("TransactItems can only contain one of Check, Put, Update or Delete");
            var part = action.Part(kinds[0])!;
            var expressions = kinds[0] == "Update"
                ? new RequestExpressions(part, "UpdateExpression", "ConditionExpression")
                : new RequestExpressions(part, "ConditionExpression");
            var update = kinds[0] == "Update" ? expressions.Update() : null;
            var condition = expressions.Condition();
            expressions.Finish();
            var item = AttributeValues.ReadItem(part, kinds[0] == "Put" ? "Item" : "Key");
            var wantsItem = ItemOperations.WantsItemOnFailure(part);
            return new TransactionAction(part.RequiredText("TableName"), kinds[0] switch
            {
                "Put" => table => ItemWrite.Put(table, item, condition, wantsItem),
                "Delete" => table => ItemWrite.Delete(table, item, condition, wantsItem),
                "Update" => table => ItemWrite.Update(table, item, update, condition, wantsItem),
                _ => table => ItemWrite.Check(table, item, condition, wantsItem),
            });
        }
    }
}
