using System.Runtime.CompilerServices;
using AwsResources.Client.Model;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Protocols;

/// <summary>The path and query of an operation: <c>/{Bucket}/{Key+}?list-type=2</c>. A label with a plus sign may hold slashes.</summary>
internal sealed class UriTemplate
{
    private static readonly ConditionalWeakTable<OperationModel, UriTemplate> Known = [];

    private readonly List<Part> _parts = [];
    private readonly List<KeyValuePair<string, string?>> _query = [];

    public UriTemplate(string template)
    {
        var mark = template.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? template : template[..mark];
        for (var at = 0; at < path.Length;)
        {
            var open = path.IndexOf('{', at);
            var close = open < 0 ? -1 : path.IndexOf('}', open);
            if (close < 0)
            {
                _parts.Add(new Part(path[at..], false, false));
                break;
            }
            if (open > at) _parts.Add(new Part(path[at..open], false, false));
            var name = path[(open + 1)..close];
            _parts.Add(new Part(name.TrimEnd('+'), true, name.EndsWith('+')));
            at = close + 1;
        }
        if (mark < 0) return;
        var query = new QueryParameters();
        query.AddEncoded(template[(mark + 1)..]);
        _query.AddRange(query);
    }

    /// <summary>The template of an operation, taken apart once.</summary>
    public static UriTemplate Of(OperationModel operation) => Known.GetValue(operation, static model => new UriTemplate(model.RequestUri));

    /// <summary>Names, with values or without, that the query always has.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Query => _query;

    /// <summary>How narrow the path is: literal characters count, greedy labels count against.</summary>
    public int Specificity => _parts.Sum(part => part.IsLabel ? part.IsGreedy ? -100 : 0 : part.Text.Length)
        + (_parts.Exists(part => part.IsLabel) ? 0 : 1000);

    /// <summary>The path with its labels filled in, encoded.</summary>
    public string Render(Func<string, string> valueOf) => string.Concat(
        _parts.Select(part => part.IsLabel ? UriEncoding.Encode(valueOf(part.Text), part.IsGreedy) : part.Text));

    /// <summary>Matches an encoded path, and gives the decoded values of the labels.</summary>
    public bool TryMatch(string path, Dictionary<string, string> labels)
    {
        if (Match(path, 0, labels)) return true;
        // A slash at the end means nothing where no label has use for it.
        return path.Length > 1 && path.EndsWith('/') && Match(path.AsSpan()[..^1], 0, labels);
    }

    private bool Match(ReadOnlySpan<char> path, int index, Dictionary<string, string> labels)
    {
        if (index == _parts.Count) return path.IsEmpty;
        var part = _parts[index];
        if (!part.IsLabel)
        {
            return path.StartsWith(part.Text, StringComparison.Ordinal)
                ? Match(path[part.Text.Length..], index + 1, labels)
                : index == _parts.Count - 1 && part.Text == "/" && path.IsEmpty;
        }
        var slash = part.IsGreedy ? -1 : path.IndexOf('/');
        for (var length = slash < 0 ? path.Length : slash; length > 0; length--)
        {
            if (!Match(path[length..], index + 1, labels)) continue;
            labels[part.Text] = Uri.UnescapeDataString(path[..length]);
            return true;
        }
        return false;
    }

    private sealed record Part(string Text, bool IsLabel, bool IsGreedy);
}
