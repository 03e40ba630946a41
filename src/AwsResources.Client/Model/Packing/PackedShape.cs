namespace AwsResources.Client.Model.Packing;

/// <summary>Reads what <see cref="ShapePacker"/> writes: the kind here, the rest in the constructor of the kind.</summary>
internal static class PackedShape
{
    public static Shape Read(ref PackCursor cursor, string name, IShapeSource source)
    {
        _ = cursor.Number(); // The name, which the caller already holds.
        var type = (ShapeType)cursor.Number();
        return type switch
        {
            ShapeType.Structure => new StructureShape(name, ref cursor, source),
            ShapeType.List => new ListShape(name, ref cursor, source),
            ShapeType.Map => new MapShape(name, ref cursor, source),
            _ => new ScalarShape(name, type, ref cursor),
        };
    }
}
