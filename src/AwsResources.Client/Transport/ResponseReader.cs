using System.Buffers;

namespace AwsResources.Client.Transport;

/// <summary>Reads an answer's body to its end. A long one lies in memory of the pool, which whoever is done with it gives back.</summary>
internal static class ResponseReader
{
    private const int FirstBuffer = 16 * 1024;

    // Shorter ones are cheaper to make than to fetch and to wipe.
    private const int ShortestRented = 16 * 1024;

    /// <param name="response">What is read.</param>
    /// <param name="answer">Is given the body, and the array of the pool that it lies in, if it does.</param>
    /// <param name="host">Who answers, for what goes wrong.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="async">Whether the caller awaits it.</param>
    public static async ValueTask ReadAsync(HttpResponseMessage response, AwsResponse answer, string host, AttemptLimit limit, bool async)
    {
        var length = response.Content.Headers.ContentLength;
        if (length == 0) return;
        // A blocking read takes no token: when time is up, the connection is closed under it.
        using var closing = async ? default : limit.Token.UnsafeRegister(static state => ((HttpResponseMessage)state!).Dispose(), response);
        var stream = async
            ? await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false)
            : response.Content.ReadAsStream(limit.Token);
        if (length is { } known and <= int.MaxValue) await ReadExactlyAsync(stream, answer, (int)known, host, limit, async).ConfigureAwait(false);
        else await ReadToEndAsync(stream, answer, limit, async).ConfigureAwait(false);
    }

    private static async ValueTask ReadExactlyAsync(Stream stream, AwsResponse answer, int length, string host, AttemptLimit limit, bool async)
    {
        var rented = length < ShortestRented ? null : ArrayPool<byte>.Shared.Rent(length);
        var body = rented ?? GC.AllocateUninitializedArray<byte>(length);
        var filled = 0;
        while (filled < length)
        {
            var read = async ? await stream.ReadAsync(body.AsMemory(filled, length - filled), limit.Token).ConfigureAwait(false) : stream.Read(body, filled, length - filled);
            if (read == 0) throw TransportFailures.BodyCut(host, filled, length);
            filled += read;
            limit.SignOfLife();
        }
        (answer.Body, answer.Rented) = (body.AsMemory(0, length), rented);
    }

    private static async ValueTask ReadToEndAsync(Stream stream, AwsResponse answer, AttemptLimit limit, bool async)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        var filled = 0;
        try
        {
            while (true)
            {
                if (filled == buffer.Length) buffer = Grow(buffer, filled);
                var read = async ? await stream.ReadAsync(buffer.AsMemory(filled), limit.Token).ConfigureAwait(false) : stream.Read(buffer, filled, buffer.Length - filled);
                if (read == 0)
                {
                    Keep(answer, ref buffer, filled);
                    return;
                }
                filled += read;
                limit.SignOfLife();
            }
        }
        finally
        {
            Return(buffer, filled);
        }
    }

    // The buffer itself becomes the body of a long answer; nothing is then left to give back here.
    private static void Keep(AwsResponse answer, ref byte[] buffer, int filled)
    {
        if (filled < ShortestRented)
        {
            answer.Body = buffer.AsSpan(0, filled).ToArray();
            return;
        }
        (answer.Body, answer.Rented) = (buffer.AsMemory(0, filled), buffer);
        buffer = [];
    }

    private static void Return(byte[] buffer, int filled)
    {
        if (buffer.Length == 0) return;
        buffer.AsSpan(0, filled).Clear();
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static byte[] Grow(byte[] buffer, int filled)
    {
        var larger = ArrayPool<byte>.Shared.Rent(checked(buffer.Length * 2));
        buffer.AsSpan(0, filled).CopyTo(larger);
        Return(buffer, filled);
        return larger;
    }
}
