using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Expressions;

/// <summary>
/// The names and values that the expressions of one request share. It remembers which ones were used, because a request
/// that gives one it does not use is refused.
/// </summary>
internal sealed class ExpressionScope
{
    private readonly IReadOnlyDictionary<string, string> _names;
    private readonly IReadOnlyDictionary<string, ItemValue> _values;
    private readonly HashSet<string> _used = [];

    public ExpressionScope(IReadOnlyDictionary<string, string>? names = null, IReadOnlyDictionary<string, ItemValue>? values = null)
    {
        _names = names ?? new Dictionary<string, string>();
        _values = values ?? new Dictionary<string, ItemValue>();
        foreach (var key in _names.Keys) RequireKey("ExpressionAttributeNames", key, '#');
        foreach (var key in _values.Keys) RequireKey("ExpressionAttributeValues", key, ':');
    }

    /// <summary>The attribute name behind <c>#placeholder</c>; null where none is given.</summary>
    public string? NameOf(string placeholder)
    {
        _used.Add(placeholder);
        return _names.GetValueOrDefault(placeholder);
    }

    /// <summary>The value behind <c>:placeholder</c>; null where none is given.</summary>
    public ItemValue? ValueOf(string placeholder)
    {
        _used.Add(placeholder);
        return _values.GetValueOrDefault(placeholder);
    }

    /// <summary>Refuses what no expression of the request used; called when all of them are parsed.</summary>
    public void RequireAllUsed()
    {
        RequireUsed("ExpressionAttributeNames", _names.Keys);
        RequireUsed("ExpressionAttributeValues", _values.Keys);
    }

    private static void RequireKey(string parameter, string key, char prefix)
    {
        if (key.Length < 2 || key[0] != prefix || !key.AsSpan(1).ContainsOnlyNameParts())
            throw DynamoDbErrors.Validation($"{parameter} contains invalid key: Syntax error; key: \"{key}\"");
    }

    private void RequireUsed(string parameter, IEnumerable<string> given)
    {
        var unused = given.Where(key => !_used.Contains(key)).ToArray();
        if (unused.Length > 0)
            throw DynamoDbErrors.Validation($"Value provided in {parameter} unused in expressions: keys: {{{string.Join(", ", unused)}}}");
    }
}

file static class Spans
{
    public static bool ContainsOnlyNameParts(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c != '_') return false;
        return true;
    }
}
