using System.Collections.Concurrent;
using System.Text.Json;
using AwsResources.Client.Endpoints;
using AwsResources.Client.Model;

namespace AwsResources.Conformance.Suites;

/// <summary><c>endpoints</c>: the parameters of a call to the endpoint, or the refusal, that a service's rules give.</summary>
internal sealed class EndpointSuite : IConformanceSuite
{
    private static readonly ConcurrentDictionary<string, EndpointRuleSet> RuleSets = new(StringComparer.Ordinal);
    private static readonly Lazy<PartitionTable> Partitions = new(() => PartitionTable.Parse(ModelCatalog.Embedded.Partitions));

    public string Name => "endpoints";

    public IEnumerable<ConformanceCase> Cases(string path)
    {
        foreach (var file in Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var service = document.RootElement.GetProperty("service").GetString()!;
            var index = 0;
            foreach (var test in document.RootElement.GetProperty("testCases").EnumerateArray())
            {
                var copy = test.Clone();
                yield return new ConformanceCase($"{Name}/{Path.GetFileName(file)}:{index++}", () => Run(service, copy));
            }
        }
    }

    private static void Run(string service, JsonElement test)
    {
        var rules = RuleSets.GetOrAdd(service, name =>
            EndpointRuleSet.Parse(ModelCatalog.Embedded.GetService(name).EndpointRuleSet, Partitions.Value, name));
        var parameters = ReadParameters(test);
        var expect = test.GetProperty("expect");
        VerifyOutcome(expect, () => rules.Resolve(parameters));
        if (!test.TryGetProperty("operationInputs", out var calls)) return;
        foreach (var call in calls.EnumerateArray())
            if (EndpointCalls.IsKnown(service, call)) VerifyOutcome(expect, () => EndpointCalls.Resolve(service, call));
    }

    private static void VerifyOutcome(JsonElement expect, Func<ResolvedEndpoint> resolve)
    {
        if (expect.TryGetProperty("error", out var error)) VerifyError(error.GetString()!, resolve);
        else VerifyEndpoint(expect.GetProperty("endpoint"), resolve());
    }

    private static EndpointParameters ReadParameters(JsonElement test)
    {
        var parameters = new EndpointParameters();
        if (!test.TryGetProperty("params", out var given)) return parameters;
        foreach (var parameter in given.EnumerateObject())
            _ = parameters.SetValue(parameter.Name, parameter.Value.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.Array => parameter.Value.EnumerateArray().Select(i => i.GetString()!).ToArray(),
                _ => parameter.Value.GetString(),
            });
        return parameters;
    }

    // Our message is the rule set's own text, behind it the parameters in parentheses, and before it the call, where there is one.
    private static void VerifyError(string expected, Func<ResolvedEndpoint> resolve)
    {
        try
        {
            var endpoint = resolve();
            throw new CaseFailedException($"expected the error '{expected}', got {endpoint.Url}");
        }
        catch (AwsEndpointException e)
        {
            var message = (e.InnerException as AwsEndpointException ?? e).Message;
            Verify.That(message == expected || message.StartsWith(expected + " (", StringComparison.Ordinal), $"error: expected '{expected}', got '{message}'");
        }
    }

    private static void VerifyEndpoint(JsonElement expected, ResolvedEndpoint actual)
    {
        Verify.Equal("url", expected.GetProperty("url").GetString(), actual.Url);
        if (expected.TryGetProperty("headers", out var headers))
            Verify.Equal("headers", Sorted(headers.EnumerateObject().Select(h => $"{h.Name}: {string.Join(", ", h.Value.EnumerateArray())}")),
                Sorted(actual.Headers.Select(h => $"{h.Key}: {string.Join(", ", h.Value)}")));
        else
            Verify.Equal("headers", 0, actual.Headers.Count);

        var properties = expected.TryGetProperty("properties", out var given) ? given : JsonElement.Parse("{}");
        Verify.EqualJson("properties", properties, ToJson(actual, properties.TryGetProperty("authSchemes", out _)));
    }

    private static string Sorted(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));

    private static JsonElement ToJson(ResolvedEndpoint endpoint, bool withAuthSchemes)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            foreach (var (name, value) in endpoint.Properties)
            {
                json.WritePropertyName(name);
                Write(json, value);
            }
            if (withAuthSchemes || endpoint.AuthSchemes.Count > 0)
            {
                json.WriteStartArray("authSchemes");
                foreach (var scheme in endpoint.AuthSchemes) Write(json, scheme);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        return JsonElement.Parse(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, EndpointAuthScheme scheme)
    {
        json.WriteStartObject();
        json.WriteString("name", scheme.Name);
        if (scheme.SigningName is not null) json.WriteString("signingName", scheme.SigningName);
        if (scheme.SigningRegion is not null) json.WriteString("signingRegion", scheme.SigningRegion);
        if (scheme.DisableDoubleEncoding is { } disabled) json.WriteBoolean("disableDoubleEncoding", disabled);
        if (scheme.SigningRegionSet.Count > 0)
        {
            json.WritePropertyName("signingRegionSet");
            Write(json, scheme.SigningRegionSet);
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case int number: json.WriteNumberValue(number); break;
            case double number: json.WriteNumberValue(number); break;
            case IReadOnlyDictionary<string, object?> members:
                json.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    json.WritePropertyName(name);
                    Write(json, member);
                }
                json.WriteEndObject();
                break;
            case IEnumerable<object?> items:
                json.WriteStartArray();
                foreach (var item in items) Write(json, item);
                json.WriteEndArray();
                break;
            default: throw new NotSupportedException($"A property of an endpoint is a {value.GetType().Name}.");
        }
    }
}
