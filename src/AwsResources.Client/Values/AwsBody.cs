// A body that may be too large to hold: what an upload sends, what a download answers.

using System.Text;
using AwsResources.Client;

namespace AwsResources;

/// <summary>
/// The body of an upload or download. Text, bytes and streams convert to it: <c>new() { Body = "hello" }</c>.
/// A downloaded body is read once, and is to be disposed when it is not read to its end.
/// </summary>
public sealed class AwsBody : IDisposable, IAsyncDisposable
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly Stream? _stream;
    private readonly long? _length;

    private AwsBody(ReadOnlyMemory<byte> bytes)
    {
        _bytes = bytes;
        _length = bytes.Length;
    }

    private AwsBody(Stream stream, long? length)
    {
        _stream = stream;
        _length = length;
    }

    /// <summary>The number of bytes from the current position, or null where it is not known beforehand.</summary>
    public long? Length => _length ?? (_stream is { CanSeek: true } ? _stream.Length - _stream.Position : null);

    /// <summary>A body of bytes.</summary>
    public static AwsBody FromBytes(ReadOnlyMemory<byte> bytes) => new(bytes);

    /// <summary>A body of text, as UTF-8.</summary>
    public static AwsBody FromString(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>A body that is read from a stream, from its current position. The caller keeps the stream and disposes of it.</summary>
    /// <param name="stream">The stream; one that cannot seek cannot be sent a second time when an attempt fails.</param>
    /// <param name="length">The number of bytes, where the stream cannot tell.</param>
    public static AwsBody FromStream(Stream stream, long? length = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new AwsBody(stream, length);
    }

    /// <summary>The body as a stream; of a body of bytes, a new one each time.</summary>
    public Stream AsStream() => _stream ?? new ReadOnlyMemoryStream(_bytes);

    /// <summary>Reads the rest into memory.</summary>
    public Task<byte[]> ReadAsBytesAsync(CancellationToken cancellationToken = default) => ReadAsync(async: true, cancellationToken).AsTask();

    /// <summary>Reads the rest into memory.</summary>
    public byte[] ReadAsBytes() => ReadAsync(async: false, default).EnsureCompleted();

    /// <summary>Reads the rest as UTF-8 text.</summary>
    public async Task<string> ReadAsStringAsync(CancellationToken cancellationToken = default) =>
        Encoding.UTF8.GetString(await ReadAsync(async: true, cancellationToken).ConfigureAwait(false));

    /// <summary>Reads the rest as UTF-8 text.</summary>
    public string ReadAsString() => Encoding.UTF8.GetString(ReadAsBytes());

    /// <summary>Copies the rest to a stream.</summary>
    public Task CopyToAsync(Stream destination, CancellationToken cancellationToken = default) =>
        AsStream().CopyToAsync(destination, cancellationToken);

    /// <summary>Copies the rest to a stream.</summary>
    public void CopyTo(Stream destination) => AsStream().CopyTo(destination);

    /// <inheritdoc/>
    public void Dispose() => _stream?.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _stream?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Says how long the body is; never its content.</summary>
    public override string ToString() => Length is { } length ? $"({length} bytes)" : "(stream)";

    /// <summary>A body of text, as UTF-8.</summary>
    public static implicit operator AwsBody(string text) => FromString(text);

    /// <summary>A body of bytes.</summary>
    public static implicit operator AwsBody(byte[] bytes) => FromBytes(bytes);

    /// <summary>A body of bytes.</summary>
    public static implicit operator AwsBody(ReadOnlyMemory<byte> bytes) => FromBytes(bytes);

    /// <summary>A body that is read from a stream.</summary>
    public static implicit operator AwsBody(Stream stream) => FromStream(stream);

    /// <summary>Makes a body of whatever a caller gave.</summary>
    internal static AwsBody From(object value) => value switch
    {
        AwsBody body => body,
        string text => FromString(text),
        byte[] bytes => FromBytes(bytes),
        ReadOnlyMemory<byte> bytes => FromBytes(bytes),
        Memory<byte> bytes => FromBytes(bytes),
        Stream stream => FromStream(stream),
        _ => throw new FormatException($"A body was expected (text, bytes or a stream), not a {value.GetType().Name}."),
    };

    internal bool TryGetBytes(out ReadOnlyMemory<byte> bytes)
    {
        bytes = _bytes;
        return _stream is null;
    }

    private async ValueTask<byte[]> ReadAsync(bool async, CancellationToken cancellationToken)
    {
        if (_stream is null) return _bytes.ToArray();
        using var buffer = new MemoryStream(Length is { } length and <= int.MaxValue ? (int)length : 0);
        if (async) await _stream.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
        else _stream.CopyTo(buffer);
        return buffer.Length == buffer.Capacity ? buffer.GetBuffer() : buffer.ToArray();
    }
}
