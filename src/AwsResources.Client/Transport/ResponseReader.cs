using System.Buffers;

namespace AwsResources.Client.Transport;

/// <summary>Reads an answer's body to its end, into a buffer of its exact size where the length is known.</summary>
internal static class ResponseReader
{
    private const int FirstBuffer = 16 * 1024;

    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, string host, AttemptLimit limit, bool async)
    {
        var length = response.Content.Headers.ContentLength;
        if (length == 0) return default;
        // A blocking read takes no token: when time is up, the connection is closed under it.
        using var closing = async ? default : limit.Token.UnsafeRegister(static state => ((HttpResponseMessage)state!).Dispose(), response);
        var stream = async
            ? await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false)
            : response.Content.ReadAsStream(limit.Token);
        return length is { } known and <= int.MaxValue
            ? await ReadExactlyAsync(stream, (int)known, host, limit, async).ConfigureAwait(false)
            : await ReadToEndAsync(stream, limit, async).ConfigureAwait(false);
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadExactlyAsync(Stream stream, int length, string host, AttemptLimit limit, bool async)
    {
        var body = GC.AllocateUninitializedArray<byte>(length);
        var filled = 0;
        while (filled < length)
        {
            var read = async ? await stream.ReadAsync(body.AsMemory(filled), limit.Token).ConfigureAwait(false) : stream.Read(body, filled, length - filled);
            if (read == 0) throw TransportFailures.BodyCut(host, filled, length);
            filled += read;
            limit.SignOfLife();
        }
        return body;
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadToEndAsync(Stream stream, AttemptLimit limit, bool async)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        var filled = 0;
        try
        {
            while (true)
            {
                if (filled == buffer.Length) buffer = Grow(buffer, filled);
                var read = async ? await stream.ReadAsync(buffer.AsMemory(filled), limit.Token).ConfigureAwait(false) : stream.Read(buffer, filled, buffer.Length - filled);
                if (read == 0) return buffer.AsSpan(0, filled).ToArray();
                filled += read;
                limit.SignOfLife();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer, int filled)
    {
        var larger = ArrayPool<byte>.Shared.Rent(checked(buffer.Length * 2));
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
