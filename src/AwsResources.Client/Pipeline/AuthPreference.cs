namespace AwsResources.Client.Pipeline;

/// <summary>What one client is told of how to authorise its calls, where a service leaves a choice.</summary>
internal sealed record AuthPreference
{
    public static AuthPreference None { get; } = new();

    /// <summary>Names of schemes, the most wanted first, without their namespace: "sigv4a". Those that nobody offers are passed over.</summary>
    public IReadOnlyList<string> Schemes { get; init; } = [];

    /// <summary>Whether the environment holds a token for the service, and code says nothing of authorisation.</summary>
    public bool PrefersBearer { get; init; }

    /// <summary>The regions that signatures of Version 4a cover; null leaves it to the endpoint.</summary>
    public string? RegionSet { get; init; }

    /// <summary>The offered schemes in the order in which to try them.</summary>
    public IEnumerable<string> Order(IReadOnlyList<string> offered)
    {
        if (PrefersBearer && offered.FirstOrDefault(AuthChoice.IsBearer) is { } bearer) return offered.OrderBy(name => name == bearer ? 0 : 1);
        if (Schemes.Count == 0) return offered;
        return offered.OrderBy(name => Rank(AuthChoice.Short(name))); // Stable: what is not preferred keeps its order.
    }

    private int Rank(string name)
    {
        for (var i = 0; i < Schemes.Count; i++)
            if (AuthChoice.Short(Schemes[i]) == name) return i;
        return Schemes.Count;
    }
}
