// Neither IEnumerable<T> nor both enumerables: with both, every LINQ operator is ambiguous. foreach works by its pattern.

using System.Linq.Expressions;
using AwsResources.Client;
using AwsResources.Core.Actions;
using AwsResources.Core.Collections;

namespace AwsResources;

/// <summary>
/// Resources that a service lists, page by page, as far as they are read: by <c>await foreach</c>, which fetches the next page
/// ahead of time, or by <c>foreach</c>, which calls synchronously. A collection is never changed; every method answers a new one.
/// Nothing is sent before it is read, and each reading asks anew. Safe to share between threads.
/// </summary>
/// <typeparam name="T">The kind of resource.</typeparam>
public class ResourceCollection<T> : IAsyncEnumerable<T> where T : class, IAwsResource
{
    internal ResourceCollection(CollectionQuery<T> query) => Query = query;

    internal CollectionQuery<T> Query { get; }

    /// <summary>Only the resources that a predicate holds for. Several are joined: all have to hold.</summary>
    /// <param name="predicate">The condition. What the service can decide of it is sent, so that less is answered (<see cref="Explain"/> tells what), and all of it
    /// is decided here. Text is compared ordinally. Variables are read when reading begins. An attribute that the listing lacks is loaded for each resource.</param>
    public virtual ResourceCollection<T> Where(Expression<Func<T, bool>> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return new ResourceCollection<T>(Query.With(predicate));
    }

    /// <summary>Only the first resources. Pages beyond them are not asked for.</summary>
    /// <param name="count">How many; at least 0.</param>
    public virtual ResourceCollection<T> Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new ResourceCollection<T>(Query with { Limit = Math.Min(count, Query.Limit ?? long.MaxValue) });
    }

    /// <summary>Asks for pages of a size, where the service lets callers choose; the results are the same.</summary>
    /// <param name="size">How many items a page is to have; services have their own limits.</param>
    public virtual ResourceCollection<T> PageSize(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        return new ResourceCollection<T>(Query with { PageSize = size });
    }

    /// <summary>The resources page by page, as the service cuts them. A page may be empty and others follow.</summary>
    public ResourcePages<T> Pages() => new(Query);

    /// <summary>
    /// What reading would do, on one line: the call, what the service is sent, what is decided here, and what each item would load, such as
    /// <c>ListObjectsV2 Prefix=2026/ · locally: o.Size &gt; 1000000 · stops after 10</c>. Nothing is sent.
    /// </summary>
    public string Explain() => Query.Explain().ToString();

    /// <summary>As <see cref="Explain"/>, part by part.</summary>
    public AwsExplanation GetExplanation() => Query.Explain();

    /// <summary>The first resource, or null where there is none.</summary>
    public async Task<T?> FirstOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        await foreach (var resource in Take(1).WithCancellation(cancellationToken).ConfigureAwait(false)) return resource;
        return null;
    }

    /// <summary>The first resource that a predicate holds for, or null where there is none; as <see cref="Where"/>.</summary>
    public Task<T?> FirstOrDefaultAsync(Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        Where(predicate).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The first resource that a predicate holds for, or null where there is none; as <see cref="Where"/>.</summary>
    public T? FirstOrDefault(Expression<Func<T, bool>> predicate) => Where(predicate).FirstOrDefault();

    /// <summary>Whether there is a resource that a predicate holds for; as <see cref="Where"/>.</summary>
    public async Task<bool> AnyAsync(Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) =>
        await Where(predicate).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false) is not null;

    /// <summary>Whether there is a resource that a predicate holds for; as <see cref="Where"/>.</summary>
    public bool Any(Expression<Func<T, bool>> predicate) => Where(predicate).FirstOrDefault() is not null;

    /// <summary>The first resource, or null where there is none.</summary>
    public T? FirstOrDefault() => Take(1).AsEnumerable().FirstOrDefault();

    /// <summary>All resources.</summary>
    public async Task<List<T>> ToListAsync(CancellationToken cancellationToken = default)
    {
        var all = new List<T>();
        await foreach (var page in Query.PagesAsync(cancellationToken).ConfigureAwait(false)) all.AddRange(page);
        return all;
    }

    /// <summary>All resources.</summary>
    public List<T> ToList() => [.. AsEnumerable()];

    /// <summary>How many resources there are; every page is asked for.</summary>
    public Task<long> CountAsync(CancellationToken cancellationToken = default) => Query.CountAsync(async: true, cancellationToken).AsTask();

    /// <summary>How many resources there are; every page is asked for.</summary>
    public long Count() => Query.CountAsync(async: false, default).EnsureCompleted();

    /// <summary>For how many resources a predicate holds; as <see cref="Where"/>.</summary>
    public Task<long> CountAsync(Expression<Func<T, bool>> predicate, CancellationToken cancellationToken = default) => Where(predicate).CountAsync(cancellationToken);

    /// <summary>For how many resources a predicate holds; as <see cref="Where"/>.</summary>
    public long Count(Expression<Func<T, bool>> predicate) => Where(predicate).Count();

    /// <summary>The resources by synchronous calls, for LINQ to objects.</summary>
    public IEnumerable<T> AsEnumerable() => Query.Pages().SelectMany(page => page);

    /// <summary>Begins to read by synchronous calls.</summary>
    public IEnumerator<T> GetEnumerator() => AsEnumerable().GetEnumerator();

    /// <summary>Begins to read.</summary>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in Query.PagesAsync(cancellationToken).ConfigureAwait(false))
            foreach (var resource in page) yield return resource;
    }

    /// <summary>Does something with all resources, in as few calls as the service allows; what the typed methods such as StopAsync call.</summary>
    /// <param name="action">The name of the batch action in the definition, such as <c>Stop</c>.</param>
    /// <param name="options">The rest of the input; null for none.</param>
    /// <param name="cancellationToken">Ends the calls; what was done by then stays done.</param>
    /// <exception cref="AwsBatchException">It failed for some; the exception lists them.</exception>
    public Task<AwsBatchResult> ActAsync(string action, AwsStructure? options = null, CancellationToken cancellationToken = default) =>
        new BatchRun<T>(Query, action, options).RunAsync(async: true, cancellationToken).AsTask();

    /// <inheritdoc cref="ActAsync"/>
    public AwsBatchResult Act(string action, AwsStructure? options = null) =>
        new BatchRun<T>(Query, action, options).RunAsync(async: false, default).EnsureCompleted();

    /// <summary>Where the resources come from, such as <c>s3.Bucket(Name='photos').Objects</c>.</summary>
    public override string ToString() => Query.ToString();
}

