using AwsResources.Client.Model;

namespace AwsResources.Client.Customizations.S3;

/// <summary>An input that may be changed: copied at the first change, so that the caller's own stays as it is.</summary>
internal struct InputChange(StructureShape shape, AwsStructure input)
{
    private AwsStructure? _copy;

    public readonly AwsStructure Result => _copy ?? input;

    public readonly bool Knows(string member) => shape.TryGetMember(member, out _);

    public readonly object? Get(string member) => shape.TryGetMember(member, out var found) && Result.TryGetValue(found, out var value) ? value : null;

    public void Set(string member, object value) => (_copy ??= input.Copy()).Set(member, value);
}
