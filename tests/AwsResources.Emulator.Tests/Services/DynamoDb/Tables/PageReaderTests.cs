using AwsResources.Emulator.Services.DynamoDb.Expressions;
using AwsResources.Emulator.Services.DynamoDb.Tables;
using AwsResources.Emulator.Services.DynamoDb.Values;
using CsCheck;

namespace AwsResources.Emulator.Tests.Services.DynamoDb.Tables;

/// <summary>Whatever is written and asked, the pages of a query together hold what a plain search over all items finds.</summary>
public class PageReaderTests
{
    private static readonly Gen<(string Hash, string Range, string? Index, int Number)> GenItem = Gen.Select(
        Gen.Char['a', 'c'].Select(c => c.ToString()), Gen.String[Gen.Char['a', 'c'], 0, 3].Select(s => "s" + s),
        Gen.Char['x', 'z'].Select(c => c == 'z' ? null : c.ToString()), Gen.Int[0, 3]);

    private static readonly string[] Operators = ["=", "<", "<=", ">", ">=", "BETWEEN", "begins_with"];

    private static readonly Gen<(string Operator, string First, string Second)> GenTerm = Gen.Select(
        Gen.Int[0, 6].Select(i => Operators[i]),
        Gen.String[Gen.Char['a', 'c'], 0, 2].Select(s => "s" + s), Gen.String[Gen.Char['a', 'c'], 0, 2].Select(s => "s" + s));

    [Test]
    public void Pages_hold_what_a_plain_search_finds() =>
        Gen.Select(GenItem.Array[0, 40], GenItem.Array[0, 10], GenTerm, Gen.Bool, Gen.Int[1, 5]).Sample((puts, deletes, term, forward, limit) =>
        {
            var table = Fill(puts, deletes);
            var values = term.Operator == "BETWEEN" ? new[] { term.First, term.Second } : [term.First];
            var range = new KeyTerm("sk", term.Operator, [.. values.Select(ItemValue.Of)]);
            var hash = new KeyTerm("pk", "=", [ItemValue.Of("a")]);
            var request = new PageRequest { Keys = Terms(hash, range), Forward = forward, Limit = limit };
            var expected = table.Items.Items.Where(i => i["pk"]!.Text == "a" && range.Holds(i["sk"]!)).OrderBy(i => i["sk"]!, ItemOrder.Comparer);
            return ReadAll(table, request).SequenceEqual(forward ? expected : expected.Reverse());
        }, iter: 300);

    [Test]
    public void An_index_holds_what_has_its_key() =>
        Gen.Select(GenItem.Array[0, 40], GenItem.Array[0, 10], Gen.Int[0, 3], Gen.Bool, Gen.Int[1, 5]).Sample((puts, deletes, number, forward, limit) =>
        {
            var table = Fill(puts, deletes);
            var range = new KeyTerm("n", ">=", [ItemValue.Of((long)number)]);
            var request = new PageRequest
            {
                IndexName = "gsi",
                Keys = Terms(new KeyTerm("g", "=", [ItemValue.Of("x")]), range),
                Forward = forward,
                Limit = limit,
            };
            var expected = table.Items.Items.Where(i => i["g"]?.Text == "x" && range.Holds(i["n"]!))
                .OrderBy(i => i["n"]!, ItemOrder.Comparer).ThenBy(i => i["pk"]!.Text, StringComparer.Ordinal).ThenBy(i => i["sk"]!.Text, StringComparer.Ordinal);
            return ReadAll(table, request).SequenceEqual(forward ? expected : expected.Reverse());
        }, iter: 300);

    private static Dictionary<string, KeyTerm> Terms(params KeyTerm[] terms) => terms.ToDictionary(t => t.Attribute);

    private static List<Item> ReadAll(Table table, PageRequest request)
    {
        var all = new List<Item>();
        while (true)
        {
            var page = PageReader.Read(table, request, DateTimeOffset.UnixEpoch);
            all.AddRange(page.Items);
            if (page.LastKey is null) return all;
            request = request with { StartKey = page.LastKey };
        }
    }

    private static Table Fill((string Hash, string Range, string? Index, int Number)[] puts, (string Hash, string Range, string? Index, int Number)[] deletes)
    {
        var definitions = new[] { ("pk", ItemType.S), ("sk", ItemType.S), ("g", ItemType.S), ("n", ItemType.N) }.Select(d => new KeyAttribute(d.Item1, d.Item2));
        var index = new IndexSpec("gsi", [new("g", "HASH"), new("n", "RANGE")], "ALL", [], null);
        var spec = new TableSpec("t-1", [new("pk", "HASH"), new("sk", "RANGE")], [.. definitions], null, [index], TableRules.OnDemand, null);
        var table = new Table(spec, "id", "arn", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        foreach (var put in puts) table.Commit(table.Prepare(ItemWrite.Put(table, ItemOf(put), condition: null)));
        foreach (var delete in deletes)
            table.Commit(table.Prepare(ItemWrite.Delete(table, ItemOf(delete).Only(new HashSet<string> { "pk", "sk" }), condition: null)));
        return table;
    }

    private static Item ItemOf((string Hash, string Range, string? Index, int Number) given)
    {
        var attributes = new Dictionary<string, ItemValue>
        {
            ["pk"] = ItemValue.Of(given.Hash),
            ["sk"] = ItemValue.Of(given.Range),
            ["n"] = ItemValue.Of((long)given.Number),
        };
        if (given.Index is not null) attributes["g"] = ItemValue.Of(given.Index);
        return new Item(attributes);
    }
}
