using System.Text.Json;
using AwsResources.Client.Endpoints.Expressions;

namespace AwsResources.Client.Endpoints.Reading;

/// <summary>
/// The names that a rule can see, and the slots behind them: parameters first, then the variables of the enclosing rules.
/// Rules that are not nested share slots, so a call needs as many as the deepest rule has names.
/// </summary>
internal sealed class RuleScope(IReadOnlyList<EndpointParameter> parameters)
{
    private readonly List<(string Name, RuleType Type)> _variables = [];

    public int SlotCount { get; private set; } = parameters.Count;

    public int Depth => _variables.Count;

    public void Leave(int depth) => _variables.RemoveRange(depth, _variables.Count - depth);

    public int Declare(string name, RuleType type)
    {
        if (parameters.Any(p => p.Name == name) || _variables.Exists(v => v.Name == name))
            throw new AwsModelException($"'{name}' is assigned, but an enclosing rule or a parameter has that name");
        _variables.Add((name, type));
        SlotCount = Math.Max(SlotCount, parameters.Count + _variables.Count);
        return parameters.Count + _variables.Count - 1;
    }

    public SlotReference Refer(string name)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Name != name) continue;
            parameters[i].IsUsed = true;
            return new SlotReference(parameters[i].Name, i, parameters[i].Type);
        }
        for (var i = 0; i < _variables.Count; i++)
            if (_variables[i].Name == name) return new SlotReference(name, parameters.Count + i, _variables[i].Type);
        var choices = string.Join(", ", parameters.Select(p => p.Name).Concat(_variables.Select(v => v.Name)));
        throw new AwsModelException($"'{name}' is neither a parameter nor assigned by an enclosing rule; expected one of {choices}");
    }
}

/// <summary>Texts of a rule set, each kept once: the same few names, suffixes and templates make up most of it.</summary>
internal sealed class TextPool
{
    private const int LongestPooled = 256;

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public TextPool() => _lookup = _texts.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            throw new AwsModelException($"expected a text, found {reader.TokenType}");
        if (reader.HasValueSequence || reader.ValueSpan.Length > LongestPooled) return reader.GetString()!;
        Span<char> buffer = stackalloc char[LongestPooled];
        return Intern(buffer[..reader.CopyString(buffer)]);
    }

    public string Intern(ReadOnlySpan<char> text)
    {
        if (_lookup.TryGetValue(text, out var known)) return known;
        var added = text.ToString();
        _ = _texts.Add(added);
        return added;
    }
}
