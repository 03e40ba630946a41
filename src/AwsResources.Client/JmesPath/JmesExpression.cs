// JMESPath, the language in which AWS's models say where things are: https://jmespath.org/specification.html
// Text -> JmesLexer -> JmesParser -> JmesNode, which evaluates itself; JmesData is what the language sees of our values.

using System.Collections;
using System.Collections.Concurrent;

namespace AwsResources.Client.JmesPath;

/// <summary>A JMESPath expression, read once and safe to share between threads.</summary>
internal sealed class JmesExpression
{
    private const int CacheLimit = 2000;
    private static readonly ConcurrentDictionary<string, JmesExpression> Cache = new(StringComparer.Ordinal);

    private readonly JmesNode _root;

    private JmesExpression(string text, JmesNode root)
    {
        Text = text;
        _root = root;
    }

    /// <summary>The expression as it was written.</summary>
    public string Text { get; }

    /// <summary>The member that the expression names, or null where it is more than a name.</summary>
    public string? MemberName => (_root as FieldNode)?.Name;

    /// <exception cref="JmesPathException">The text is not an expression, or calls a function wrongly.</exception>
    public static JmesExpression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new JmesExpression(text, JmesParser.Parse(text));
    }

    /// <summary>The expression from the process-wide cache, for texts that come again: those of models and definitions.</summary>
    public static JmesExpression Cached(string text)
    {
        if (Cache.TryGetValue(text, out var expression)) return expression;
        // Texts that a program makes up as it goes must not pile up.
        if (Cache.Count >= CacheLimit) Cache.Clear();
        return Cache.GetOrAdd(text, Parse(text));
    }

    /// <summary>
    /// Evaluates the expression. Structures, maps and lists of the data come back as they are; new lists are
    /// <see cref="IList"/>, new objects <see cref="Dictionary{TKey,TValue}"/>, whole numbers <see cref="long"/>.
    /// </summary>
    /// <param name="data">A structure, map, list, JSON, or a single value.</param>
    /// <exception cref="JmesPathException">A function met a value that it does not take.</exception>
    public object? Search(object? data) => JmesData.Unwrap(_root.Search(JmesData.Unwrap(data)));

    /// <summary>The elements of the result when it is a list, the result when it is not, nothing for null.</summary>
    public IEnumerable<object?> SearchMany(object? data)
    {
        var result = Search(data);
        if (result is null) return [];
        return JmesData.ListOf(result) is { } list ? list.Cast<object?>().Select(JmesData.Unwrap) : [result];
    }

    /// <summary>The structures that the expression finds, such as the items of a page; the very ones that the data holds.</summary>
    /// <exception cref="InvalidOperationException">It finds something else.</exception>
    public IReadOnlyList<AwsStructure> SearchStructures(object? data) => Search(data) switch
    {
        null => [],
        IReadOnlyList<AwsStructure> structures => structures,
        AwsStructure structure => [structure],
        IList items => [.. items.Cast<object?>().Select(Structure)],
        var other => [Structure(other)],
    };

    public override string ToString() => Text;

    private AwsStructure Structure(object? item) => item as AwsStructure
        ?? throw new InvalidOperationException($"JMESPath '{Text}' finds a {item?.GetType().Name ?? "null"} where a structure was expected.");
}
