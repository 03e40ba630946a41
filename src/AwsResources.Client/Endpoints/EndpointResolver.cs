namespace AwsResources.Client.Endpoints;

/// <summary>Finds the endpoints of one service, and remembers the latest hundred. Safe to share between threads.</summary>
internal sealed class EndpointResolver(EndpointRuleSet rules)
{
    private readonly EndpointCache _cache = new();

    // The calls of a client have the same settings, but for those that are sent elsewhere.
    private Settled? _settled;

    /// <summary>The parameters that the rules take.</summary>
    public IReadOnlyList<EndpointParameter> Parameters => rules.Parameters;

    /// <summary>The endpoints remembered now.</summary>
    public int Remembered => _cache.Count;

    /// <summary>What a client's settings say of the parameters: the caller's own, to add what an operation and its input say.</summary>
    public EndpointParameters CreateParameters(EndpointBuiltIns settings)
    {
        var settled = Volatile.Read(ref _settled);
        if (settled is null || !ReferenceEquals(settled.Settings, settings)) Volatile.Write(ref _settled, settled = new Settled(settings, Settle(settings)));
        return settled.Parameters.Copy();
    }

    /// <summary>The endpoint for these parameters. Those that the rule set does not declare are passed over.</summary>
    /// <exception cref="AwsEndpointException">The rules refuse the parameters, or a required one is missing or of the wrong type.</exception>
    public ResolvedEndpoint Resolve(EndpointParameters parameters)
    {
        var key = new EndpointKey(rules.Bind(parameters));
        if (_cache.Find(key) is { } known) return known;
        var endpoint = rules.Resolve(key.Values);
        _cache.Add(key, endpoint);
        return endpoint;
    }

    private EndpointParameters Settle(EndpointBuiltIns settings)
    {
        var parameters = new EndpointParameters(rules.Parameters);
        foreach (var parameter in rules.Parameters)
            if (settings[parameter.BuiltIn ?? parameter.Name] is { } value) _ = parameters.SetValue(parameter.Name, value);
        return parameters;
    }

    /// <param name="Settings">What the parameters were made of.</param>
    /// <param name="Parameters">Never changed: callers get copies.</param>
    private sealed record Settled(EndpointBuiltIns Settings, EndpointParameters Parameters);
}
