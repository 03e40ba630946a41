using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Core.Binding;

/// <summary>Reads a value as its shape has it.</summary>
internal sealed class AnyReader(bool isCached) : AwsReader<object?>(null, isCached)
{
    public static AnyReader Instance { get; } = new(isCached: true);

    /// <summary>Leaves nothing in the structure: what is read once, and kept elsewhere, is not to make it larger.</summary>
    public static AnyReader Passing { get; } = new(isCached: false);

    internal override object? FromTape(ValueTape tape, int node, Shape shape) => UntypedReader.Read(tape, node, shape);

    internal override object? FromObject(object value) => value;
}
