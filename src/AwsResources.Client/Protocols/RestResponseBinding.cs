using AwsResources.Client.Codecs;
using AwsResources.Client.Codecs.Json;
using AwsResources.Client.Model;
using AwsResources.Client.Transport;
using AwsResources.Client.Values;

namespace AwsResources.Client.Protocols;

/// <summary>The parts of a message that are read from its headers, its status and its raw body.</summary>
internal static class RestResponseBinding
{
    public static void ReadHeaders(StructureShape shape, HeaderList headers, int statusCode, AwsStructure message)
    {
        foreach (var member in shape.MemberSpan)
        {
            switch (member.Location)
            {
                case MemberLocation.StatusCode:
                    message.SetSlot(member, statusCode);
                    break;
                case MemberLocation.Header when ValueOf(headers, member) is { } text:
                    ReadHeader(member, text, message);
                    break;
                case MemberLocation.Headers:
                    message.SetSlot(member, ReadGroup(headers, member.LocationName ?? ""));
                    break;
                default:
                    break;
            }
        }
    }

    private static void ReadHeader(ShapeMember member, string text, AwsStructure message)
    {
        try
        {
            message.SetSlot(member, HeaderValues.Read(member, text, TimestampFormat.Rfc822));
        }
        catch (FormatException) when (member.Shape.Type is ShapeType.Timestamp)
        {
            // S3 hands out the Expires header as somebody uploaded it, and takes any text: that is no reason to fail a download.
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new MalformedResponseException($"The header {member.WireName} is not of type {member.Shape.Type}: {e.Message}", 0, e);
        }
    }

    public static bool HasBodyMembers(StructureShape shape)
    {
        foreach (var member in shape.MemberSpan)
            if (member.Location is MemberLocation.Body) return true;
        return false;
    }

    public static bool HasBodyValues(StructureShape shape, AwsStructure value)
    {
        foreach (var member in shape.MemberSpan)
            if (member.Location is MemberLocation.Body && value.TryGetValue(member, out _)) return true;
        return false;
    }

    /// <summary>The body as it is, not read: a stream, or bytes that are here already.</summary>
    public static AwsBody BodyOf(HeaderList headers, ReadOnlyMemory<byte> body, Stream? stream)
    {
        if (stream is null) return AwsBody.FromBytes(body);
        var isKnown = headers.TryGet("Content-Length", out var text) & long.TryParse(text, out var length);
        return AwsBody.FromStream(stream, isKnown ? length : null);
    }

    /// <summary>The body in memory. Servers may hand over a stream where a document is expected.</summary>
    public static ReadOnlyMemory<byte> Buffered(ReadOnlyMemory<byte> body, Stream? stream) =>
        stream is null ? body : AwsBody.FromStream(stream).ReadAsBytes();

    public static void WriteRawPayload(ShapeMember payload, object value, AwsResponse response)
    {
        if (payload.Shape.Type is ShapeType.Document)
        {
            using var buffer = new PooledBuffer();
            JsonWriterCodec.WriteDocument(buffer, value);
            response.Body = buffer.ToArray();
            response.Headers.Set("Content-Type", "application/json");
            return;
        }
        var body = AwsBody.From(value);
        if (body.TryGetBytes(out var bytes))
        {
            response.Body = bytes;
            return;
        }
        response.Stream = body.AsStream();
    }

    private static string? ValueOf(HeaderList headers, ShapeMember member)
    {
        if (!headers.TryGet(member.WireName, out var first)) return null;
        // An empty header says nothing of a number or a moment.
        if (member.Shape is not ListShape) return first.Length > 0 || member.Shape.Type is ShapeType.String ? first : null;
        return AllOf(headers, member);
    }

    // Apart from what is asked for each member of each answer: what a lambda captures is made on entry.
    private static string? AllOf(HeaderList headers, ShapeMember member)
    {
        var all = headers.Where(header => header.Key.Equals(member.WireName, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);
        return string.Join(",", all) is { Length: > 0 } text ? text : null;
    }

    private static AwsMap<string> ReadGroup(HeaderList headers, string prefix) => new(
        [.. headers.Where(header => header.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Select(header => KeyValuePair.Create(header.Key[prefix.Length..], header.Value))]);
}
