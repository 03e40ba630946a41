using System.Text.Json;
using AwsResources.Client.Endpoints.Reading;

namespace AwsResources.Client.Endpoints;

/// <summary>
/// The endpoint rules of a service, read once into a tree whose names are slots, and evaluated for the parameters of a call.
/// Immutable; safe to share between threads.
/// </summary>
internal sealed class EndpointRuleSet
{
    private readonly EndpointParameter[] _parameters;
    private readonly Rule[] _rules;
    private readonly int _slotCount;

    private EndpointRuleSet(EndpointParameter[] parameters, Rule[] rules, int slotCount)
    {
        _parameters = parameters;
        _rules = rules;
        _slotCount = slotCount;
    }

    /// <summary>The parameters in the rule set's order.</summary>
    public IReadOnlyList<EndpointParameter> Parameters => _parameters;

    /// <summary>The endpoint for these parameters. Those that the rule set does not declare are passed over.</summary>
    /// <exception cref="AwsEndpointException">The rules refuse the parameters, or a required one is missing or of the wrong type.</exception>
    public ResolvedEndpoint Resolve(EndpointParameters parameters) => Resolve(Bind(parameters));

    /// <summary>Reads a rule set, <c>endpoint-rule-set-1.json</c>.</summary>
    /// <param name="json">The text; not needed after the call.</param>
    /// <param name="partitions">The partitions that <c>aws.partition</c> finds.</param>
    /// <param name="name">The service's name for messages.</param>
    /// <exception cref="AwsModelException">The text is not a rule set, or calls for what this library does not know.</exception>
    public static EndpointRuleSet Parse(ReadOnlyMemory<byte> json, PartitionTable partitions, string name = "the service")
    {
        var reader = new Utf8JsonReader(json.Span);
        try
        {
            return Read(ref reader, partitions);
        }
        catch (Exception e) when (e is AwsModelException or AwsEndpointException or JsonException or InvalidOperationException)
        {
            throw new AwsModelException($"The endpoint rules of {name} are malformed near byte {reader.BytesConsumed}: {e.Message}", e);
        }
    }

    /// <summary>The values of the used parameters by slot, defaults filled in: all that the result depends on.</summary>
    internal object?[] Bind(EndpointParameters given)
    {
        var values = new object?[_parameters.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = _parameters[i];
            if (given.TryGet(parameter.Name, out var value)) parameter.Check(value);
            else if (parameter.Default is { } standard) value = standard;
            else if (parameter.Required) throw Missing(given);
            if (parameter.IsUsed) values[i] = value;
        }
        return values;
    }

    internal ResolvedEndpoint Resolve(object?[] values)
    {
        var slots = new object?[_slotCount];
        values.CopyTo(slots, 0);
        string? error = null;
        foreach (var rule in _rules)
        {
            var endpoint = rule.Evaluate(slots, ref error);
            if (endpoint is not null) return endpoint;
            if (error is not null) break;
        }
        throw new AwsEndpointException((error ?? "No endpoint rule fits.") + Describe(values));
    }

    private static EndpointRuleSet Read(ref Utf8JsonReader reader, PartitionTable partitions)
    {
        _ = reader.Read();
        JsonWalk.Expect(ref reader, JsonTokenType.StartObject);
        List<EndpointParameter>? parameters = null;
        var rules = default(Utf8JsonReader);
        var hasRules = false;
        while (JsonWalk.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("parameters"u8))
            {
                _ = reader.Read();
                parameters = ParameterReader.Read(ref reader);
            }
            else if (reader.ValueTextEquals("rules"u8))
            {
                _ = reader.Read();
                rules = reader;
                hasRules = true;
                if (parameters is not null) break;
                reader.Skip();
            }
            else JsonWalk.SkipMember(ref reader);
        }
        if (!hasRules || parameters is null) throw new AwsModelException("it lacks 'parameters' or 'rules'");
        var scope = new RuleScope(parameters);
        reader = rules;
        var read = new RuleReader(scope, partitions).ReadRules(ref reader);
        return new EndpointRuleSet([.. parameters], read, scope.SlotCount);
    }

    private AwsEndpointException Missing(EndpointParameters given)
    {
        var missing = _parameters.Where(p => p.Required && p.Default is null && !given.TryGet(p.Name, out _)).Select(p => p.Name);
        return new($"The endpoint rules need a value for {string.Join(", ", missing)}, and none was given.");
    }

    // Defaults did not lead here, so they are not worth the reader's time.
    private string Describe(object?[] values)
    {
        var set = _parameters.Zip(values)
            .Where(p => p.Second is not null && !p.Second.Equals(p.First.Default) && p.Second is not false)
            .Select(p => $"{p.First.Name}={Show(p.Second!)}")
            .ToList();
        return set.Count == 0 ? "" : $" ({string.Join(", ", set)})";
    }

    private static string Show(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        string[] list => $"[{string.Join(", ", list)}]",
        string text when text.Contains("://", StringComparison.Ordinal) && text.Contains('@', StringComparison.Ordinal) => "(a URL with user information)",
        _ => (string)value,
    };
}
