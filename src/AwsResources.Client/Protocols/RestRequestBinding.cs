using System.Collections;
using AwsResources.Client.Codecs;
using AwsResources.Client.Codecs.Json;
using AwsResources.Client.Model;
using AwsResources.Client.Transport;
using AwsResources.Client.Values;

namespace AwsResources.Client.Protocols;

/// <summary>The parts of a request that are not its document: path, query, headers, raw payloads.</summary>
internal static class RestRequestBinding
{
    public static void WriteUri(OperationModel operation, AwsStructure input, AwsRequest request)
    {
        var template = UriTemplate.Of(operation);
        request.Path = template.Render(label => LabelText(operation, input, label));
        foreach (var (name, value) in template.Query) request.Query.Add(name, value);
        ShapeMember? map = null;
        foreach (var member in operation.Input.MemberSpan)
        {
            if (member.Location is not MemberLocation.QueryString || !input.TryGetValue(member, out var value)) continue;
            if (member.Shape is MapShape) map = member;
            else WriteQuery(member, value!, request.Query);
        }
        // A map's entries give way to what the model names itself.
        if (map is not null && input.TryGetValue(map, out var entries)) WriteQueryMap((MapShape)map.Shape, entries!, request.Query);
    }

    /// <summary>Writes a member that is a header or a group of them; does nothing with others.</summary>
    public static void WriteHeaders(ShapeMember member, object value, HeaderList headers)
    {
        if (member.Location is MemberLocation.Header)
        {
            if (HeaderValues.Write(member, value) is { } text) headers.Set(member.WireName, text);
        }
        else if (member.Location is MemberLocation.Headers)
        {
            foreach (var (key, item) in MapEntries.Of(value))
                if (item is not null) headers.Set((member.LocationName ?? "") + key, Scalars.ToText(item));
        }
    }

    /// <summary>Writes a payload that is no structure: text, bytes, a stream, a document.</summary>
    public static void WriteRawPayload(ShapeMember payload, object value, AwsRequest request, string? contentType)
    {
        if (payload.Shape.Type is ShapeType.Document)
        {
            using var buffer = new PooledBuffer();
            JsonWriterCodec.WriteDocument(buffer, value);
            request.Body = RequestBody.FromBytes(buffer.ToArray());
            if (!request.Headers.Contains("Content-Type")) request.Headers.Set("Content-Type", "application/json");
            return;
        }
        var body = AwsBody.From(value is string or AwsBody or byte[] or ReadOnlyMemory<byte> or Memory<byte> or Stream ? value : Scalars.ToText(value));
        request.Body = body.TryGetBytes(out var bytes) ? RequestBody.FromBytes(bytes) : RequestBody.FromStream(body.AsStream(), body.Length);
        if (contentType is not null && !request.Headers.Contains("Content-Type")) request.Headers.Set("Content-Type", contentType);
    }

    /// <summary>Reads what path and query say into an input.</summary>
    public static void ReadUri(OperationModel operation, AwsRequest request, AwsStructure input)
    {
        var template = UriTemplate.Of(operation);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        _ = template.TryMatch(request.Path, labels);
        foreach (var member in operation.Input.MemberSpan)
        {
            if (member.Location is MemberLocation.Uri && labels.TryGetValue(member.WireName, out var label))
                input.SetSlot(member, HeaderValues.ReadScalar(member, label, TimestampFormat.Iso8601));
            else if (member.Location is MemberLocation.QueryString)
                ReadQuery(operation, member, template, request.Query, input);
        }
    }

    private static void ReadQuery(OperationModel operation, ShapeMember member, UriTemplate template, QueryParameters query, AwsStructure input)
    {
        if (member.Shape is MapShape map)
        {
            ReadQueryMap(operation, member, map, template, query, input);
            return;
        }
        var values = query.Where(pair => pair.Key == member.WireName).Select(pair => pair.Value ?? "").ToList();
        if (values.Count == 0) return;
        if (member.Shape is ListShape list) input.SetSlot(member, HeaderValues.ReadList(list.Element, values, TimestampFormat.Iso8601));
        else if (values[0].Length > 0 || member.Shape.Type is ShapeType.String)
            input.SetSlot(member, HeaderValues.ReadScalar(member, values[0], TimestampFormat.Iso8601));
    }

    private static void ReadQueryMap(
        OperationModel operation, ShapeMember member, MapShape map, UriTemplate template, QueryParameters query, AwsStructure input)
    {
        var own = operation.Input.Members.Where(other => other.Location is MemberLocation.QueryString && other != member).Select(other => other.WireName)
            .Concat(template.Query.Select(pair => pair.Key)).ToHashSet(StringComparer.Ordinal);
        var groups = query.Where(pair => !own.Contains(pair.Key)).GroupBy(pair => pair.Key, pair => pair.Value ?? "").ToList();
        if (groups.Count == 0) return;
        input.SetSlot(member, map.Value.Shape is ListShape list
            ? new AwsMap<object?>([.. groups.Select(g => KeyValuePair.Create(g.Key, (object?)HeaderValues.ReadList(list.Element, g, TimestampFormat.Iso8601)))])
            : new AwsMap<string>([.. groups.Select(g => KeyValuePair.Create(g.Key, g.First()))]));
    }

    private static void WriteQuery(ShapeMember member, object value, QueryParameters query)
    {
        if (member.Shape is not ListShape list)
        {
            query.Add(member.WireName, WireText.Of(member, value, TimestampFormat.Iso8601));
            return;
        }
        foreach (var item in (IEnumerable)value)
            if (item is not null) query.Add(member.WireName, WireText.Of(list.Element, item, TimestampFormat.Iso8601));
    }

    private static void WriteQueryMap(MapShape map, object entries, QueryParameters query)
    {
        foreach (var (name, value) in MapEntries.Of(entries).ToList())
        {
            if (value is null || query.TryGet(name, out _)) continue;
            if (map.Value.Shape is not ListShape list)
            {
                query.Add(name, WireText.Of(map.Value, value, TimestampFormat.Iso8601));
                continue;
            }
            foreach (var item in (IEnumerable)value)
                if (item is not null) query.Add(name, WireText.Of(list.Element, item, TimestampFormat.Iso8601));
        }
    }

    private static string LabelText(OperationModel operation, AwsStructure input, string label)
    {
        foreach (var member in operation.Input.MemberSpan)
        {
            if (member.Location is not MemberLocation.Uri || member.WireName != label) continue;
            if (input.TryGetValue(member, out var value) && WireText.Of(member, value!, TimestampFormat.Iso8601) is { Length: > 0 } text) return text;
            throw new FormatException($"{operation.Name} needs {member.Name}: it is part of the path, and may not be empty.");
        }
        throw new AwsModelException($"{operation.Name} has the path {operation.RequestUri}, but no member for '{label}'.");
    }
}
