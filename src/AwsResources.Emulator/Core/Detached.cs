using System.Collections;

namespace AwsResources.Emulator.Core;

/// <summary>Copies of what an input holds, for keeping: without its shape, and without a hold on the request's bytes.</summary>
internal static class Detached
{
    public static AwsStructure Copy(AwsStructure structure)
    {
        var copy = new AwsStructure();
        foreach (var name in structure.MemberNames) copy[name] = CopyValue(structure[name]);
        return copy;
    }

    private static object? CopyValue(object? value) => value switch
    {
        AwsStructure structure => Copy(structure),
        string text => text,
        ReadOnlyMemory<byte> bytes => bytes.ToArray(),
        IReadOnlyDictionary<string, string> map => new Dictionary<string, string>(map),
        IReadOnlyDictionary<string, AwsStructure> map => map.ToDictionary(pair => pair.Key, pair => Copy(pair.Value)),
        IReadOnlyDictionary<string, object?> map => map.ToDictionary(pair => pair.Key, pair => CopyValue(pair.Value)),
        IEnumerable items => items.Cast<object?>().Select(CopyValue).ToList(),
        _ => value,
    };
}
