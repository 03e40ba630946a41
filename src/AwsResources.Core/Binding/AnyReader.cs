using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Core.Binding;

/// <summary>Reads a value as its shape has it.</summary>
internal sealed class AnyReader() : AwsReader<object?>(null, isCached: true)
{
    public static AnyReader Instance { get; } = new();

    internal override object? FromTape(ValueTape tape, int node, Shape shape) => UntypedReader.Read(tape, node, shape);

    internal override object? FromObject(object value) => value;
}
