using AwsResources.DynamoDB;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.DynamoDB;

public sealed class QuerySpecs(Backend backend) : DynamoDBSpec(backend)
{
    private static readonly Dictionary<string, AttributeValue> OfC1 = new() { [":customer"] = "c1" };

    private ITable _orders = null!;

    [Test]
    public async Task A_query_reads_one_partition_in_the_order_of_its_sort_keys()
    {
        var all = await _orders.QueryAsync(new() { KeyConditionExpression = "Customer = :customer", ExpressionAttributeValues = OfC1 });

        Assert.That(Placed(all.Items), Is.EqualTo(new[] { "2026-01-02", "2026-02-03", "2026-03-04", "2026-04-05" }));
        Assert.That((all.Count, all.ScannedCount, all.LastEvaluatedKey.Count), Is.EqualTo((4, 4, 0)));
    }

    [TestCase("Placed >= :a", new[] { "2026-02-03", "2026-03-04", "2026-04-05" })]
    [TestCase("Placed < :a", new[] { "2026-01-02" })]
    [TestCase("Placed = :a", new string[0])]
    [TestCase("Placed BETWEEN :a AND :b", new[] { "2026-02-03", "2026-03-04" })]
    [TestCase("begins_with(Placed, :a)", new[] { "2026-02-03" })]
    public async Task The_sort_key_is_compared(string condition, string[] expected)
    {
        var values = new Dictionary<string, AttributeValue>(OfC1) { [":a"] = "2026-02" };
        if (condition.Contains(":b", StringComparison.Ordinal)) values[":b"] = "2026-03-31";

        var result = await _orders.QueryAsync(new() { KeyConditionExpression = $"Customer = :customer AND {condition}", ExpressionAttributeValues = values });

        Assert.That(Placed(result.Items), Is.EqualTo(expected));
    }

    [Test]
    public void A_query_runs_backwards_synchronously()
    {
        var result = _orders.Query(new() { KeyConditionExpression = "Customer = :customer", ExpressionAttributeValues = OfC1, ScanIndexForward = false, Limit = 1 });

        Assert.That(Placed(result.Items), Is.EqualTo(new[] { "2026-04-05" }));
        Assert.That(Wire.Calls.Single().IsAsync, Is.False);
    }

    [Test]
    public async Task Pages_are_joined_by_the_last_evaluated_key()
    {
        var read = new List<string>();
        IReadOnlyDictionary<string, AttributeValue> start = new Dictionary<string, AttributeValue>();
        do
        {
            var page = await _orders.QueryAsync(start.Count == 0
                ? new() { KeyConditionExpression = "Customer = :customer", ExpressionAttributeValues = OfC1, Limit = 3 }
                : new() { KeyConditionExpression = "Customer = :customer", ExpressionAttributeValues = OfC1, Limit = 3, ExclusiveStartKey = start });
            read.AddRange(Placed(page.Items));
            start = page.LastEvaluatedKey;
        }
        while (start.Count > 0);

        Assert.That(read, Is.EqualTo(new[] { "2026-01-02", "2026-02-03", "2026-03-04", "2026-04-05" }));
        Assert.That(Wire.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_clients_paginator_follows_the_keys_too()
    {
        var input = new AwsStructure { ["TableName"] = _orders.Name, ["KeyConditionExpression"] = "Customer = :customer", ["ExpressionAttributeValues"] = OfC1 };
        var counts = new List<object?>();
        await foreach (var page in Aws.DynamoDB.Client.Paginate("Query", input, new() { PageSize = 3 })) counts.Add(page["Count"]);

        Assert.That(counts, Is.EqualTo(new object[] { 3, 1 }));
        Assert.That(Wire.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_filter_decides_after_the_items_were_read()
    {
        var result = await _orders.QueryAsync(new()
        {
            KeyConditionExpression = "Customer = :customer",
            FilterExpression = "Amount > :least AND contains(Tags, :tag)",
            ProjectionExpression = "Placed, Amount",
            ExpressionAttributeValues = new Dictionary<string, AttributeValue>(OfC1) { [":least"] = 5, [":tag"] = "gift" },
        });

        Assert.That(Placed(result.Items), Is.EqualTo(new[] { "2026-01-02", "2026-03-04" }));
        Assert.That(result.Items[0].Keys, Is.EquivalentTo(new[] { "Placed", "Amount" }));
        Assert.That((result.Count, result.ScannedCount), Is.EqualTo((2, 4)));
    }

    [Test]
    public async Task A_scan_reads_everything_that_its_filter_lets_through()
    {
        var all = await _orders.ScanAsync();
        var big = _orders.Scan(new() { FilterExpression = "Amount > :least", ExpressionAttributeValues = new Dictionary<string, AttributeValue> { [":least"] = 50 } });

        Assert.That(all.Items, Has.Count.EqualTo(5));
        Assert.That(big.Items.Select(item => item["Customer"].AsString()), Is.EqualTo(new[] { "c2" }));
    }

    [Test]
    public async Task A_condition_on_no_key_is_refused_by_the_service()
    {
        var error = (await Assert.ThrowsAsync<AwsServiceException>(() => _orders.QueryAsync(new()
        {
            KeyConditionExpression = "Amount = :total",
            ExpressionAttributeValues = new Dictionary<string, AttributeValue> { [":total"] = 1 },
        })))!;

        Assert.That((error.Code, error.StatusCode), Is.EqualTo(("ValidationException", 400)));
    }

    protected override async Task PrepareAsync()
    {
        _orders = await MakeTableAsync("queried");
        await Put("c1", "2026-03-04", 7, "gift", "red");
        await Put("c1", "2026-01-02", 42.5m, "gift");
        await Put("c1", "2026-04-05", 1, "gift");
        await Put("c1", "2026-02-03", 12, "blue");
        await Put("c2", "2026-02-03", 99.95m, "blue");
    }

    private Task Put(string customer, string placed, decimal total, params string[] tags) => _orders.PutItemAsync(new()
    {
        Item = new Dictionary<string, AttributeValue>(Key(customer, placed)) { ["Amount"] = total, ["Tags"] = AttributeValue.FromSet(tags) },
    });

    private static IEnumerable<string> Placed(IReadOnlyList<IReadOnlyDictionary<string, AttributeValue>> items) => items.Select(item => item["Placed"].AsString());
}
