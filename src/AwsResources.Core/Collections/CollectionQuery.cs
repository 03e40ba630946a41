using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using AwsResources.Client.JmesPath;
using AwsResources.Client.Model;
using AwsResources.Client.Pagination;
using AwsResources.Core.Binding;
using AwsResources.Core.Definitions;
using AwsResources.Core.Linq;
using AwsResources.Core.Plans;

namespace AwsResources.Core.Collections;

/// <summary>What a collection asks for: the call, what the caller narrowed it to, and how its pages are read. Never changed, only copied.</summary>
internal sealed record CollectionQuery<T>(Resource Parent, BoundCollection Bound, ResourcePlan Target) where T : class, IAwsResource
{
    private readonly JmesExpression _path = JmesExpression.Cached(Bound.Path);

    /// <summary>What callers gave by Filter.</summary>
    public AwsStructure? Options { get; init; }

    /// <summary>What decides locally, in the order in which it was given.</summary>
    public ImmutableArray<LocalPredicate<T>> Predicates { get; init; } = [];

    /// <summary>After how many resources to stop; null for all.</summary>
    public long? Limit { get; init; }

    public int? PageSize { get; init; }

    public CollectionQuery<T> With(Expression<Func<T, bool>> predicate) => this with { Predicates = Predicates.Add(new LocalPredicate<T>(predicate)) };

    /// <summary>The resources of each page, those that the predicates let through, until the limit.</summary>
    public IEnumerable<IReadOnlyList<T>> Pages()
    {
        var left = Limit ?? long.MaxValue;
        if (left == 0) yield break;
        var input = Input();
        foreach (var page in Paginator().Pages(input, PageOptions()))
        {
            var resources = Resources(page, input, ref left);
            yield return resources;
            if (left == 0) yield break;
        }
    }

    /// <summary>As <see cref="Pages"/>, asynchronously; the next page is asked for while this one is worked on.</summary>
    public async IAsyncEnumerable<IReadOnlyList<T>> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var left = Limit ?? long.MaxValue;
        if (left == 0) yield break;
        var input = Input();
        await foreach (var page in Paginator().PagesAsync(input, PageOptions()).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var resources = Resources(page, input, ref left);
            yield return resources;
            if (left == 0) yield break;
        }
    }

    /// <summary>How many resources there are. Without predicates none is made.</summary>
    public async ValueTask<long> CountAsync(bool async, CancellationToken cancellationToken)
    {
        var count = 0L;
        if (Predicates.IsEmpty && Limit is null)
        {
            if (async)
                await foreach (var page in Paginator().PagesAsync(Input(), PageOptions()).WithCancellation(cancellationToken).ConfigureAwait(false)) count += Count(page);
            else
                foreach (var page in Paginator().Pages(Input(), PageOptions())) count += Count(page);
            return count;
        }
        if (async) await foreach (var page in PagesAsync(cancellationToken).ConfigureAwait(false)) count += page.Count;
        else foreach (var page in Pages()) count += page.Count;
        return count;
    }

    public override string ToString() => $"{Parent}.{Bound.Name}";

    private Paginator Paginator()
    {
        var client = Parent.Session.Client(Parent.Plan.Bound.Service.Definition.Service);
        var options = Bound.Paginator is null ? AwsCallOptions.OfResources : AwsCallOptions.PaginatingResources;
        return new Paginator(Bound.Paginator ?? new PaginatorModel(Bound.Operation.Name),
            (input, async, cancellationToken) => client.CallAsync(Bound.Operation, input, options, async, cancellationToken), Bound.Operation.Input);
    }

    // A page that may never be read is not asked for ahead of time.
    private AwsPageOptions PageOptions() => new() { Prefetch = Limit is null, PageSize = Bound.Paginator?.LimitKey is null ? null : PageSize };

    /// <summary>Says what reading would do.</summary>
    public AwsExplanation Explain() => Explainer.Explain(Bound, Narrow(), [.. Conjuncts()], PageSize, Limit);

    // Variables that predicates name are read now, when reading begins.
    private Narrowing Narrow() => new(Bound, Given(), Conjuncts());

    private AwsStructure Given() => TemplateFiller.Fill(Bound.Params, new TemplateSources(Parent), Options);

    private IEnumerable<Conjunct> Conjuncts() => Predicates.SelectMany(predicate => Conjunct.Of(predicate.Expression, predicate.Local));

    private AwsStructure Input() => Predicates.IsEmpty ? Given() : Narrow().Input;

    private long Count(AwsStructure page)
    {
        Parent.Session.Succeeded?.Invoke(Parent.Plan.Bound, Bound);
        return _path.Search(page) is { } found ? JmesData.ListOf(found)?.Count ?? 1 : 0;
    }

    private List<T> Resources(AwsStructure page, AwsStructure input, ref long left)
    {
        Parent.Session.Succeeded?.Invoke(Parent.Plan.Bound, Bound);
        var resources = new List<T>();
        foreach (var item in _path.SearchMany(page))
        {
            var resource = (T)(object)ItemResources.Make(Parent, Target, Bound.Ids, item, input, Bound.ItemsAreData);
            if (!Holds(resource)) continue;
            resources.Add(resource);
            if (--left == 0) break;
        }
        return resources;
    }

    private bool Holds(T resource)
    {
        foreach (var predicate in Predicates)
            if (!predicate.Holds(resource)) return false;
        return true;
    }
}

/// <summary>A predicate as it was written, and what decides by it.</summary>
internal sealed class LocalPredicate<T>(Expression<Func<T, bool>> expression)
{
    private Func<T, bool>? _compiled;

    /// <summary>As it was written.</summary>
    public Expression<Func<T, bool>> Expression => expression;

    /// <summary>As it is decided.</summary>
    public Expression<Func<T, bool>> Local { get; } = LocalForm.Of(expression);

    // Compiled for the listings that are long enough to pay for it, interpreted where code cannot be made.
    public bool Holds(T resource) => (_compiled ??= Local.Compile(!RuntimeFeature.IsDynamicCodeCompiled))(resource);
}
