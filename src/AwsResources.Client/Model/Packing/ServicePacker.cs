using System.IO.Compression;

namespace AwsResources.Client.Model.Packing;

/// <summary>Turns the JSON of one service into its section of the pack, and refuses what the format does not allow.</summary>
internal sealed class ServicePacker
{
    private readonly PackStrings _strings = new();
    private readonly ServiceFiles _files;

    private ServicePacker(ServiceFiles files) => _files = files;

    /// <summary>The section of a service, or of the files that are there of one; see <see cref="SectionPart"/> for its parts.</summary>
    public static byte[] Pack(ServiceFiles files) => new ServicePacker(files).Pack();

    private byte[] Pack()
    {
        var model = Optional(_files.Service, "service-2.json") ?? default;
        var shapes = new ShapePacker(_strings, model);
        var operations = new OperationPacker(_strings, model, shapes);
        var parts = new PackBuffer[(int)SectionPart.End];
        parts[(int)SectionPart.Metadata] = _files.Service.IsEmpty ? new PackBuffer() : new MetadataPacker(_strings, _files.Name).Pack(model);
        parts[(int)SectionPart.Operations] = operations.Pack();
        parts[(int)SectionPart.Shapes] = shapes.Pack(operations.ErrorFacts);
        parts[(int)SectionPart.Paginators] = new PaginatorPacker(_strings).Pack(Optional(_files.Paginators, "paginators-1.json"));
        parts[(int)SectionPart.Waiters] = new WaiterPacker(_strings).Pack(Optional(_files.Waiters, "waiters-2.json"));
        parts[(int)SectionPart.EndpointRuleSet] = Compress(_files.EndpointRuleSet);
        parts[(int)SectionPart.Strings] = _strings.Buffer;
        return Join(parts);
    }

    /// <summary>Compressed bytes with their length before them; nothing for nothing.</summary>
    public static PackBuffer Compress(ReadOnlyMemory<byte> bytes)
    {
        var buffer = new PackBuffer();
        if (bytes.IsEmpty) return buffer;
        var target = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        if (!BrotliEncoder.TryCompress(bytes.Span, target, out var length, quality: 9, window: 18))
            throw new InvalidOperationException("A buffer of the greatest compressed length was too small.");
        buffer.Fixed((uint)bytes.Length);
        buffer.Bytes(target.AsSpan(0, length));
        return buffer;
    }

    private ModelJson? Optional(ReadOnlyMemory<byte> json, string file) =>
        json.IsEmpty ? null : ModelJson.Parse(json, $"{_files.Place}/{file}");

    private static byte[] Join(PackBuffer[] parts)
    {
        var section = new PackBuffer();
        var offset = (parts.Length + 1) * 4;
        foreach (var part in parts)
        {
            section.Fixed((uint)offset);
            offset += part.Length;
        }

        section.Fixed((uint)offset);
        foreach (var part in parts) section.Bytes(part.Written);
        return section.Written.ToArray();
    }
}
