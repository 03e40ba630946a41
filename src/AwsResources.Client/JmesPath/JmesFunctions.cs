using System.Collections.Frozen;
using static AwsResources.Client.JmesPath.JmesKind;

namespace AwsResources.Client.JmesPath;

/// <summary>What a parameter takes.</summary>
/// <param name="Kinds">The kinds of value.</param>
/// <param name="Elements">Of a list, the kinds of element, all of one kind; 0 where any will do.</param>
internal readonly record struct JmesParameter(JmesKind Kinds, JmesKind Elements = 0)
{
    public override string ToString() => Elements == 0
        ? JmesFunctions.NameOf(Kinds)
        : $"an array of {JmesFunctions.NameOf(Elements)}s{((Kinds & ~JmesKind.Array) is var others && others != 0 ? $" or {JmesFunctions.NameOf(others)}" : "")}";
}

internal sealed record JmesFunction(string Name, JmesParameter[] Parameters, Func<FunctionNode, object?[], object?> Body, bool Variadic = false);

/// <summary>The functions of the language.</summary>
internal static class JmesFunctions
{
    private const JmesKind Any = Null | JmesKind.Boolean | Number | JmesKind.String | JmesKind.Array | JmesKind.Object | Expression;
    private static readonly JmesParameter Numbers = new(JmesKind.Array, Number);
    private static readonly JmesParameter Sortable = new(JmesKind.Array, Number | JmesKind.String);

    public static FrozenDictionary<string, JmesFunction> All { get; } = new JmesFunction[]
    {
        Of("abs", args => JmesNumbers.Abs(args[0]!), Number),
        new("avg", [Numbers], (_, args) => Average(List(args[0]))),
        Of("ceil", args => JmesNumbers.Round(args[0]!, Math.Ceiling), Number),
        Of("contains", args => JmesData.Box(Contains(args[0]!, args[1])), JmesKind.Array | JmesKind.String, Any),
        Of("ends_with", args => JmesData.Box(Text(args[0]).EndsWith(Text(args[1]), StringComparison.Ordinal)), JmesKind.String, JmesKind.String),
        Of("floor", args => JmesNumbers.Round(args[0]!, Math.Floor), Number),
        new("join", [new(JmesKind.String), new(JmesKind.Array, JmesKind.String)],
            (_, args) => string.Join(Text(args[0]), List(args[1]).Select(item => Text(item)))),
        Of("keys", args => JmesData.Entries(args[0]!).Select(entry => (object?)entry.Key).ToArray(), JmesKind.Object),
        Of("length", args => Length(args[0]!), JmesKind.String | JmesKind.Array | JmesKind.Object),
        Of("map", args => List(args[1]).Select(((JmesReference)args[0]!).Apply).ToArray(), Expression, JmesKind.Array),
        new("max", [Sortable], (_, args) => Extreme(List(args[0]), List(args[0]), sign: 1)),
        new("max_by", [new(JmesKind.Array), new(Expression)], (call, args) => Extreme(List(args[0]), Keys(call, args), sign: 1)),
        new("merge", [new(JmesKind.Object)], (_, args) => Merge(args), Variadic: true),
        new("min", [Sortable], (_, args) => Extreme(List(args[0]), List(args[0]), sign: -1)),
        new("min_by", [new(JmesKind.Array), new(Expression)], (call, args) => Extreme(List(args[0]), Keys(call, args), sign: -1)),
        new("not_null", [new(Any)], (_, args) => System.Array.Find(args, value => value is not null), Variadic: true),
        Of("reverse", args => Reverse(args[0]!), JmesKind.Array | JmesKind.String),
        new("sort", [Sortable], (_, args) => Sort(List(args[0]), List(args[0]))),
        new("sort_by", [new(JmesKind.Array), new(Expression)], (call, args) => Sort(List(args[0]), Keys(call, args))),
        Of("starts_with", args => JmesData.Box(Text(args[0]).StartsWith(Text(args[1]), StringComparison.Ordinal)), JmesKind.String, JmesKind.String),
        new("sum", [Numbers], (_, args) => JmesNumbers.Sum(List(args[0])!)),
        Of("to_array", args => JmesData.ListOf(args[0]) ?? new[] { args[0] }, Any),
        Of("to_number", args => ToNumber(args[0]), Any),
        Of("to_string", args => JmesData.KindOf(args[0]) is JmesKind.String ? Text(args[0]) : JmesText.ToJson(args[0]), Any & ~Expression),
        Of("type", args => NameOf(JmesData.KindOf(args[0])), Any & ~Expression),
        Of("values", args => JmesData.Entries(args[0]!).Select(entry => entry.Value).ToArray(), JmesKind.Object),
    }.ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>The language's name of a kind; of several, joined by "or".</summary>
    public static string NameOf(JmesKind kinds) => string.Join(" or ", Enum.GetValues<JmesKind>()
        .Where(kind => (kinds & kind) != 0).Select(kind => kind.ToString().ToLowerInvariant()));

    private static JmesFunction Of(string name, Func<object?[], object?> body, params JmesKind[] parameters) =>
        new(name, System.Array.ConvertAll(parameters, kinds => new JmesParameter(kinds)), (_, args) => body(args));

    private static string Text(object? value) => JmesData.TextOf(value!);

    private static object?[] List(object? value) => [.. JmesData.ListOf(value)!.Cast<object?>().Select(JmesData.Unwrap)];

    private static object?[] Keys(FunctionNode call, object?[] args)
    {
        var keys = System.Array.ConvertAll(List(args[0]), ((JmesReference)args[1]!).Apply);
        call.CheckKeys(keys);
        return keys;
    }

    private static object? Average(object?[] numbers) =>
        numbers.Length == 0 ? null : JmesNumbers.ToDouble(JmesNumbers.Sum(numbers!)) / numbers.Length;

    private static bool Contains(object subject, object? search)
    {
        if (JmesData.ListOf(subject) is { } list) return list.Cast<object?>().Any(item => JmesData.AreEqual(JmesData.Unwrap(item), search));
        return JmesData.KindOf(search) is JmesKind.String && Text(subject).Contains(Text(search), StringComparison.Ordinal);
    }

    private static object Length(object value) => JmesData.KindOf(value) switch
    {
        JmesKind.Array => (long)JmesData.ListOf(value)!.Count,
        JmesKind.Object => JmesData.Entries(value).LongCount(),
        _ => JmesText.Length(Text(value)),
    };

    private static Dictionary<string, object?> Merge(object?[] objects)
    {
        var merged = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var part in objects)
            foreach (var (name, value) in JmesData.Entries(part!)) merged[name] = value;
        return merged;
    }

    private static object Reverse(object value) => JmesData.ListOf(value) is null
        ? JmesText.Reverse(Text(value))
        : List(value).Reverse().ToArray();

    private static object?[] Sort(object?[] items, object?[] keys) =>
        [.. items.Zip(keys).OrderBy(pair => pair.Second, Comparer<object?>.Create(Order)).Select(pair => pair.First)];

    /// <summary>The first item whose key is greatest (sign 1) or least (sign -1).</summary>
    private static object? Extreme(object?[] items, object?[] keys, int sign)
    {
        var best = 0;
        for (var i = 1; i < items.Length; i++)
            if (Order(keys[i], keys[best]) * sign > 0) best = i;
        return items.Length == 0 ? null : items[best];
    }

    private static int Order(object? a, object? b) => JmesData.Order(a, b) ?? 0;

    private static object? ToNumber(object? value) => JmesData.KindOf(value) switch
    {
        Number => value,
        JmesKind.String => JmesNumbers.Parse(Text(value)),
        _ => null,
    };
}
