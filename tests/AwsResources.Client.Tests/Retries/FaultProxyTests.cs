using System.Collections.Concurrent;
using System.Text.Json;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Retries;

/// <summary>Many calls through a proxy that spoils one request in five: what is lost, what is doubled, and how it ends.</summary>
internal sealed class FaultProxyTests
{
    private const int Calls = 1000;

    [TestCase(true, 1)]
    [TestCase(false, 8)]
    public async Task A_thousand_calls_succeed_or_end_in_a_typed_error_and_nothing_is_done_twice(bool async, int seed)
    {
        var vault = new Vault();
        using var server = new PeerServer(vault.Answer);
        using var proxy = new FaultProxy(server.Url, 0.2, seed);
        var client = TestClients.ClientAt("secretsmanager", proxy.Url);
        var failures = new List<AwsException>();
        for (var call = 0; call < Calls; call++)
        {
            try
            {
                var input = new AwsStructure { ["Name"] = $"name-{call}", ["SecretString"] = "secret-of-a-test" };
                var output = async ? await client.CallAsync("CreateSecret", input) : client.Call("CreateSecret", input);
                Assert.That(output["Name"], Is.EqualTo($"name-{call}"));
            }
            catch (AwsException error) when (error is AwsServiceException { Attempts: 3 } or AwsTransportException { Attempts: 3 })
            {
                failures.Add(error);
            }
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failures, Has.Count.EqualTo(Unlucky(proxy)).And.Count.LessThan(20), "a call fails where its last attempt was spoilt, and only there");
            Assert.That(proxy.Log.Select(entry => entry.Request.Header("amz-sdk-request")), Has.Some.EqualTo("attempt=3; max=3"));
            Assert.That(vault.Tokens.Values.Select(tokens => tokens.Count), Is.All.EqualTo(1), "all attempts of a call carry one token");
            Assert.That(vault.Tokens.Values.SelectMany(tokens => tokens.Values), Has.Some.GreaterThan(1), "answers were lost, and what had been done was asked for again");
            Assert.That(vault.Tokens.Values.Select(tokens => tokens.Keys.Single()), Is.Unique, "each call has a token of its own");
            Assert.That(proxy.Log.Select(entry => entry.Request.Header("amz-sdk-request")), Is.All.Matches("^attempt=[1-3]; max=3$"));
            Assert.That(proxy.Log.GroupBy(entry => entry.Request.Header("amz-sdk-invocation-id")).Count(), Is.EqualTo(Calls));
            Assert.That(proxy.Log.Select(entry => entry.Fault).Distinct(), Is.EquivalentTo(Enum.GetValues<ProxyFault>()));
        }
    }

    private static int Unlucky(FaultProxy proxy) => proxy.Log.GroupBy(entry => entry.Request.Header("amz-sdk-invocation-id"))
        .Count(call => call.Last().Fault is not (ProxyFault.None or ProxyFault.Delayed));

    /// <summary>Keeps what it is given, and counts how often it was given it, by name and token.</summary>
    private sealed class Vault
    {
        public ConcurrentDictionary<string, ConcurrentDictionary<string, int>> Tokens { get; } = [];

        public PeerAnswer Answer(RecordedRequest request)
        {
            using var input = JsonDocument.Parse(request.Body);
            var name = input.RootElement.GetProperty("Name").GetString()!;
            var token = input.RootElement.GetProperty("ClientRequestToken").GetString()!;
            _ = Tokens.GetOrAdd(name, _ => []).AddOrUpdate(token, 1, (_, times) => times + 1);
            return PeerAnswer.Http(200, $$"""{"ARN":"arn:aws:secretsmanager:us-west-2:123456789012:secret:{{name}}","Name":"{{name}}","VersionId":"{{token}}"}""",
                ("Content-Type", "application/x-amz-json-1.1"));
        }
    }
}
