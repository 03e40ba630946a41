using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsResources.Client.Model;

namespace AwsResources.Conformance.Suites.Messages;

/// <summary>The model that a case of protocols/* brings along: metadata, shapes and the one operation that is called.</summary>
internal static class VectorModel
{
    public static (ServiceModel Service, OperationModel Operation) Parse(JsonElement group, JsonElement given)
    {
        var metadata = JsonNode.Parse(group.GetProperty("metadata").GetRawText())!.AsObject();
        metadata.TryAdd("endpointPrefix", "test");
        var name = given.GetProperty("name").GetString()!;
        var model = new JsonObject
        {
            ["version"] = "2.0",
            ["metadata"] = metadata,
            ["operations"] = new JsonObject { [name] = JsonNode.Parse(given.GetRawText()) },
            ["shapes"] = JsonNode.Parse(group.GetProperty("shapes").GetRawText()),
        };
        var service = ServiceModelParser.Parse("test", Encoding.UTF8.GetBytes(model.ToJsonString()));
        Verify.That(service.TryGetOperation(name, out var operation), $"the model has no operation {name}");
        return (service, operation!);
    }
}
