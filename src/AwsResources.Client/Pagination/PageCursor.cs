using AwsResources.Client.JmesPath;

namespace AwsResources.Client.Pagination;

/// <summary>One walk over the pages: what to ask next, and what of an answer is shown. Knows no calls, so it serves both forms.</summary>
internal sealed class PageCursor
{
    private readonly Paginator _paginator;
    private readonly AwsStructure _input;
    private readonly long? _maxItems;
    private PageToken _token;
    private long _items;
    private bool _isFirst = true;
    private string? _repeated;

    public PageCursor(Paginator paginator, AwsStructure input, AwsPageOptions options)
    {
        _paginator = paginator;
        _maxItems = options.MaxItems;
        _input = input.Copy();
        if (options.PageSize is { } size) _input.Set(paginator.LimitKey!, size);
        _token = options.StartingToken is { } text
            ? PageToken.Decode(text, paginator.InputTokens, paginator.InputShape)
            : new PageToken([.. paginator.InputTokens.Select(name => _input[name])], 0);
        Next = Ask();
    }

    /// <summary>The input of the next call; null after the last.</summary>
    public AwsStructure? Next { get; private set; }

    /// <summary>Where a later walk can go on, once this one has stopped at <see cref="AwsPageOptions.MaxItems"/>; null where nothing is left.</summary>
    public string? ResumeToken { get; private set; }

    /// <summary>Takes an answer and works out what follows.</summary>
    /// <returns>The page to show: the answer, or a copy that is cut.</returns>
    public AwsStructure Accept(AwsStructure page)
    {
        var skip = _isFirst ? _token.Skip : 0;
        _isFirst = false;
        if (skip > 0) page = LeaveOut(page, skip);
        var count = _maxItems is null ? 0 : PageValues.Count(_paginator.MainKey?.Search(page));
        if (_items + count > _maxItems) return Cut(page, (int)(_maxItems.Value - _items), skip);
        _items += count;
        Advance(page);
        return page;
    }

    /// <summary>Ends a walk that would go round in circles; after its last page was shown.</summary>
    public void ThrowIfRepeated()
    {
        if (_repeated is not null)
            throw new AwsPaginationException($"{_paginator.Operation} gave the same token twice, which would never end: {_repeated}");
    }

    private void Advance(AwsStructure page)
    {
        Next = null;
        var following = _paginator.TokenAfter(page);
        if (following is null) return;
        if (_items == _maxItems) ResumeToken = following.Encode(_paginator.InputTokens);
        else if (following.Repeats(_token)) _repeated = Show(following);
        else
        {
            _token = following;
            Next = Ask();
        }
    }

    // The page at hand is asked for again by whoever resumes, and what was shown of it is left out then.
    private AwsStructure Cut(AwsStructure page, int keep, int skipped)
    {
        Next = null;
        ResumeToken = (_token with { Skip = skipped + keep }).Encode(_paginator.InputTokens);
        return PageValues.With(page, _paginator.MainKey!.Text, PageValues.Slice(_paginator.MainKey.Search(page), 0, keep));
    }

    private AwsStructure LeaveOut(AwsStructure page, int skip)
    {
        foreach (var key in _paginator.ResultKeys)
        {
            var value = key.Search(page);
            if (value is null) continue;
            var left = ReferenceEquals(key, _paginator.MainKey) ? PageValues.Slice(value, skip, int.MaxValue) : PageValues.Emptied(value);
            page = PageValues.With(page, key.Text, left);
        }
        return page;
    }

    // Each call has an input of its own: the next may be made while somebody still looks at the last.
    private AwsStructure Ask()
    {
        var input = _input.Copy();
        for (var i = 0; i < _paginator.InputTokens.Count; i++) input.Set(_paginator.InputTokens[i], _token.Values[i]);
        return input;
    }

    private static string Show(PageToken token)
    {
        var text = JmesText.ToJson(token.Values.Length == 1 ? token.Values[0] : token.Values);
        return text.Length > 200 ? text[..200] + "…" : text;
    }
}
