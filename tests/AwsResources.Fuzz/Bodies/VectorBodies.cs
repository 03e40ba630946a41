using System.Text;
using System.Text.Json;
using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Conformance;
using AwsResources.Conformance.Suites.Messages;

namespace AwsResources.Fuzz.Bodies;

/// <summary>Responses that others wrote, from the vectors where they are at hand; each is made a message when it is first taken.</summary>
internal sealed class VectorBodies
{
    private static readonly Lazy<VectorBodies> All = new(() => new VectorBodies());

    private readonly Dictionary<string, List<Lazy<WireBody>>> _bodies = new(StringComparer.Ordinal);

    private VectorBodies()
    {
        if (VectorFolder.Find(out _) is not { } folder) return;
        foreach (var file in Files(Path.Join(folder, "services", "responses"))) AddService(Read(file));
        foreach (var file in Files(Path.Join(folder, "protocols", "output"))) AddProtocol(Read(file));
    }

    /// <summary>A response in this protocol; null where there are no vectors.</summary>
    public static WireBody? Response(Random random, string protocol) =>
        All.Value._bodies.TryGetValue(protocol, out var bodies) ? bodies[random.Next(bodies.Count)].Value : null;

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal) : [];

    private static JsonElement Read(string file) => JsonElement.Parse(File.ReadAllBytes(file));

    private void AddService(JsonElement root)
    {
        var (name, protocol) = (root.GetProperty("service").GetString()!, root.GetProperty("protocol").GetString()!);
        foreach (var test in root.GetProperty("cases").EnumerateArray())
            Add(protocol, () =>
            {
                var service = ModelCatalog.Embedded.GetService(name);
                _ = service.TryGetOperation(test.GetProperty("operation").GetString()!, out var operation);
                var response = test.GetProperty("response");
                return Body(service, operation!, protocol, response, response.GetProperty("status").GetInt32(), isBase64: true);
            });
    }

    private void AddProtocol(JsonElement groups)
    {
        foreach (var group in groups.EnumerateArray())
            foreach (var test in group.GetProperty("cases").EnumerateArray())
            {
                if (!test.TryGetProperty("result", out _)) continue;
                var protocol = group.GetProperty("metadata").GetProperty("protocol").GetString()!;
                Add(protocol, () =>
                {
                    var (service, operation) = VectorModel.Parse(group, test.GetProperty("given"));
                    var response = test.GetProperty("response");
                    return Body(service, operation, protocol, response, response.GetProperty("status_code").GetInt32(), protocol == "smithy-rpc-v2-cbor");
                });
            }
    }

    private static WireBody Body(ServiceModel service, OperationModel operation, string protocol, JsonElement response, int status, bool isBase64)
    {
        var text = response.TryGetProperty("body", out var body) ? body.GetString()! : "";
        var headers = response.TryGetProperty("headers", out var given)
            ? given.EnumerateObject().Select(header => KeyValuePair.Create(header.Name, header.Value.GetString()!)).ToList() : [];
        return new(service, operation, Protocol.Find(protocol)!, status, headers, isBase64 ? Convert.FromBase64String(text) : Encoding.UTF8.GetBytes(text));
    }

    private void Add(string protocol, Func<WireBody> make)
    {
        if (!_bodies.TryGetValue(protocol, out var bodies)) _bodies[protocol] = bodies = [];
        bodies.Add(new Lazy<WireBody>(make));
    }
}
