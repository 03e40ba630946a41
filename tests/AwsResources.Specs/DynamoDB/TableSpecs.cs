using AwsResources.DynamoDB;
using AwsResources.Specs.Backends;
using AwsResources.TestKit;

namespace AwsResources.Specs.DynamoDB;

public sealed class TableSpecs(Backend backend) : DynamoDBSpec(backend)
{
    private ITable _orders = null!;

    [Test]
    public void A_table_is_described()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_orders.TableStatus, Is.EqualTo(TableStatus.Active));
            Assert.That(_orders.KeySchema.Select(key => (key.AttributeName, key.KeyType)), Is.EqualTo(new[] { ("Customer", (KeyType?)KeyType.Hash), ("Placed", KeyType.Range) }));
            Assert.That(_orders.AttributeDefinitions.Select(attribute => attribute.AttributeName), Is.EquivalentTo(new[] { "Customer", "Placed" }));
            Assert.That(_orders.BillingModeSummary.BillingMode, Is.EqualTo(BillingMode.PayPerRequest));
            Assert.That(_orders.TableArn, Does.StartWith("arn:aws:dynamodb:").And.EndWith($":table/{_orders.Name}"));
            Assert.That(_orders.CreationDateTime, Is.Not.Null);
            Assert.That(_orders.GlobalSecondaryIndexes, Is.Empty);
            Assert.That(_orders.TableName, Is.EqualTo(_orders.Name));
        }
    }

    [Test]
    public void Foreach_over_tables_calls_synchronously_only_and_loads_what_names_lack_once()
    {
        using var only = Wire.Only(CallStyle.SyncOnly);
        var found = new List<ITable>();

        foreach (var table in Aws.DynamoDB.Tables)
            if (table.Name == _orders.Name) found.Add(table);
        var listed = Wire.Calls.Count;

        Assert.That((found.Single().TableStatus, found.Single().ItemCount), Is.EqualTo(((TableStatus?)TableStatus.Active, (long?)0)));
        Assert.That(Wire.Calls, Has.Count.EqualTo(listed + 1));
    }

    [Test]
    public async Task Await_foreach_over_tables_calls_asynchronously_only()
    {
        using var only = Wire.Only(CallStyle.AsyncOnly);
        var names = new List<string>();

        await foreach (var table in Aws.DynamoDB.Tables) names.Add(table.Name);

        Assert.That(names, Does.Contain(_orders.Name));
    }

    [Test]
    public async Task Tables_are_listed_in_pages_by_name()
    {
        await MakeTableAsync("paged-a");
        await MakeTableAsync("paged-b");
        Wire.Clear();

        var names = (await Aws.DynamoDB.Tables.PageSize(1).Where(table => table.Name.StartsWith("paged-", StringComparison.Ordinal)).Take(2).ToListAsync()).Select(table => table.Name).ToList();

        Assert.That(names, Is.EqualTo(names.Order(StringComparer.Ordinal)).And.Count.EqualTo(2));
        Assert.That(Wire.Calls, Has.Count.GreaterThanOrEqualTo(3));
    }

    [Test]
    public async Task Whether_a_table_exists_is_asked_of_the_service()
    {
        Assert.That(await _orders.ExistsAsync(), Is.True);
        Assert.That(Aws.DynamoDB.Table("nobody-made-this-table").Exists(), Is.False);
        Assert.That(() => Aws.DynamoDB.Table("nobody-made-this-table").Load(), Throws.TypeOf<ResourceNotFoundException>()
            .With.Message.StartsWith("DynamoDB DescribeTable failed: ResourceNotFoundException (400): "));
    }

    [Test]
    public async Task A_table_that_is_deleted_is_waited_for_until_it_is_gone()
    {
        var table = await MakeTableAsync("shortlived");

        await table.DeleteAsync();
        await table.WaitUntilNotExistsAsync();

        Assert.That(await table.ExistsAsync(), Is.False);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => table.DeleteAsync());
    }

    [Test]
    public async Task A_table_of_a_name_that_is_taken_is_not_made()
    {
        var error = (await Assert.ThrowsAsync<ResourceInUseException>(() => Aws.DynamoDB.CreateTableAsync(Definition(_orders.Name))))!;

        Assert.That((error.Code, error.StatusCode), Is.EqualTo(("ResourceInUseException", 400)));
    }

    [Test]
    public async Task A_table_is_updated_and_forgets_what_was_loaded()
    {
        var table = await MakeTableAsync("updated");
        Assert.That(table.DeletionProtectionEnabled, Is.Not.True);

        var updated = await table.UpdateAsync(new() { DeletionProtectionEnabled = true });

        Assert.That(updated, Is.EqualTo(table));
        Assert.That((await table.WaitUntilExistsAsync()).DeletionProtectionEnabled, Is.True);
        await table.UpdateAsync(new() { DeletionProtectionEnabled = false });
        Assert.That((await table.WaitUntilExistsAsync()).DeletionProtectionEnabled, Is.Not.True);
    }

    protected override async Task PrepareAsync() => _orders = await MakeTableAsync("orders");
}
