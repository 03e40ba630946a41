namespace AwsResources.Core.Definitions;

/// <summary>What a listing can be narrowed by: which attributes the service filters, and where in the input a condition goes.</summary>
internal sealed record PredicatesDefinition(DefinitionPlace Place)
{
    /// <summary>How the values of filters are compared, unless a filter says otherwise; null for exactly.</summary>
    public Named? Match { get; init; }

    /// <summary>The input's member that takes the filters; null for Filters or Filter.</summary>
    public Named? FiltersIn { get; init; }

    /// <summary>By the path of the attribute in the model.</summary>
    public IReadOnlyList<FilterDefinition> Filters { get; init; } = [];

    /// <summary>By the path of the attribute in the model.</summary>
    public IReadOnlyList<NarrowingDefinition> Params { get; init; } = [];

    /// <summary>What the input must not have for any of it to be sent.</summary>
    public IReadOnlyList<UnlessDefinition> Unless { get; init; } = [];
}

/// <summary>A member of the input that, where it is set and ends in a text, keeps a listing from being narrowed.</summary>
internal sealed record UnlessDefinition(Named Member, string Ending);

/// <summary>A filter of the service: a name, and values of which one has to match.</summary>
internal sealed record FilterDefinition(string Path, Named Name, DefinitionPlace Place)
{
    public Named? Match { get; init; }

    /// <summary>The values that the filter knows; null where it knows all that the attribute may have.</summary>
    public IReadOnlyList<string>? Values { get; init; }
}

/// <summary>A member of the input that narrows a listing.</summary>
/// <param name="Path">The attribute.</param>
/// <param name="Match">How the service compares: exact, prefix or after.</param>
/// <param name="Member">The input's member.</param>
/// <param name="Place">Where the definition says so.</param>
internal sealed record NarrowingDefinition(string Path, PredicateMatch Match, Named Member, DefinitionPlace Place)
{
    public IReadOnlyList<string>? Values { get; init; }
}

/// <summary>How a service compares an attribute with what it is given.</summary>
internal enum PredicateMatch
{
    /// <summary>Equal, letter by letter.</summary>
    Exact,
    /// <summary>The attribute begins with it.</summary>
    Prefix,
    /// <summary>Equal, where <c>*</c> stands for any text, <c>?</c> for at most one character, and <c>\</c> takes their meaning away.</summary>
    Pattern,
    /// <summary>The attribute comes after it, in the order of its UTF-8.</summary>
    After,
}
