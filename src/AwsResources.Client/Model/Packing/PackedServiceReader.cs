using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AwsResources.Client.Model.Packing;

/// <summary>Reads one service's section of a pack, record by record.</summary>
internal sealed class PackedServiceReader : IServiceModelReader
{
    private readonly string _service;
    private readonly ReadOnlyMemory<byte> _section;
    private readonly int _strings;
    private string[]? _operationNames;
    private string[]? _shapeNames;
    private string[]? _waiterNames;
    private byte[]? _ruleSet;

    public PackedServiceReader(string service, ReadOnlyMemory<byte> section)
    {
        _service = service;
        _section = section;
        _strings = Start(SectionPart.Strings);
    }

    public IReadOnlyList<string> OperationNames => _operationNames ??= Names(SectionPart.Operations, byPosition: false);

    public IReadOnlyList<string> ShapeNames => _shapeNames ??= Names(SectionPart.Shapes, byPosition: true);

    public IReadOnlyList<string> WaiterNames => _waiterNames ??= Names(SectionPart.Waiters, byPosition: false);

    public ReadOnlyMemory<byte> EndpointRuleSet =>
        _ruleSet ??= Decompress(_section.Span[Start(SectionPart.EndpointRuleSet)..Start(SectionPart.End)], $"the endpoint rules of {_service}");

    public ServiceMetadata ReadMetadata()
    {
        var cursor = At(Start(SectionPart.Metadata));
        return new ServiceMetadata(ref cursor);
    }

    /// <summary>A list of texts that a record holds at a position.</summary>
    public string[] ReadTexts(int position)
    {
        var cursor = At(position);
        return cursor.Texts();
    }

    public OperationModel? ReadOperation(string name, IShapeSource source)
    {
        var position = Find(SectionPart.Operations, name);
        if (position < 0) return null;
        var cursor = At(position);
        return new OperationModel(ref cursor, source);
    }

    public Shape? ReadShape(string name, IShapeSource source)
    {
        var position = Find(SectionPart.Shapes, name);
        if (position < 0) return null;
        var cursor = At(position);
        return PackedShape.Read(ref cursor, name, source);
    }

    public PaginatorModel? ReadPaginator(string operation)
    {
        var position = Find(SectionPart.Paginators, operation);
        if (position < 0) return null;
        var cursor = At(position);
        return new PaginatorModel(cursor.Text())
        {
            InputTokens = cursor.Texts(),
            OutputTokens = cursor.Texts(),
            ResultKeys = cursor.Texts(),
            NonAggregateKeys = cursor.Texts(),
            LimitKey = cursor.TextOrNull(),
            MoreResults = cursor.TextOrNull(),
        };
    }

    public WaiterModel? ReadWaiter(string name)
    {
        var position = Find(SectionPart.Waiters, name);
        if (position < 0) return null;
        var cursor = At(position);
        _ = cursor.Text();
        var operation = cursor.Text();
        var delay = TimeSpan.FromSeconds(cursor.Number());
        var attempts = cursor.Number();
        var acceptors = new WaiterAcceptor[cursor.Number()];
        for (var i = 0; i < acceptors.Length; i++)
            acceptors[i] = new WaiterAcceptor(cursor.Text(), cursor.Text(), cursor.TextOrNull(), PackValue.Read(ref cursor));
        return new WaiterModel(name, operation, delay, attempts, acceptors);
    }

    /// <summary>The bytes that <see cref="ServicePacker.Compress"/> wrote; none for none.</summary>
    public static byte[] Decompress(ReadOnlySpan<byte> part, string what)
    {
        if (part.IsEmpty) return [];
        var bytes = new byte[BinaryPrimitives.ReadUInt32LittleEndian(part)];
        if (!BrotliDecoder.TryDecompress(part[4..], bytes, out var written) || written != bytes.Length)
            throw new AwsModelException($"A packed model is damaged: {what} cannot be decompressed.");
        return bytes;
    }

    private PackCursor At(int position) => new(this, _section.Span, _strings, position);

    private int Start(SectionPart part) => Fixed((int)part * 4);

    private int Fixed(int position) => BinaryPrimitives.ReadInt32LittleEndian(_section.Span[position..]);

    /// <summary>The position of the record of a name, or -1: a bisection over the index, comparing bytes.</summary>
    private int Find(SectionPart part, string name)
    {
        var length = Encoding.UTF8.GetByteCount(name);
        if (length > 512) return -1;
        Span<byte> wanted = stackalloc byte[length];
        Encoding.UTF8.GetBytes(name, wanted);

        var section = _section.Span;
        var start = Start(part);
        var low = 0;
        var high = Fixed(start) - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var record = start + Fixed(start + 4 + (4 * middle));
            var found = PackCursor.TextBytes(section, _strings + At(record).PeekNumber());
            var order = found.SequenceCompareTo(wanted);
            if (order == 0) return record;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }

    private string[] Names(SectionPart part, bool byPosition)
    {
        var start = Start(part);
        var positions = new int[Fixed(start)];
        for (var i = 0; i < positions.Length; i++) positions[i] = start + Fixed(start + 4 + (4 * i));
        if (byPosition) Array.Sort(positions);
        return Array.ConvertAll(positions, position => At(position).PeekText());
    }
}
