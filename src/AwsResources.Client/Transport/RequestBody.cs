namespace AwsResources.Client.Transport;

/// <summary>What a request carries: nothing, bytes in memory, or a stream that is read as it is sent.</summary>
internal sealed class RequestBody
{
    public static RequestBody Empty { get; } = new(default, null, 0);

    private readonly long _start;

    private RequestBody(ReadOnlyMemory<byte> bytes, Stream? stream, long? length, IFrameSource? frames = null)
    {
        Frames = frames;
        Bytes = bytes;
        Stream = stream;
        Length = length;
        _start = stream is { CanSeek: true } ? stream.Position : 0;
    }

    /// <summary>The bytes; empty for a stream.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The stream, or null for bytes in memory.</summary>
    public Stream? Stream { get; }

    /// <summary>What writes the body while the call goes on; null for bytes and streams.</summary>
    public IFrameSource? Frames { get; }

    /// <summary>Bytes to be sent; null for a stream that does not know.</summary>
    public long? Length { get; }

    /// <summary>Whether the body can be sent (or hashed) more than once.</summary>
    public bool IsReplayable => Frames is null ? Stream is null || Stream.CanSeek : !Frames.IsStarted;

    public static RequestBody FromBytes(ReadOnlyMemory<byte> bytes) => bytes.IsEmpty ? Empty : new(bytes, null, bytes.Length);

    /// <summary>A stream from where it stands; <paramref name="length"/> null means to its end.</summary>
    public static RequestBody FromStream(Stream stream, long? length = null)
        => new(default, stream, length ?? (stream.CanSeek ? stream.Length - stream.Position : null));

    /// <summary>A stream whose length only its end tells, such as one that frames another.</summary>
    public static RequestBody InChunks(Stream stream) => new(default, stream, null);

    /// <summary>A body that is written piece by piece, while the answer comes.</summary>
    public static RequestBody FromFrames(IFrameSource frames) => new(default, null, null, frames);

    /// <summary>Puts a stream back to where it stood at first, for the next attempt.</summary>
    public void Rewind()
    {
        if (Stream is null) return;
        if (!Stream.CanSeek)
            throw new InvalidOperationException("The body is a stream that cannot seek, so the request cannot be sent again.");
        Stream.Position = _start;
    }
}
