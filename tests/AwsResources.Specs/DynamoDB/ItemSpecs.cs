using AwsResources.DynamoDB;
using AwsResources.Specs.Backends;
using AwsResources.TestKit;

namespace AwsResources.Specs.DynamoDB;

public sealed class ItemSpecs(Backend backend) : DynamoDBSpec(backend)
{
    private ITable _table = null!;

    [Test]
    public async Task An_item_of_every_kind_of_value_comes_back_as_it_was()
    {
        var item = new Dictionary<string, AttributeValue>(Key("kinds", "1"))
        {
            ["Text"] = "grün & <weiß> \"\n",
            ["Whole"] = 42,
            ["Exact"] = AttributeValue.FromNumber("12345678901234567890.123456789"),
            ["Negative"] = -0.5m,
            ["Bytes"] = new byte[] { 0, 1, 254, 255 },
            ["Yes"] = true,
            ["No"] = false,
            ["Nothing"] = AttributeValue.Null,
            ["Names"] = AttributeValue.FromSet(["b", "a"]),
            ["Numbers"] = AttributeValue.FromSet([1m, 2.5m]),
            ["Blobs"] = AttributeValue.FromSet([new ReadOnlyMemory<byte>([1, 2]), new ReadOnlyMemory<byte>([3])]),
            ["List"] = new AttributeValue[] { "a", 1, new Dictionary<string, AttributeValue> { ["deep"] = true } },
            ["Map"] = new Dictionary<string, AttributeValue> { ["Sku"] = "x-1", ["Count"] = 3 },
        };

        await _table.PutItemAsync(new() { Item = item });
        var read = (await _table.GetItemAsync(new() { Key = Key("kinds", "1"), ConsistentRead = true })).Item;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.Keys, Is.EquivalentTo(item.Keys));
            Assert.That(read["Text"].AsString(), Is.EqualTo("grün & <weiß> \"\n"));
            Assert.That(read["Whole"].AsInt32(), Is.EqualTo(42));
            Assert.That(read["Exact"].N, Is.EqualTo("12345678901234567890.123456789"));
            Assert.That(read["Negative"].AsDecimal(), Is.EqualTo(-0.5m));
            Assert.That(read["Bytes"].AsBytes().ToArray(), Is.EqualTo(new byte[] { 0, 1, 254, 255 }));
            Assert.That((read["Yes"].AsBoolean(), read["No"].AsBoolean(), read["Nothing"].IsNull), Is.EqualTo((true, false, true)));
            Assert.That(read["Names"].SS, Is.EquivalentTo(new[] { "a", "b" }));
            Assert.That(read["Numbers"].NS, Is.EquivalentTo(new[] { "1", "2.5" }));
            Assert.That(read["Blobs"].BS.Select(bytes => bytes.ToArray()), Is.EquivalentTo(new[] { new byte[] { 1, 2 }, [3] }));
            Assert.That(read["List"].AsList()[2].AsMap()["deep"].AsBoolean(), Is.True);
            Assert.That((read["Map"].AsMap()["Sku"].AsString(), read["Map"].AsMap()["Count"].AsInt32()), Is.EqualTo(("x-1", 3)));
        }
    }

    [Test]
    public void Items_are_written_read_and_deleted_synchronously()
    {
        using var only = Wire.Only(CallStyle.SyncOnly);

        _table.PutItem(new() { Item = Key("sync", "1") });
        Assert.That(_table.GetItem(new() { Key = Key("sync", "1") }).Item["Placed"].AsString(), Is.EqualTo("1"));
        var old = _table.DeleteItem(new() { Key = Key("sync", "1"), ReturnValues = ReturnValue.AllOld });

        Assert.That(old.Attributes.Keys, Is.EquivalentTo(new[] { "Customer", "Placed" }));
        Assert.That(_table.GetItem(new() { Key = Key("sync", "1") }).Item, Is.Empty);
        Assert.That(Wire.Calls, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Items_are_written_read_and_deleted_asynchronously()
    {
        using var only = Wire.Only(CallStyle.AsyncOnly);

        await _table.PutItemAsync(new() { Item = Key("async", "1") });
        Assert.That((await _table.GetItemAsync(new() { Key = Key("async", "1") })).Item["Placed"].AsString(), Is.EqualTo("1"));
        await _table.DeleteItemAsync(new() { Key = Key("async", "1") });

        var gone = await _table.GetItemAsync(new() { Key = Key("async", "1") });
        Assert.That((gone.Item.Count, gone.Has("Item")), Is.EqualTo((0, false)));
    }

    [Test]
    public async Task An_update_changes_what_its_expression_names()
    {
        await _table.PutItemAsync(new() { Item = new Dictionary<string, AttributeValue>(Key("update", "1")) { ["Amount"] = 10, ["Former"] = "x", ["Lines"] = new AttributeValue[] { "a" } } });

        var updated = await _table.UpdateItemAsync(new()
        {
            Key = Key("update", "1"),
            UpdateExpression = "SET Amount = Amount + :more, #lines = list_append(#lines, :line) REMOVE Former ADD Visits :one",
            ExpressionAttributeNames = new Dictionary<string, string> { ["#lines"] = "Lines" },
            ExpressionAttributeValues = new Dictionary<string, AttributeValue> { [":more"] = 32.5m, [":line"] = new AttributeValue[] { "b" }, [":one"] = 1 },
            ReturnValues = ReturnValue.AllNew,
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(updated.Attributes["Amount"].AsDecimal(), Is.EqualTo(42.5m));
            Assert.That(updated.Attributes["Lines"].AsList().Select(line => line.AsString()), Is.EqualTo(new[] { "a", "b" }));
            Assert.That(updated.Attributes["Visits"].AsInt32(), Is.EqualTo(1));
            Assert.That(updated.Attributes.ContainsKey("Former"), Is.False);
        }
    }

    [Test]
    public async Task A_condition_that_does_not_hold_is_an_error_of_its_own_type()
    {
        await _table.PutItemAsync(new() { Item = new Dictionary<string, AttributeValue>(Key("condition", "1")) { ["Version"] = 1 } });

        var error = (await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => _table.PutItemAsync(new()
        {
            Item = Key("condition", "1"),
            ConditionExpression = "attribute_not_exists(Customer)",
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.AllOld,
        })))!;

        Assert.That(error.Message, Does.StartWith("DynamoDB PutItem failed: ConditionalCheckFailedException (400): The conditional request failed"));
        Assert.That(error.Item["Version"].AsInt32(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_key_that_does_not_fit_the_table_is_refused_by_the_service()
    {
        var error = (await Assert.ThrowsAsync<AwsServiceException>(
            () => _table.GetItemAsync(new() { Key = new Dictionary<string, AttributeValue> { ["Customer"] = "c1" } })))!;

        Assert.That((error.Code, error.StatusCode), Is.EqualTo(("ValidationException", 400)));
        // moto answers with nothing but "Validation Exception" here.
        if (Backend is not MotoBackend) Assert.That(error.Message, Does.Contain("The provided key element does not match the schema"));
    }

    [Test]
    public async Task Items_of_a_table_that_is_not_there_are_an_error_of_its_own_type() =>
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => Aws.DynamoDB.Table("nobody-made-this-table").GetItemAsync(new() { Key = Key("a", "b") }));

    [Test]
    public async Task Items_of_several_keys_are_written_and_read_in_one_call_each()
    {
        var keys = Enumerable.Range(1, 3).Select(i => Key("batch", $"{i}")).ToList();

        await Aws.DynamoDB.BatchWriteItemAsync(new()
        {
            RequestItems = new Dictionary<string, IReadOnlyList<WriteRequest>> { [_table.Name] = [.. keys.Select(key => new WriteRequest { PutRequest = new() { Item = key } })] },
        });
        var read = await Aws.DynamoDB.BatchGetItemAsync(new() { RequestItems = new Dictionary<string, KeysAndAttributes> { [_table.Name] = new() { Keys = keys } } });

        Assert.That(read.Responses[_table.Name].Select(item => item["Placed"].AsString()), Is.EquivalentTo(new[] { "1", "2", "3" }));
        Assert.That(Wire.Calls, Has.Count.EqualTo(2));
    }

    protected override async Task PrepareAsync() => _table = await MakeTableAsync("items");
}
