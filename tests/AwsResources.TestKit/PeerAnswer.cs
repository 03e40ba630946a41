using System.Text;

namespace AwsResources.TestKit;

/// <summary>What a <see cref="PeerServer"/> does with a request: a whole answer, or one of the things that go wrong.</summary>
public sealed record PeerAnswer
{
    public int Status { get; private init; }

    public byte[] Body { get; private init; } = [];

    public IReadOnlyList<(string Name, string Value)> Headers { get; private init; } = [];

    internal bool IsSilent { get; private init; }

    internal bool IsReset { get; private init; }

    internal bool IsHalf { get; private init; }

    internal byte[]? Raw { get; private init; }

    /// <summary>The request is never answered.</summary>
    public static PeerAnswer Silence { get; } = new() { IsSilent = true };

    /// <summary>The connection is reset.</summary>
    public static PeerAnswer Reset { get; } = new() { IsReset = true };

    /// <summary>An answer of HTTP.</summary>
    public static PeerAnswer Http(int status, string body = "", params (string Name, string Value)[] headers) => Http(status, Encoding.UTF8.GetBytes(body), headers);

    public static PeerAnswer Http(int status, byte[] body, params (string Name, string Value)[] headers) => new() { Status = status, Body = body, Headers = headers };

    /// <summary>These bytes, and the end of the connection.</summary>
    public static PeerAnswer Bytes(string raw) => new() { Raw = Encoding.UTF8.GetBytes(raw) };

    /// <summary>The answer's first half, and the end of the connection.</summary>
    public PeerAnswer Half() => this with { IsHalf = true };
}
