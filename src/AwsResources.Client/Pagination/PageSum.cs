using AwsResources.Client.JmesPath;

namespace AwsResources.Client.Pagination;

/// <summary>Adds pages up to one result.</summary>
internal sealed class PageSum(Paginator paginator)
{
    private readonly object?[] _values = new object?[paginator.ResultKeys.Count];
    private readonly object?[] _same = new object?[paginator.NonAggregateKeys.Count];
    private bool _isFirst = true;

    public void Add(AwsStructure page)
    {
        for (var i = 0; i < _values.Length; i++) _values[i] = PageValues.Join(_values[i], paginator.ResultKeys[i].Search(page));
        if (!_isFirst) return;
        _isFirst = false;
        for (var i = 0; i < _same.Length; i++) _same[i] = paginator.NonAggregateKeys[i].Search(page);
    }

    public AwsStructure ToStructure(string? resumeToken)
    {
        var result = new AwsStructure();
        Put(paginator.NonAggregateKeys, _same);
        Put(paginator.ResultKeys, _values);
        if (resumeToken is not null) result.Set("NextToken", resumeToken);
        return result;

        void Put(IReadOnlyList<JmesExpression> keys, object?[] values)
        {
            for (var i = 0; i < values.Length; i++)
                if (values[i] is { } value) result = PageValues.With(result, keys[i].Text, value);
        }
    }
}