/// <summary>Resources that a service lists, which its own options can narrow.</summary>
/// <typeparam name="T">The kind of resource.</typeparam>
/// <typeparam name="TOptions">The options of the listing.</typeparam>
public sealed class ResourceCollection<T, TOptions> : ResourceCollection<T> where T : class, IAwsResource where TOptions : AwsStructure
{
    internal ResourceCollection(CollectionQuery<T> query) : base(query) { }

    /// <summary>Only what the service answers to these options, such as a prefix or EC2's filters. Options given before are kept; lists are joined.</summary>
    public ResourceCollection<T, TOptions> Filter(TOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(Query with { Options = Options.Joined(Query.Options, options) });
    }

    /// <inheritdoc/>
    public override ResourceCollection<T, TOptions> Where(Expression<Func<T, bool>> predicate) => new(base.Where(predicate).Query);

    /// <inheritdoc/>
    public override ResourceCollection<T, TOptions> Take(int count) => new(base.Take(count).Query);

    /// <inheritdoc/>
    public override ResourceCollection<T, TOptions> PageSize(int size) => new(base.PageSize(size).Query);
}

/// <summary>The pages of a collection.</summary>
/// <typeparam name="T">The kind of resource.</typeparam>
public sealed class ResourcePages<T> : IAsyncEnumerable<IReadOnlyList<T>> where T : class, IAwsResource
{
    private readonly CollectionQuery<T> _query;

    internal ResourcePages(CollectionQuery<T> query) => _query = query;

    /// <summary>Begins to read.</summary>
    public IAsyncEnumerator<IReadOnlyList<T>> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        _query.PagesAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    /// <summary>The pages by synchronous calls, for LINQ to objects.</summary>
    public IEnumerable<IReadOnlyList<T>> AsEnumerable() => _query.Pages();

    /// <summary>Begins to read by synchronous calls.</summary>
    public IEnumerator<IReadOnlyList<T>> GetEnumerator() => AsEnumerable().GetEnumerator();
}
