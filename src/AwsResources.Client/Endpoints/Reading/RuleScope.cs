using System.Text.Json;
using AwsResources.Client.Endpoints.Expressions;

namespace AwsResources.Client.Endpoints.Reading;

/// <summary>
/// The names that a rule can see, and the slots behind them: parameters first, then the variables of the enclosing rules.
/// Rules that are not nested share slots, so a call needs as many as the deepest rule has names.
/// </summary>
internal sealed class RuleScope
{
    private readonly IReadOnlyList<EndpointParameter> _parameters;
    private readonly List<Name> _names = [];

    public RuleScope(IReadOnlyList<EndpointParameter> parameters)
    {
        _parameters = parameters;
        foreach (var parameter in parameters) _ = Declare(parameter.Name, parameter.Type);
    }

    public int SlotCount { get; private set; }

    /// <summary>How many names are in sight; <see cref="Leave"/> takes it to forget those that came later.</summary>
    public int Depth => _names.Count;

    public void Leave(int depth) => _names.RemoveRange(depth, _names.Count - depth);

    public int Declare(string name, RuleType type)
    {
        if (IndexOf(name) >= 0) throw new AwsModelException($"'{name}' is assigned, but an enclosing rule or a parameter has that name");
        var slot = _names.Count;
        _names.Add(new(name, new SlotReference(slot, type)));
        SlotCount = Math.Max(SlotCount, _names.Count);
        return slot;
    }

    public SlotReference Refer(string name)
    {
        var slot = IndexOf(name);
        if (slot < 0) throw Unknown(name);
        if (slot < _parameters.Count) _parameters[slot].IsUsed = true;
        return _names[slot].Reference;
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < _names.Count; i++)
            if (_names[i].Text == name) return i;
        return -1;
    }

    private AwsModelException Unknown(string name) => new(
        $"'{name}' is neither a parameter nor assigned by an enclosing rule; expected one of {string.Join(", ", _names.Select(n => n.Text))}");

    private sealed class Name(string text, SlotReference reference)
    {
        public string Text => text;
        public SlotReference Reference => reference;
    }
}

/// <summary>Texts of a rule set, each kept once: the same few names, suffixes and templates make up most of it.</summary>
internal sealed class TextPool
{
    private const int LongestPooled = 256;

    private string?[] _texts = new string?[256];
    private int _count;

    public string Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            throw new AwsModelException($"expected a text, found {reader.TokenType}");
        if (reader.HasValueSequence || reader.ValueSpan.Length > LongestPooled) return reader.GetString()!;
        Span<char> buffer = stackalloc char[LongestPooled];
        return Intern(buffer[..reader.CopyString(buffer)]);
    }

    // A table of its own: the span look-up of HashSet would have to be compiled in every process.
    public string Intern(ReadOnlySpan<char> text)
    {
        var place = Place(_texts, text);
        if (_texts[place] is { } known) return known;
        var added = text.ToString();
        _texts[place] = added;
        if (++_count > _texts.Length / 2) Grow();
        return added;
    }

    private static int Place(string?[] table, ReadOnlySpan<char> text)
    {
        var place = string.GetHashCode(text) & (table.Length - 1);
        while (table[place] is { } other && !text.SequenceEqual(other)) place = (place + 1) & (table.Length - 1);
        return place;
    }

    private void Grow()
    {
        var larger = new string?[_texts.Length * 2];
        foreach (var text in _texts)
            if (text is not null) larger[Place(larger, text)] = text;
        _texts = larger;
    }
}
