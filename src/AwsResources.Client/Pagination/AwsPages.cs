using AwsResources.Client;
using AwsResources.Client.JmesPath;
using AwsResources.Client.Pagination;

namespace AwsResources;

/// <summary>
/// The pages of an operation, asked for one by one as they are read: by <c>await foreach</c>, or by <c>foreach</c>, which
/// calls synchronously. Each reading begins anew. Safe to share between threads.
/// </summary>
public sealed class AwsPages : IAsyncEnumerable<AwsStructure>
{
    private readonly Paginator _paginator;
    private readonly AwsStructure _input;
    private readonly AwsPageOptions _options;

    internal AwsPages(Paginator paginator, AwsStructure? input, AwsPageOptions? options)
    {
        _paginator = paginator;
        // What the caller changes later is the caller's.
        _input = input?.Copy() ?? new AwsStructure();
        _options = options ?? AwsPageOptions.Default;
        paginator.Check(_options);
    }

    /// <summary>Begins to read; nothing is sent before the first page is asked for.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IAsyncEnumerator<AwsStructure> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        _paginator.PagesAsync(_input, _options).GetAsyncEnumerator(cancellationToken);

    /// <summary>Begins to read with synchronous calls.</summary>
    public IEnumerator<AwsStructure> GetEnumerator() => AsEnumerable().GetEnumerator();

    /// <summary>The pages by synchronous calls, for LINQ to objects.</summary>
    public IEnumerable<AwsStructure> AsEnumerable() => _paginator.Pages(_input, _options);

    /// <summary>The items of all pages, where they are structures, such as the functions of Lambda's ListFunctions.</summary>
    /// <exception cref="AwsPaginationException">The operation's pages have no items.</exception>
    public AwsItems<AwsStructure> Items() => Items<AwsStructure>();

    /// <summary>The items of all pages, such as the texts of DynamoDB's ListTables.</summary>
    /// <typeparam name="T">What the items are: a structure, a string, or an <see cref="IReadOnlyDictionary{TKey,TValue}"/> for maps.</typeparam>
    /// <exception cref="AwsPaginationException">The operation's pages have no items; while reading: an item is not a <typeparamref name="T"/>.</exception>
    public AwsItems<T> Items<T>()
    {
        var key = _paginator.MainKey ?? throw new AwsPaginationException($"{_paginator.Operation} has pages without items. Read the pages, or Search them.");
        return new AwsItems<T>(this, page => key.SearchMany(page).Select(item => Cast<T>(item, key)));
    }

    /// <summary>What a JMESPath expression finds on each page; of a list, its elements.</summary>
    /// <param name="expression">The expression, such as <c>Reservations[].Instances[].InstanceId</c>.</param>
    /// <exception cref="JmesPathException">The expression is not JMESPath, or fails on a page.</exception>
    public AwsItems<object?> Search(string expression)
    {
        var compiled = JmesExpression.Cached(expression);
        return new AwsItems<object?>(this, compiled.SearchMany);
    }

    /// <summary>
    /// Reads all pages into one structure: items in a row, counts summed, and a <c>NextToken</c> for
    /// <see cref="AwsPageOptions.StartingToken"/> where <see cref="AwsPageOptions.MaxItems"/> left something.
    /// </summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<AwsStructure> BuildFullResultAsync(CancellationToken cancellationToken = default) =>
        _paginator.BuildFullResultAsync(_input, _options, async: true, cancellationToken).AsTask();

    /// <summary>Reads all pages into one structure by synchronous calls.</summary>
    /// <inheritdoc cref="BuildFullResultAsync"/>
    public AwsStructure BuildFullResult() => _paginator.BuildFullResultAsync(_input, _options, async: false, default).EnsureCompleted();

    /// <summary>The operation.</summary>
    public override string ToString() => $"pages of {_paginator.Operation}";

    private T Cast<T>(object? item, JmesExpression key) => item is T ready ? ready : throw new AwsPaginationException(
        $"The items of {_paginator.Operation} ({key}) are of type {item?.GetType().Name ?? "null"}, not {typeof(T).Name}. Name the type: Items<T>().");
}

/// <summary>What is found on the pages of an operation, one after the other: by <c>await foreach</c>, or synchronously by <c>foreach</c>.</summary>
/// <typeparam name="T">The type of an item.</typeparam>
public sealed class AwsItems<T> : IAsyncEnumerable<T>
{
    private readonly AwsPages _pages;
    private readonly Func<AwsStructure, IEnumerable<T>> _select;

    internal AwsItems(AwsPages pages, Func<AwsStructure, IEnumerable<T>> select)
    {
        _pages = pages;
        _select = select;
    }

    /// <summary>Begins to read; nothing is sent before the first item is asked for.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in _pages.WithCancellation(cancellationToken).ConfigureAwait(false))
            foreach (var item in _select(page)) yield return item;
    }

    /// <summary>Begins to read with synchronous calls.</summary>
    public IEnumerator<T> GetEnumerator() => AsEnumerable().GetEnumerator();

    /// <summary>The items by synchronous calls, for LINQ to objects.</summary>
    public IEnumerable<T> AsEnumerable() => _pages.AsEnumerable().SelectMany(_select);
}
