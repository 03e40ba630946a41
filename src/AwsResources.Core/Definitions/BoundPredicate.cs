using AwsResources.Client.Model;

namespace AwsResources.Core.Definitions;

/// <summary>A condition on an attribute that a listing can be sent.</summary>
/// <param name="Path">The attribute: an identifier's name, or members of the model, with <c>[]</c> after lists.</param>
/// <param name="Type">What the attribute is: text, a whole number, a boolean, or a structure or map of keys and values.</param>
/// <param name="Match">How the service compares.</param>
/// <param name="Member">The input's member that the condition goes to.</param>
internal sealed record BoundPredicate(string Path, ShapeType Type, PredicateMatch Match, string Member)
{
    /// <summary>The filter's name, for members that are lists of filters; <c>*</c> in it stands for the key of a tag.</summary>
    public string? Filter { get; init; }

    /// <summary>The members of a filter that carry its name and values; empty without a filter.</summary>
    public (string Name, string Values) FilterMembers { get; init; } = ("", "");

    /// <summary>Whether several values can be given, of which one has to match.</summary>
    public bool TakesMany { get; init; }

    /// <summary>The values that the service knows; null for all.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>Members of the input, and texts of theirs, with which a listing is not to be narrowed.</summary>
    public IReadOnlyList<UnlessDefinition> Unless { get; init; } = [];

    /// <summary>Whether the condition is on the value of a key: <c>Tags["env"]</c>.</summary>
    public bool IsKeyed => Filter is { } name && name.EndsWith("*", StringComparison.Ordinal);

    /// <summary>Where the condition goes, as people read it: <c>instance-state-name</c>, <c>Prefix</c>.</summary>
    public string Target => Filter ?? Member;
}
