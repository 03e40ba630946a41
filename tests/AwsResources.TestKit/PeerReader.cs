using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace AwsResources.TestKit;

/// <summary>Reads the requests of one connection, as HTTP/1.1 has them.</summary>
internal sealed class PeerReader(NetworkStream stream, string url, CancellationToken end)
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _filled;

    /// <summary>The next request; null where the other side has closed the connection.</summary>
    public async Task<RecordedRequest?> ReadAsync()
    {
        if (await LineAsync() is not { Length: > 0 } first) return null;
        var words = first.Split(' ');
        var headers = new List<KeyValuePair<string, string>>();
        while (await LineAsync() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add(new(line[..colon], line[(colon + 1)..].Trim()));
        }

        var request = new RecordedRequest(words[0], url + words[1], headers, []);
        if (request.Header("Expect") is not null) await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), end);
        return request with { Body = await BodyAsync(request) };
    }

    private async Task<byte[]> BodyAsync(RecordedRequest request)
    {
        if (request.Header("Content-Length") is { } length) return await BytesAsync(int.Parse(length, CultureInfo.InvariantCulture));
        if (request.Header("Transfer-Encoding") is null) return [];
        using var body = new MemoryStream();
        while (int.Parse((await LineAsync())!.Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var size and > 0)
        {
            body.Write(await BytesAsync(size));
            await LineAsync();
        }

        while (await LineAsync() is { Length: > 0 }) { }
        return body.ToArray();
    }

    private async Task<string?> LineAsync()
    {
        var line = new StringBuilder();
        while (true)
        {
            if (_start == _filled && !await FillAsync()) return null;
            var letter = (char)_buffer[_start++];
            if (letter == '\n') return line.ToString().TrimEnd('\r');
            line.Append(letter);
        }
    }

    private async Task<byte[]> BytesAsync(int count)
    {
        var bytes = new byte[count];
        for (var done = 0; done < count;)
        {
            if (_start == _filled && !await FillAsync()) throw new EndOfStreamException();
            var part = Math.Min(count - done, _filled - _start);
            _buffer.AsSpan(_start, part).CopyTo(bytes.AsSpan(done));
            (_start, done) = (_start + part, done + part);
        }
        return bytes;
    }

    private async Task<bool> FillAsync()
    {
        (_start, _filled) = (0, await stream.ReadAsync(_buffer, end));
        return _filled > 0;
    }
}
