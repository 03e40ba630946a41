using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Expressions;

/// <summary>A step of a path: the name of a map's member, or the index of a list's element.</summary>
internal readonly record struct PathStep(string? Name, int Index)
{
    public override string ToString() => Name ?? $"[{Index}]";
}

/// <summary>A place in an item: <c>a.b[0].c</c>, placeholders resolved.</summary>
internal sealed class DocumentPath(IReadOnlyList<PathStep> steps) : IEquatable<DocumentPath>
{
    public IReadOnlyList<PathStep> Steps { get; } = steps;

    /// <summary>The attribute that the path starts in.</summary>
    public string Root => Steps[0].Name!;

    public bool IsTopLevel => Steps.Count == 1;

    /// <summary>The value at this place; null where there is none.</summary>
    public ItemValue? Resolve(Item item)
    {
        var value = item[Root];
        for (var i = 1; i < Steps.Count && value is not null; i++) value = StepInto(value, Steps[i]);
        return value;
    }

    public bool Equals(DocumentPath? other) => other is not null && Steps.SequenceEqual(other.Steps);

    public override bool Equals(object? obj) => Equals(obj as DocumentPath);

    public override int GetHashCode() => HashCode.Combine(Root, Steps.Count);

    /// <summary>The form in which the service quotes a path in its errors: <c>[a, b, [0]]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", Steps)}]";

    private static ItemValue? StepInto(ItemValue value, PathStep step) => (value.Type, step.Name) switch
    {
        (ItemType.M, { } name) => value.Members.GetValueOrDefault(name),
        (ItemType.L, null) => step.Index < value.Elements.Count ? value.Elements[step.Index] : null,
        _ => null,
    };
}
