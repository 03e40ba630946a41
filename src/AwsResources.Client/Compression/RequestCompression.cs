using System.IO.Compression;
using AwsResources.Client.Model;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Compression;

/// <summary>Compresses the bodies of operations that allow it.</summary>
internal static class RequestCompression
{
    private const string Gzip = "gzip";

    /// <param name="request">The serialised request.</param>
    /// <param name="operation">The operation, which says what encodings it takes.</param>
    /// <param name="from">The bytes from which compressing is worth it; null never compresses. A streamed body is compressed whatever its length.</param>
    public static void Apply(AwsRequest request, OperationModel operation, int? from)
    {
        if (from is not { } least || !operation.CompressionEncodings.Contains(Gzip)) return;
        if (operation.Input.Payload is { } payload && (payload.IsStreaming || payload.Shape.IsStreaming))
        {
            if (payload.Shape.RequiresLength) return;
        }
        else if (request.Body.Length is not { } length || length < least) return;

        request.Body = request.Body.Stream is { } stream ? RequestBody.InChunks(new GzipStream(stream)) : RequestBody.FromBytes(Compress(request.Body.Bytes));
        var headers = request.Headers;
        headers.Set("Content-Encoding", headers.TryGet("Content-Encoding", out var encoding) ? $"{encoding}, {Gzip}" : Gzip);
    }

    private static byte[] Compress(ReadOnlyMemory<byte> body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(body.Span);
        return compressed.ToArray();
    }
}
