// Neither IEnumerable<T> nor both enumerables, as collections of resources: with both, every LINQ operator is ambiguous.

namespace AwsResources;

/// <summary>The prefixes a level below another, page by page, as far as they are read: by <c>await foreach</c>, or by <c>foreach</c>, which calls synchronously. Each reading asks anew.</summary>
public sealed class BucketPrefixes : IAsyncEnumerable<BucketPrefix>
{
    private readonly BucketPrefix _parent;

    internal BucketPrefixes(BucketPrefix parent) => _parent = parent;

    /// <summary>Begins to read.</summary>
    public async IAsyncEnumerator<BucketPrefix> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in Pages().WithCancellation(cancellationToken).ConfigureAwait(false))
            foreach (var prefix in In(page)) yield return prefix;
    }

    /// <summary>Begins to read by synchronous calls.</summary>
    public IEnumerator<BucketPrefix> GetEnumerator() => AsEnumerable().GetEnumerator();

    /// <summary>The prefixes by synchronous calls, for LINQ to objects.</summary>
    public IEnumerable<BucketPrefix> AsEnumerable() => Pages().AsEnumerable().SelectMany(In);

    /// <summary>All prefixes.</summary>
    public async Task<List<BucketPrefix>> ToListAsync(CancellationToken cancellationToken = default)
    {
        var all = new List<BucketPrefix>();
        await foreach (var page in Pages().WithCancellation(cancellationToken).ConfigureAwait(false)) all.AddRange(In(page));
        return all;
    }

    /// <summary>All prefixes.</summary>
    public List<BucketPrefix> ToList() => [.. AsEnumerable()];

    /// <summary>Where the prefixes are, such as <c>s3://photos/2026/*/</c>.</summary>
    public override string ToString() => $"{_parent}*{_parent.Delimiter}";

    private AwsPages Pages() => ResourceOf.ClientOf(_parent.Bucket).Paginate("ListObjectsV2", new()
    {
        ["Bucket"] = _parent.Bucket.Name,
        ["Prefix"] = _parent.Name,
        ["Delimiter"] = _parent.Delimiter,
    });

    private IEnumerable<BucketPrefix> In(AwsStructure page) => ((IEnumerable<object?>)page["CommonPrefixes"]!).OfType<AwsStructure>()
        .Select(prefix => new BucketPrefix(_parent.Bucket, (string)prefix["Prefix"]!, _parent.Delimiter));
}
