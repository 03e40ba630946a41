using AwsResources.DynamoDB;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.DynamoDB;

/// <summary>What specs of DynamoDB have in common.</summary>
public abstract class DynamoDBSpec(Backend backend) : Spec(backend)
{
    /// <summary>A table of orders: the customer, and when the order was placed.</summary>
    protected static CreateTableOptions Definition(string name) => new()
    {
        TableName = name,
        KeySchema = [new() { AttributeName = "Customer", KeyType = KeyType.Hash }, new() { AttributeName = "Placed", KeyType = KeyType.Range }],
        AttributeDefinitions = [new() { AttributeName = "Customer", AttributeType = "S" }, new() { AttributeName = "Placed", AttributeType = "S" }],
        BillingMode = BillingMode.PayPerRequest,
    };

    protected static Dictionary<string, AttributeValue> Key(string customer, string placed) => new() { ["Customer"] = customer, ["Placed"] = placed };

    /// <summary>Makes a table and waits until it can be used; it is deleted at the end where that matters.</summary>
    protected async Task<ITable> MakeTableAsync(string name)
    {
        var table = await Aws.DynamoDB.CreateTableAsync(Definition(Unique(name)));
        Afterwards(async () =>
        {
            if (await table.ExistsAsync()) await table.DeleteAsync();
        });
        await table.WaitUntilExistsAsync();
        Wire.Clear();
        return table;
    }
}
