using System.Collections;
using System.Text.Json.Nodes;
using AwsResources.Client.JmesPath;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.RoundTrips;

/// <summary>Services of all protocols: what this client makes, reads, lists and deletes on a server that others wrote, boto3 sees too.</summary>
[Category("Spec")]
public sealed class RoundTripTests
{
    private MotoServer? _moto;
    private Boto3Peer? _boto3;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _moto = await MotoServer.StartOrSkipAsync(Assert.Ignore);
        _boto3 = new Boto3Peer(_moto.Url);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _boto3?.Dispose();
        _moto?.Dispose();
    }

    [TestCaseSource(nameof(Services))]
    public async Task What_is_made_is_read_listed_and_deleted_and_boto3_sees_the_same(string service, bool async)
    {
        var row = RoundTripRow.All.Single(known => known.Service == service);
        var trip = new Trip(_moto!.Url, _boto3!, row, async);
        await trip.CreateAsync();

        await trip.ReadsAsBoto3DoesAsync();
        await trip.ListsAsBoto3DoesAsync(isThere: true);
        await trip.DeleteAsync();
        await trip.ListsAsBoto3DoesAsync(isThere: false);
    }

    private static IEnumerable<TestCaseData> Services() => RoundTripRow.All.Select((row, index) => new TestCaseData(row.Service, index % 2 == 0)
        .SetArgDisplayNames(row.Service, index % 2 == 0 ? "async" : "sync"));

    private sealed class Trip(string endpointUrl, Boto3Peer boto3, RoundTripRow row, bool async)
    {
        private readonly Dictionary<string, string> _places = [];

        public async Task CreateAsync()
        {
            if (row.Before is var (service, before)) Keep("$before", before.Path, await CallAsync(service, before));
            Keep("$id", row.Create.Path, await CallAsync(row.Service, row.Create));
        }

        public async Task ReadsAsBoto3DoesAsync()
        {
            var output = await CallAsync(row.Service, row.Read);
            Keep("$id", row.Id, output);
            var (ours, theirs) = (JsonNode.Parse(output.ToJson())!, boto3.Ask(row.Service, row.Read.Operation, Fill(row.Read.Input)));
            Assert.That(SameValues.Difference(ours, theirs, row.Varying), Is.Null, $"ours:   {ours.ToJsonString()}\nboto3's: {theirs.ToJsonString()}");
        }

        public async Task ListsAsBoto3DoesAsync(bool isThere)
        {
            var ours = Names(await CallAsync(row.Service, row.List));
            var theirs = Names(boto3.Ask(row.Service, row.List.Operation, Fill(row.List.Input)));
            using (Assert.EnterMultipleScope())
            {
                Assert.That(ours, Is.EqualTo(theirs));
                Assert.That(ours, isThere ? Does.Contain(Fill(row.Name)) : Does.Not.Contain(Fill(row.Name)));
            }
        }

        public Task DeleteAsync() => CallAsync(row.Service, row.Delete);

        private async Task<AwsStructure> CallAsync(string service, RoundTripCall call)
        {
            var client = TestClients.ClientAt(service, endpointUrl, TestClients.Options with { Region = "us-east-1", TimeProvider = TimeProvider.System });
            var input = (AwsStructure)Value(Fill(call.Input))!;
            return async ? await client.CallAsync(call.Operation, input) : client.Call(call.Operation, input);
        }

        private List<string> Names(object output) => [.. JmesExpression.Parse(row.List.Path!).SearchMany(output).Select(name => name!.ToString()!).Order(StringComparer.Ordinal)];

        private void Keep(string place, string? path, AwsStructure output)
        {
            if (path is null) return;
            var found = JmesExpression.Parse(path).Search(output);
            Assert.That(found, Is.Not.Null, $"{path} in {output}");
            if (found is string text) _places[place] = text;
            else foreach (var (item, index) in ((IList)found!).Cast<object>().Select((item, index) => (item, index))) _places[$"{place}.{index}"] = (string)item;
        }

        private JsonNode Fill(JsonNode input) => input switch
        {
            JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Key, Fill(member.Value!)))),
            JsonArray items => new JsonArray([.. items.Select(item => Fill(item!))]),
            JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Fill(text)),
            _ => input.DeepClone(),
        };

        private string Fill(string text) => _places.GetValueOrDefault(text, text);

        // As a user writes it: structures by name, lists and scalars.
        private static object? Value(JsonNode? node)
        {
            switch (node)
            {
                case JsonObject members:
                    var structure = new AwsStructure();
                    foreach (var (name, value) in members) structure[name] = Value(value);
                    return structure;
                case JsonArray items:
                    return items.Select(Value).ToList();
                case JsonValue value when value.TryGetValue<bool>(out var flag):
                    return flag;
                case JsonValue value when value.TryGetValue<int>(out var number):
                    return number;
                case JsonValue value when value.TryGetValue<double>(out var number):
                    return number;
                default:
                    return node?.GetValue<string>();
            }
        }
    }
}
