using System.Runtime.CompilerServices;
using AwsResources.Client.JmesPath;
using AwsResources.Client.Model;

namespace AwsResources.Client.Pagination;

/// <summary>Calls the operation that pages.</summary>
internal delegate ValueTask<AwsStructure> PageCall(AwsStructure input, bool async, CancellationToken cancellationToken);

/// <summary>Walks the pages of an operation, one call a page, as far as somebody reads. Safe to share between threads.</summary>
internal sealed class Paginator
{
    private readonly PageCall _call;
    private readonly JmesExpression[] _outputTokens;
    private readonly JmesExpression? _moreResults;

    /// <param name="model">How the operation pages; one without tokens has a single page.</param>
    /// <param name="call">Makes one call.</param>
    /// <param name="inputShape">The shape of the operation's input, which tokens with structure are read by; null where it is not known.</param>
    public Paginator(PaginatorModel model, PageCall call, StructureShape? inputShape = null)
    {
        _call = call;
        Operation = model.Operation;
        InputShape = inputShape;
        InputTokens = model.InputTokens;
        LimitKey = model.LimitKey;
        _outputTokens = [.. model.OutputTokens.Select(JmesExpression.Cached)];
        _moreResults = model.MoreResults is { } more ? JmesExpression.Cached(more) : null;
        ResultKeys = [.. model.ResultKeys.Select(JmesExpression.Cached)];
        NonAggregateKeys = [.. model.NonAggregateKeys.Select(JmesExpression.Cached)];
        if (_outputTokens.Length != InputTokens.Count)
            throw new AwsModelException($"The paginator of {Operation} has {InputTokens.Count} input tokens and {_outputTokens.Length} output tokens.");
    }

    public string Operation { get; }

    public StructureShape? InputShape { get; }

    public IReadOnlyList<string> InputTokens { get; }

    public string? LimitKey { get; }

    /// <summary>The keys whose values add up over the pages; the first is the main one, which MaxItems counts.</summary>
    public IReadOnlyList<JmesExpression> ResultKeys { get; }

    public IReadOnlyList<JmesExpression> NonAggregateKeys { get; }

    public JmesExpression? MainKey => ResultKeys.Count > 0 ? ResultKeys[0] : null;

    /// <exception cref="AwsPaginationException">The operation cannot do what the options ask for.</exception>
    public void Check(AwsPageOptions options)
    {
        if (options.PageSize is not null && LimitKey is null)
            throw new AwsPaginationException($"{Operation} has no input for the size of a page: leave PageSize unset.");
        if (options.MaxItems is not null && MainKey is null)
            throw new AwsPaginationException($"{Operation} has no items to count: leave MaxItems unset.");
    }

    public IEnumerable<AwsStructure> Pages(AwsStructure input, AwsPageOptions options) => Pages(Start(input, options));

    public IEnumerable<AwsStructure> Pages(PageCursor cursor)
    {
        while (cursor.Next is { } next)
            yield return cursor.Accept(_call(next, false, CancellationToken.None).EnsureCompleted());
        cursor.ThrowIfRepeated();
    }

    public IAsyncEnumerable<AwsStructure> PagesAsync(AwsStructure input, AwsPageOptions options) => PagesAsync(Start(input, options), options.Prefetch);

    /// <summary>Reads pages; with prefetch, the next is asked for when the current one is handed out, never more than one ahead.</summary>
    public async IAsyncEnumerable<AwsStructure> PagesAsync(
        PageCursor cursor, bool prefetch, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<AwsStructure>? ahead = null;
        try
        {
            while (cursor.Next is { } next)
            {
                var answer = await (ahead ?? Ask(next, stop.Token)).ConfigureAwait(false);
                ahead = null;
                var page = cursor.Accept(answer);
                if (prefetch && cursor.Next is { } following) ahead = Ask(following, stop.Token);
                yield return page;
            }
        }
        finally
        {
            if (ahead is not null)
            {
                await stop.CancelAsync().ConfigureAwait(false);
                // Nobody wants this page any more, nor how it failed; only that nothing runs on behind the reader's back.
                await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        cursor.ThrowIfRepeated();
    }

    /// <summary>All pages as one: result keys joined, what is the same on every page, and NextToken where MaxItems left something.</summary>
    public async ValueTask<AwsStructure> BuildFullResultAsync(
        AwsStructure input, AwsPageOptions options, bool async, CancellationToken cancellationToken)
    {
        var cursor = Start(input, options);
        var full = new PageSum(this);
        if (async)
        {
            await foreach (var page in PagesAsync(cursor, options.Prefetch, cancellationToken).ConfigureAwait(false)) full.Add(page);
        }
        else
        {
            foreach (var page in Pages(cursor)) full.Add(page);
        }
        return full.ToStructure(cursor.ResumeToken);
    }

    public PageCursor Start(AwsStructure input, AwsPageOptions options)
    {
        Check(options);
        return new PageCursor(this, input, options);
    }

    /// <summary>The token of the page after this one, or null where this is the last.</summary>
    internal PageToken? TokenAfter(AwsStructure page)
    {
        if (_moreResults is not null && !JmesData.IsTrue(_moreResults.Search(page))) return null;
        var token = new PageToken([.. _outputTokens.Select(path => path.Search(page)).Select(value => IsToken(value) ? value : null)], 0);
        return token.IsEmpty ? null : token;
    }

    // Services that count end with 0, others with empty text; some give the text None.
    private static bool IsToken(object? value) =>
        JmesData.IsTrue(value) && value is not "None" && !(JmesNumbers.IsNumber(value!) && JmesNumbers.Compare(value!, 0) == 0);

    // Async, so that a call that throws at once fails when its page is read, not when the page before it is.
    private async Task<AwsStructure> Ask(AwsStructure input, CancellationToken cancellationToken) =>
        await _call(input, true, cancellationToken).ConfigureAwait(false);
}
