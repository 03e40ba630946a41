namespace AwsResources.Client.Model;

/// <summary>How the pages of an operation are asked for. Paths are JMESPath expressions.</summary>
public sealed class PaginatorModel
{
    internal PaginatorModel(string operation) => Operation = operation;

    /// <summary>The operation that pages.</summary>
    public string Operation { get; }

    /// <summary>The input members that take the token, in the order of <see cref="OutputTokens"/>.</summary>
    public IReadOnlyList<string> InputTokens { get; internal init; } = [];

    /// <summary>The paths of the tokens in the output; a path may name alternatives with <c>||</c>.</summary>
    public IReadOnlyList<string> OutputTokens { get; internal init; } = [];

    /// <summary>The input member that takes the size of a page, or null where the service decides.</summary>
    public string? LimitKey { get; internal init; }

    /// <summary>The paths of the items in the output; the first is the main one.</summary>
    public IReadOnlyList<string> ResultKeys { get; internal init; } = [];

    /// <summary>The paths of what is the same on every page.</summary>
    public IReadOnlyList<string> NonAggregateKeys { get; internal init; } = [];

    /// <summary>The path of the flag that says whether more pages follow, or null where the token says it.</summary>
    public string? MoreResults { get; internal init; }
}
