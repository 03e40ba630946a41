using AwsResources.Client.JmesPath;

namespace AwsResources.Client.Pagination;

/// <summary>Cuts and joins the values under the result keys of pages.</summary>
internal static class PageValues
{
    /// <summary>How many items a value counts as: the elements of a list, the characters of text.</summary>
    public static int Count(object? value) => value is string text ? text.Length : JmesData.ListOf(value)?.Count ?? 0;

    /// <summary>A part of a list or of text; null for anything else, which cannot be cut.</summary>
    public static object? Slice(object? value, int skip, int count) => value switch
    {
        string text => text.Substring(Math.Min(skip, text.Length), Math.Clamp(text.Length - skip, 0, count)),
        IReadOnlyList<AwsStructure> structures => structures.Skip(skip).Take(count).ToList().AsReadOnly(),
        IReadOnlyList<string> texts => texts.Skip(skip).Take(count).ToList().AsReadOnly(),
        _ => JmesData.ListOf(value)?.Cast<object?>().Skip(skip).Take(count).ToList().AsReadOnly(),
    };

    /// <summary>What a later key holds on a page that is resumed within: its items were seen, its counts stay.</summary>
    public static object? Emptied(object? value) => value is not null && JmesNumbers.IsNumber(value) ? value : Slice(value, 0, 0);

    /// <summary>The value over several pages: lists and text in a row, numbers summed, of anything else the first.</summary>
    public static object? Join(object? first, object? second) => (first, second) switch
    {
        (null, _) => second,
        (_, null) => first,
        (string a, string b) => a + b,
        (IEnumerable<AwsStructure> a, IEnumerable<AwsStructure> b) => Append(a, b),
        (IEnumerable<string> a, IEnumerable<string> b) => Append(a, b),
        _ when JmesNumbers.IsNumber(first) && JmesNumbers.IsNumber(second) => JmesNumbers.Sum([first, second]),
        _ when JmesData.ListOf(first) is { } a && JmesData.ListOf(second) is { } b => Append(a.Cast<object?>(), b.Cast<object?>()),
        _ => first,
    };

    /// <summary>A structure with another value at a path of member names; parts on the way are copied, the original stays as it is.</summary>
    public static AwsStructure With(AwsStructure structure, string path, object? value)
    {
        var copy = structure.Shape is { } shape ? new AwsStructure(shape) : new AwsStructure();
        foreach (var name in structure.MemberNames) copy.Set(name, structure[name]);
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0) copy.Set(path, value);
        else
        {
            var head = path[..dot];
            // A part that is not there has nothing to cut.
            if (copy[head] is AwsStructure part) copy.Set(head, With(part, path[(dot + 1)..], value));
            else if (value is not null) copy.Set(head, With(new AwsStructure(), path[(dot + 1)..], value));
        }
        if (structure.Shape is not null) copy.Freeze();
        return copy;
    }

    private static List<T> Append<T>(IEnumerable<T> first, IEnumerable<T> second)
    {
        // The list that an earlier page began is ours to grow.
        var list = first as List<T> ?? [.. first];
        list.AddRange(second);
        return list;
    }
}
