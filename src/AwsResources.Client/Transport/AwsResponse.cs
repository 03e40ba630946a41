using System.Buffers;

namespace AwsResources.Client.Transport;

/// <summary>An HTTP response: status, headers, and a body that is either in memory or still to be read.</summary>
internal sealed class AwsResponse
{
    public AwsResponse(int statusCode) => StatusCode = statusCode;

    public int StatusCode { get; }

    public HeaderList Headers { get; } = new();

    /// <summary>The body in memory; empty where <see cref="Stream"/> has it.</summary>
    public ReadOnlyMemory<byte> Body { get; set; }

    /// <summary>The body of a streaming output, not yet read; null where it is in memory.</summary>
    public Stream? Stream { get; set; }

    /// <summary>The pool's memory that <see cref="Body"/> lies in; null where it lies in memory of its own.</summary>
    public byte[]? Rented { private get; set; }

    /// <summary>Gives the body's memory back, for when nothing refers to it any more. It is wiped: answers hold secrets.</summary>
    public void ReleaseBody()
    {
        if (Rented is not { } rented) return;
        rented.AsSpan(0, Body.Length).Clear();
        Rented = null;
        Body = default;
        ArrayPool<byte>.Shared.Return(rented);
    }

    public string? Header(string name) => Headers.TryGet(name, out var value) ? value : null;
}
