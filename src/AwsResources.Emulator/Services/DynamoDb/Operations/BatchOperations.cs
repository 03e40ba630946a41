using AwsResources.Emulator.Services.DynamoDb.Tables;
using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Operations;

/// <summary>BatchGetItem and BatchWriteItem.</summary>
internal sealed class BatchOperations(TableStore store)
{
    private const int MaxReads = 100;
    private const int MaxWrites = 25;
    private const long MaxReadBytes = 16L * 1024 * 1024;

    private static readonly AwsReader<IReadOnlyList<IReadOnlyDictionary<string, AwsStructure>>> Keys =
        AwsReaders.List(AwsReaders.Map(AwsReaders.Structure<AwsStructure>()));
    private static readonly AwsReader<IReadOnlyDictionary<string, IReadOnlyList<AwsStructure>>> WriteRequests =
        AwsReaders.Map(AwsReaders.List(AwsReaders.Structure<AwsStructure>()));

    public AwsStructure BatchGetItem(AwsStructure input, bool nothingProcessed)
    {
        var requests = input.PartsByName("RequestItems");
        RequireSome(requests.Count);
        var wanted = requests.ToDictionary(r => r.Key, r => r.Value.Read("Keys", Keys).Select(AttributeValues.ReadItem).ToArray());
        RequireAtMost(wanted.Values.Sum(keys => keys.Length), MaxReads, "BatchGetItem");
        var tables = requests.Keys.ToDictionary(name => name, store.GetUsable);
        if (nothingProcessed)
            return new AwsStructure { ["Responses"] = new Dictionary<string, object?>(), ["UnprocessedKeys"] = input["RequestItems"] };
        var responses = new Dictionary<string, object?>();
        var unprocessed = new Dictionary<string, AwsStructure>();
        var capacities = new List<Capacity>();
        var room = MaxReadBytes;
        foreach (var (name, request) in requests)
        {
            var reader = new TableReads(tables[name], request, wanted[name]);
            responses[name] = reader.Read(ref room);
            if (reader.Unprocessed is { } rest) unprocessed[name] = rest;
            capacities.Add(reader.Capacity);
        }

        return new AwsStructure
        {
            ["Responses"] = responses,
            ["UnprocessedKeys"] = unprocessed,
            ["ConsumedCapacity"] = Write(capacities, input),
        };
    }

    public AwsStructure BatchWriteItem(AwsStructure input, bool nothingProcessed)
    {
        var requests = input.Read("RequestItems", WriteRequests);
        RequireSome(requests.Count);
        RequireAtMost(requests.Values.Sum(writes => writes.Count), MaxWrites, "BatchWriteItem");
        // All are checked before the first is done; then they cannot fail.
        var writes = requests.Select(r => (Table: store.GetUsable(r.Key), Requests: r.Value)).ToArray()
            .SelectMany(r => r.Requests.Select(w => (r.Table, Write: Read(r.Table, w)))).ToArray();
        RequireDistinct(writes.Select(w => (w.Table, w.Write.Key)));
        if (nothingProcessed) return new AwsStructure { ["UnprocessedItems"] = input["RequestItems"] };
        var prepared = writes.Select(w => (w.Table, Write: w.Table.Prepare(w.Write))).ToArray();
        var capacities = new Dictionary<Table, Capacity>();
        foreach (var (table, write) in prepared)
        {
            if (!capacities.TryGetValue(table, out var capacity)) capacities.Add(table, capacity = new Capacity(table, isRead: false));
            capacity.Write(write);
            table.Commit(write);
        }

        return new AwsStructure
        {
            ["UnprocessedItems"] = new Dictionary<string, object?>(),
            ["ConsumedCapacity"] = Write(capacities.Values, input),
        };
    }

    internal static void RequireDistinct(IEnumerable<(Table, ItemKey)> keys)
    {
        var seen = new HashSet<(Table, ItemKey)>();
        foreach (var key in keys)
            if (!seen.Add(key)) throw DynamoDbErrors.Validation("Provided list of item keys contains duplicates");
    }

    internal static AwsStructure[]? Write(IEnumerable<Capacity> capacities, AwsStructure input)
    {
        var asked = input.Text("ReturnConsumedCapacity");
        return asked is null or "NONE" ? null : [.. capacities.Select(c => c.ToStructure(asked)!)];
    }

    private static ItemWrite Read(Table table, AwsStructure request) => (request.Part("PutRequest"), request.Part("DeleteRequest")) switch
    {
        ({ } put, null) => ItemWrite.Put(table, AttributeValues.ReadItem(put, "Item"), condition: null),
        (null, { } delete) => ItemWrite.Delete(table, AttributeValues.ReadItem(delete, "Key"), condition: null),
        _ => throw DynamoDbErrors.Validation("Supplied AttributeValue has more than one datatypes set, must contain exactly one of the "
            + "supported datatypes"),
    };

    private static void RequireSome(int tables)
    {
        if (tables == 0)
            throw DynamoDbErrors.Validation("1 validation error detected: Value '{}' at 'requestItems' failed to satisfy constraint: "
                + "Member must have length greater than or equal to 1");
    }

    private static void RequireAtMost(int count, int most, string operation)
    {
        if (count > most) throw DynamoDbErrors.Validation($"Too many items requested for the {operation} call");
    }

    /// <summary>The reads of one table within a batch.</summary>
    private sealed class TableReads
    {
        private readonly Table _table;
        private readonly AwsStructure _request;
        private readonly Item[] _keys;
        private readonly Expressions.Projection? _projection;

        public TableReads(Table table, AwsStructure request, Item[] keys)
        {
            _table = table;
            _request = request;
            _keys = keys;
            Capacity = new Capacity(table, isRead: true);
            var expressions = new RequestExpressions(request);
            _projection = expressions.Projection();
            expressions.Finish();
            RequireDistinct(keys.Select(key => (table, KeyChecks.FromRequest(table.Schema, key))));
        }

        public Capacity Capacity { get; }

        /// <summary>What did not fit into the answer, as a request for the rest; null where all did.</summary>
        public AwsStructure? Unprocessed { get; private set; }

        public IReadOnlyList<IReadOnlyDictionary<string, AwsStructure>> Read(ref long room)
        {
            var found = new List<IReadOnlyDictionary<string, AwsStructure>>();
            for (var i = 0; i < _keys.Length; i++)
            {
                if (room <= 0)
                {
                    Unprocessed = _request.Copy();
                    Unprocessed["Keys"] = _keys.Skip(i).Select(AttributeValues.Write).ToArray();
                    break;
                }

                var item = _table.Items.Find(KeyChecks.FromRequest(_table.Schema, _keys[i]));
                Capacity.Read(item?.Size ?? 0, _request.Flag("ConsistentRead") is true);
                if (item is null) continue;
                room -= item.Size;
                found.Add(AttributeValues.Write(_projection?.Apply(item) ?? item));
            }

            return found;
        }
    }
}
