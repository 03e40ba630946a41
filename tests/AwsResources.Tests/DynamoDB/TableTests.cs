using AwsResources.DynamoDB;
using AwsResources.TestKit;

namespace AwsResources.Tests.DynamoDB;

public sealed class TableTests
{
    [Test]
    public async Task Items_are_written_and_read_with_plain_values()
    {
        var wire = new FakeTransport().Answer(200, "{}").Answer(200, """
            {"Item":{"Customer":{"S":"c1"},"Total":{"N":"42.5"},"Paid":{"BOOL":true},"Lines":{"L":[{"M":{"Sku":{"S":"x"},"Count":{"N":"3"}}}]},"Note":{"NULL":true}}}
            """);
        await using var aws = Sessions.Over(wire);
        var orders = aws.DynamoDB.Table("orders");

        await orders.PutItemAsync(new()
        {
            Item = new Dictionary<string, AttributeValue>
            {
                ["Customer"] = "c1",
                ["Total"] = 42.5m,
                ["Lines"] = new AttributeValue[] { new Dictionary<string, AttributeValue> { ["Sku"] = "x", ["Count"] = 3 } },
                ["Note"] = AttributeValue.Null,
            },
        });
        var item = (await orders.GetItemAsync(new() { Key = new Dictionary<string, AttributeValue> { ["Customer"] = "c1" } })).Item;

        Assert.Multiple(() =>
        {
            Assert.That(wire.Requests[0].Text, Is.EqualTo(
                """{"TableName":"orders","Item":{"Customer":{"S":"c1"},"Total":{"N":"42.5"},"Lines":{"L":[{"M":{"Sku":{"S":"x"},"Count":{"N":"3"}}}]},"Note":{"NULL":true}}}"""));
            Assert.That(item["Customer"].AsString(), Is.EqualTo("c1"));
            Assert.That(item["Total"].AsDecimal(), Is.EqualTo(42.5m));
            Assert.That(item["Paid"].AsBoolean(), Is.True);
            Assert.That(item["Lines"].AsList()[0].AsMap()["Count"].AsInt32(), Is.EqualTo(3));
            Assert.That(item["Note"].IsNull, Is.True);
            Assert.That(() => item["Customer"].AsInt32(), Throws.TypeOf<InvalidCastException>().With.Message.EqualTo("The value is of the kind S, not a number (N)."));
        });
    }

    [Test]
    public async Task An_error_carries_the_members_of_its_model()
    {
        var wire = new FakeTransport().Answer(400, """
            {"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","message":"The conditional request failed","Item":{"Id":{"S":"1"}}}
            """);
        await using var aws = Sessions.Over(wire);

        var e = await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => aws.DynamoDB.Table("t").PutItemAsync(new() { Item = new Dictionary<string, AttributeValue>() }));

        Assert.That(e!.Item["Id"].AsString(), Is.EqualTo("1"));
    }

    [Test]
    public void What_a_listing_of_names_lacks_loads_when_it_is_read()
    {
        var wire = FakeTransport.ExpectSync().Answer(200, """{"TableNames":["orders"]}""").Answer(200, """{"Table":{"TableName":"orders","TableStatus":"ACTIVE","ItemCount":7}}""");
        using var aws = Sessions.Over(wire);

        var table = aws.DynamoDB.Tables.FirstOrDefault();

        Assert.That((table!.Name, table.ItemCount, table.TableStatus), Is.EqualTo(("orders", (long?)7, (TableStatus?)TableStatus.Active)));
        Assert.That(wire.Requests, Has.Count.EqualTo(2));
    }
}
