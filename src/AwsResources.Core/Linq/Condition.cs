using System.Collections.Immutable;

namespace AwsResources.Core.Linq;

/// <summary>A text with what may come before and after it: <c>*web</c>, <c>web*</c>, <c>*web*</c>, or just <c>web</c>.</summary>
internal readonly record struct TextPattern(string Text, bool OpenStart = false, bool OpenEnd = false)
{
    public bool IsLiteral => !OpenStart && !OpenEnd;
}

/// <summary>What has to hold of one attribute, so that a predicate can hold.</summary>
/// <param name="Path">The attribute, as definitions name it.</param>
/// <param name="Key">The key of a tag or of an entry of a map; null for attributes that are values.</param>
internal sealed record Condition(string Path, string? Key)
{
    /// <summary>The attribute is like one of these; empty where it has to come after something.</summary>
    public ImmutableArray<TextPattern> Patterns { get; init; } = [];

    /// <summary>The attribute comes after this in ordinal order.</summary>
    public string? After { get; init; }

    public bool IsAbout(Condition other) => Path == other.Path && Key == other.Key;
}

/// <summary>What a predicate implies: all of the conditions. They may let through more than it does, never less.</summary>
/// <param name="Conditions">The conditions; none where nothing can be said.</param>
/// <param name="IsExact">Whether the predicate holds wherever the conditions do.</param>
internal readonly record struct Finding(ImmutableArray<Condition> Conditions, bool IsExact)
{
    /// <summary>Nothing can be said.</summary>
    public static Finding None { get; } = new([], false);

    /// <summary>It holds for everything.</summary>
    public static Finding Always { get; } = new([], true);

    /// <summary>It holds for nothing.</summary>
    public static Finding Never { get; } = new([], false) { IsNever = true };

    public bool IsNever { get; init; }

    public static Finding Of(Condition condition, bool isExact = true) => new([condition], isExact);

    public static Finding Constant(bool holds) => holds ? Always : Never;

    public Finding And(Finding other) =>
        IsNever || other.IsNever ? Never : new(Conditions.AddRange(other.Conditions), IsExact && other.IsExact);

    /// <summary>What both imply: of an attribute that both are about, what either lets through.</summary>
    public Finding Or(Finding other)
    {
        if (IsNever) return other;
        if (other.IsNever) return this;
        var common = ImmutableArray.CreateBuilder<Condition>();
        foreach (var mine in Conditions)
            foreach (var theirs in other.Conditions)
                if (mine.IsAbout(theirs) && mine.After is null && theirs.After is null)
                    common.Add(mine with { Patterns = [.. mine.Patterns.Union(theirs.Patterns)] });
        var isAlways = IsExact && Conditions.IsEmpty || other.IsExact && other.Conditions.IsEmpty;
        if (isAlways) return Always;
        return new(common.ToImmutable(), IsExact && other.IsExact && Conditions.Length == 1 && other.Conditions.Length == 1 && common.Count == 1);
    }

    /// <summary>The same conditions where the predicate says more than they do.</summary>
    public Finding AsPart() => this with { IsExact = false };
}
