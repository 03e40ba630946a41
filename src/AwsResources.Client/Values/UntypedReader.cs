using AwsResources.Client.Model;

namespace AwsResources.Client.Values;

/// <summary>Decodes a value by its shape alone, for reading by name, for JMESPath and for printing.</summary>
internal static class UntypedReader
{
    private static readonly AwsReader<IReadOnlyList<string>> Strings = AwsReaders.List(AwsReaders.StringElement);
    private static readonly AwsReader<IReadOnlyList<AwsStructure>> Structures = AwsReaders.List(AwsReaders.Structure<AwsStructure>());
    private static readonly AwsReader<IReadOnlyList<object?>> Objects = AwsReaders.List<object?>(ObjectReader.Instance);
    private static readonly AwsReader<IReadOnlyDictionary<string, string>> StringMap = AwsReaders.Map(AwsReaders.StringElement);
    private static readonly AwsReader<IReadOnlyDictionary<string, AwsStructure>> StructureMap = AwsReaders.Map(AwsReaders.Structure<AwsStructure>());
    private static readonly AwsReader<IReadOnlyDictionary<string, object?>> ObjectMap = AwsReaders.Map<object?>(ObjectReader.Instance);

    public static object? Read(ValueTape tape, int node, Shape shape) => tape[node].Kind is TapeKind.Null ? null : shape.Type switch
    {
        ShapeType.Structure => new AwsStructure((StructureShape)shape, tape, node),
        ShapeType.List => ((ListShape)shape).Element.Shape.Type switch
        {
            ShapeType.String when !HasNulls(tape, node) => Strings.FromTape(tape, node, shape),
            ShapeType.Structure when !HasNulls(tape, node) => Structures.FromTape(tape, node, shape),
            _ => Objects.FromTape(tape, node, shape),
        },
        ShapeType.Map => ((MapShape)shape).Value.Shape.Type switch
        {
            ShapeType.String when !HasNulls(tape, node) => StringMap.FromTape(tape, node, shape),
            ShapeType.Structure when !HasNulls(tape, node) => StructureMap.FromTape(tape, node, shape),
            _ => ObjectMap.FromTape(tape, node, shape),
        },
        ShapeType.String => tape.GetString(node),
        ShapeType.Boolean => tape.GetBoolean(node),
        ShapeType.Byte or ShapeType.Short or ShapeType.Integer => checked((int)tape.GetInt64(node)),
        ShapeType.Long => tape.GetInt64(node),
        ShapeType.Float => (float)tape.GetDouble(node),
        ShapeType.Double => tape.GetDouble(node),
        ShapeType.BigInteger => tape.GetBigInteger(node),
        ShapeType.BigDecimal => tape.GetDecimal(node),
        ShapeType.Timestamp => tape.GetTimestamp(node),
        ShapeType.Blob => (ReadOnlyMemory<byte>)tape.GetBlob(node),
        ShapeType.Document => tape.GetDocument(node),
        _ => throw new AwsModelException($"{shape.Name} has the unknown type {shape.Type}."),
    };

    /// <summary>What an unset member reads as by name: an empty list or map, else null.</summary>
    public static object? EmptyOf(Shape shape) => shape.Type switch
    {
        ShapeType.List => ((ListShape)shape).Element.Shape.Type switch
        {
            ShapeType.String => Strings.Unset,
            ShapeType.Structure => Structures.Unset,
            _ => Objects.Unset,
        },
        ShapeType.Map => ((MapShape)shape).Value.Shape.Type switch
        {
            ShapeType.String => StringMap.Unset,
            ShapeType.Structure => StructureMap.Unset,
            _ => ObjectMap.Unset,
        },
        _ => null,
    };

    // Sparse lists and maps are rare; a list of structures must not turn a null into an empty structure.
    private static bool HasNulls(ValueTape tape, int container)
    {
        var end = tape[container].Start;
        for (var i = container + 1; i < end; i = tape.Next(i))
            if (tape[i].Kind is TapeKind.Null) return true;
        return false;
    }

    private sealed class ObjectReader() : AwsReader<object?>(null, isCached: true)
    {
        public static readonly ObjectReader Instance = new();
        internal override object? FromTape(ValueTape tape, int node, Shape shape) => Read(tape, node, shape);
        internal override object? FromObject(object value) => value;
    }
}
