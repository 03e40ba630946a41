namespace AwsResources;

/// <summary>How the pages of an operation are asked for.</summary>
public sealed record AwsPageOptions
{
    internal static AwsPageOptions Default { get; } = new();

    /// <summary>How many items a page is to have; null (the default) for as many as the service likes to send.</summary>
    public int? PageSize
    {
        get;
        init => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A page has at least one item.");
    }

    /// <summary>After how many items to stop; null (the default) for all. The last page is cut where it holds more.</summary>
    public long? MaxItems
    {
        get;
        init => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "At least one item must be asked for.");
    }

    /// <summary>
    /// Where to go on: the <c>NextToken</c> of <see cref="AwsPages.BuildFullResultAsync"/>, which may stand within a page (boto3's tokens are
    /// read too), or a token that the service itself gave. Null (the default) to begin at the beginning.
    /// </summary>
    public string? StartingToken { get; init; }

    /// <summary>Whether asynchronous reading asks for the next page while the current one is worked on. True by default.</summary>
    public bool Prefetch { get; init; } = true;
}

/// <summary>The pages of an operation cannot be walked.</summary>
public sealed class AwsPaginationException : AwsException
{
    internal AwsPaginationException(string message) : base(message) { }
}
