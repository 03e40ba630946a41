using System.Text;
using System.Text.Json.Nodes;
using AwsResources.Client.Codecs;
using AwsResources.Client.Codecs.Json;
using AwsResources.Client.Model;
using AwsResources.Emulator.Core;
using AwsResources.Emulator.Services.DynamoDb;
using AwsResources.Emulator.Services.DynamoDb.Tables;

namespace AwsResources.Emulator.Tests.Services.DynamoDb;

/// <summary>DynamoDB of one region on a clock that the test moves, called by operation and JSON.</summary>
internal sealed class EmulatedTables
{
    public const string HashOnly = """
        "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
        "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}], "BillingMode": "PAY_PER_REQUEST"
        """;

    public const string HashAndRange = """
        "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "sk", "AttributeType": "N"}],
        "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}], "BillingMode": "PAY_PER_REQUEST"
        """;

    private static readonly ServiceModel Model = ModelCatalog.Embedded.GetService("dynamodb");
    private readonly DynamoDbOperations _operations;

    public EmulatedTables() => _operations = new DynamoDbOperations(new TableStore("123456789012", "eu-west-1", Clock));

    public VirtualClock Clock { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    /// <summary>Calls with the input and output that the wire has.</summary>
    public JsonObject Call(string operation, string input, bool emptyPage = false)
    {
        Assert.That(Model.TryGetOperation(operation, out var model), operation);
        var tape = JsonReaderCodec.Read(Encoding.UTF8.GetBytes(input), model!.Input);
        var output = _operations.Invoke(operation, new AwsStructure(model.Input, tape, 0), emptyPage);
        using var written = new PooledBuffer();
        JsonWriterCodec.Write(written, model.Output, output);
        return JsonNode.Parse(written.Written)!.AsObject();
    }

    /// <summary>The refusal of an operation, as <c>Code: message</c>.</summary>
    public string Refusal(string operation, string input)
    {
        var error = Assert.Catch<EmulatorException>(() => Call(operation, input))!;
        return $"{error.Code}: {error.Message}";
    }

    public EmulatorException Error(string operation, string input) => Assert.Catch<EmulatorException>(() => Call(operation, input))!;

    /// <summary>Makes a table and waits for it.</summary>
    public EmulatedTables WithTable(string name, string definition)
    {
        Call("CreateTable", $$"""{"TableName": "{{name}}", {{definition}}}""");
        Clock.Advance(TimeSpan.FromSeconds(10));
        return this;
    }

    public EmulatedTables WithItems(string table, params string[] items)
    {
        foreach (var item in items) Call("PutItem", $$"""{"TableName": "{{table}}", "Item": {{item}}}""");
        return this;
    }

    /// <summary>One attribute of each item of an answer.</summary>
    public static string[] Column(JsonObject page, string attribute) =>
        [.. page["Items"]!.AsArray().Select(item => item![attribute]!.AsObject().First().Value!.ToString())];
}
