using System.Collections.Frozen;

namespace AwsResources.Client.Signing;

/// <summary>Which headers a signature covers.</summary>
/// <remarks>Signing covers all but those that something between here and AWS may change; verifying covers those that the signature lists.</remarks>
internal readonly ref struct SignedHeaders
{
    private static readonly FrozenSet<string> Changeable = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "authorization", "connection", "expect", "keep-alive", "proxy-authorization", "proxy-connection", "te", "trailer",
        "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id", "host");

    private readonly ReadOnlySpan<char> _list;
    private readonly bool _listed;

    private SignedHeaders(ReadOnlySpan<char> list)
    {
        _list = list;
        _listed = true;
    }

    /// <summary>All headers of a request that arrive as they were sent.</summary>
    public static SignedHeaders All => default;

    /// <summary>The headers that a signature names, parted by semicolons.</summary>
    public static SignedHeaders Listed(ReadOnlySpan<char> list) => new(list);

    /// <summary>Whether a header is covered. The host always is, and is no header of the list.</summary>
    public bool Covers(string name)
    {
        if (!_listed) return !Changeable.Contains(name);
        if (name.Equals("host", StringComparison.OrdinalIgnoreCase)) return false;
        foreach (var range in _list.Split(';'))
            if (_list[range].Equals(name, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
