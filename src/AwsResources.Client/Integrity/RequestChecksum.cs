using System.Globalization;
using AwsResources.Client.Model;
using AwsResources.Client.Transport;
using AwsResources.Client.Values;

namespace AwsResources.Client.Integrity;

/// <summary>Gives a request the checksum that its operation demands or allows.</summary>
internal static class RequestChecksum
{
    private const string HeaderPrefix = "x-amz-checksum-";

    /// <param name="request">The serialised request.</param>
    /// <param name="operation">The operation, which says what is demanded and allowed.</param>
    /// <param name="input">The input, which may name an algorithm.</param>
    /// <param name="whenSupported">Whether a checksum is sent where it is only allowed.</param>
    /// <param name="forPresigning">A presigned request takes no checksum by itself: whoever uses the URL has the body.</param>
    /// <exception cref="AwsValidationException">The input names an algorithm that this library does not know.</exception>
    public static void Apply(AwsRequest request, OperationModel operation, AwsStructure input, bool whenSupported, bool forPresigning = false)
    {
        if (operation.HttpChecksum is null && !operation.HttpChecksumRequired) return;
        if (HasOne(request.Headers)) return;
        var (algorithm, isChosen) = Choose(operation, input, whenSupported);
        if (algorithm is null || (forPresigning && !isChosen)) return;

        if (!isChosen && AlgorithmHeader(operation) is { } header) request.Headers.Set(header, algorithm.ToUpperInvariant());
        var isStreamed = operation.Input.Payload is { } payload && (payload.IsStreaming || payload.Shape.IsStreaming);
        // Over http a checksum goes before the body, as the body's hash does; what can be read only once has signed chunks and a trailer there too.
        if (isStreamed && !forPresigning && (request.Scheme == "https" || !request.Body.IsReplayable)) PutInChunks(request, algorithm);
        else request.Headers.Set(Checksum.HeaderOf(algorithm), Compute(request.Body, algorithm));
    }

    private static (string? Algorithm, bool IsChosen) Choose(OperationModel operation, AwsStructure input, bool whenSupported)
    {
        if (AlgorithmMember(operation) is { } member)
        {
            if (input.TryGetValue(member, out var chosen) && chosen is not null) return (Known(operation, member, Scalars.ToText(chosen)), true);
            if (whenSupported) return (Checksum.Default, false);
        }
        var isRequired = operation.HttpChecksumRequired || operation.HttpChecksum is { RequestChecksumRequired: true };
        return (isRequired ? Checksum.Default : null, false);
    }

    private static string Known(OperationModel operation, ShapeMember member, string chosen)
    {
        var name = chosen.ToLowerInvariant();
        return Checksum.Names.Contains(name) ? name : throw new AwsValidationException(operation.Name, [
            $"{member.Name} '{chosen}' is not a checksum that this library knows: {string.Join(", ", Checksum.Names.Select(n => n.ToUpperInvariant()))}."]);
    }

    private static ShapeMember? AlgorithmMember(OperationModel operation) =>
        operation.HttpChecksum?.RequestAlgorithmMember is { } name && operation.Input.TryGetMember(name, out var member) ? member : null;

    private static string? AlgorithmHeader(OperationModel operation) =>
        AlgorithmMember(operation) is { Location: MemberLocation.Header } member ? member.WireName : null;

    // A caller who knows the checksum has set its header.
    private static bool HasOne(HeaderList headers)
    {
        foreach (var (name, _) in headers)
        {
            if (!name.StartsWith(HeaderPrefix, StringComparison.OrdinalIgnoreCase)) continue;
            if (Checksum.Names.Contains(name[HeaderPrefix.Length..].ToLowerInvariant())) return true;
        }
        return false;
    }

    /// <summary>Makes a body one of chunks, with a trailer where an algorithm is named.</summary>
    public static void PutInChunks(AwsRequest request, string? algorithm)
    {
        var headers = request.Headers;
        headers.Set("Content-Encoding", headers.TryGet("Content-Encoding", out var encoding) ? $"{encoding},aws-chunked" : "aws-chunked");
        if (algorithm is not null) headers.Set("X-Amz-Trailer", Checksum.HeaderOf(algorithm));
        headers.Set("Transfer-Encoding", "chunked");
        _ = headers.Remove("Content-Length");
        if (request.Body.Length is { } length) headers.Set("X-Amz-Decoded-Content-Length", length.ToString(CultureInfo.InvariantCulture));
        var content = request.Body.Stream ?? new ReadOnlyMemoryStream(request.Body.Bytes);
        request.Body = RequestBody.InChunks(new TrailerChunkedStream(content, algorithm));
    }

    private static string Compute(RequestBody body, string algorithm)
    {
        using var checksum = Checksum.Create(algorithm)!;
        if (body.Stream is null)
        {
            checksum.Append(body.Bytes.Span);
            return checksum.ToBase64();
        }

        if (!body.IsReplayable)
            throw new InvalidOperationException(
                "The checksum of this body is sent before the body, but the stream cannot seek. Give bytes or a stream that can.");
        body.Rewind();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = body.Stream.Read(buffer)) > 0) checksum.Append(buffer.AsSpan(0, read));
        body.Rewind();
        return checksum.ToBase64();
    }
}
