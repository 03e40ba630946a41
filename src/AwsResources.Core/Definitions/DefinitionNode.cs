// A definition's JSON with the place of every value, so that a fault names its line. Also compiled into the generator,
// which runs on netstandard2.0: everything in this folder keeps to what both have.

using System.Globalization;
using System.Text.Json;

namespace AwsResources.Core.Definitions;

/// <summary>A place in a definition file; lines and columns count from 1.</summary>
internal readonly record struct DefinitionPlace(string File, int Line, int Column)
{
    public override string ToString() => $"{File}({Line},{Column})";
}

/// <summary>A value of a definition file.</summary>
internal sealed class DefinitionNode
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 64 };

    private readonly Dictionary<string, DefinitionNode>? _members;

    private DefinitionNode(JsonTokenType kind, DefinitionPlace place, string? text, Dictionary<string, DefinitionNode>? members, List<DefinitionNode>? items)
    {
        Kind = kind;
        Place = place;
        Text = text;
        _members = members;
        Items = items ?? [];
    }

    /// <summary>StartObject, StartArray, String, Number, True, False or Null.</summary>
    public JsonTokenType Kind { get; }

    public DefinitionPlace Place { get; }

    /// <summary>The text of a string, and the digits of a number.</summary>
    public string? Text { get; }

    public List<DefinitionNode> Items { get; }

    /// <summary>The members of an object, in the file's order.</summary>
    public IEnumerable<KeyValuePair<string, DefinitionNode>> Members => _members ?? [];

    /// <summary>Whether an object has no members.</summary>
    public bool IsEmpty => _members is null or { Count: 0 };

    public bool IsObject => Kind is JsonTokenType.StartObject;
    public bool IsArray => Kind is JsonTokenType.StartArray;
    public bool IsString => Kind is JsonTokenType.String;

    public DefinitionNode? this[string name] => _members is not null && _members.TryGetValue(name, out var node) ? node : null;

    /// <summary>Reads a file's text.</summary>
    /// <exception cref="DefinitionSyntaxException">The text is not JSON, or an object repeats a name.</exception>
    public static DefinitionNode Parse(string file, byte[] utf8)
    {
        var start = utf8.Length >= 3 && utf8[0] == 0xEF && utf8[1] == 0xBB && utf8[2] == 0xBF ? 3 : 0;
        var reader = new Utf8JsonReader(new ReadOnlySpan<byte>(utf8, start, utf8.Length - start), Options);
        var lines = new LineMap(file, utf8, start);
        try
        {
            if (!reader.Read()) throw new DefinitionSyntaxException(lines.At(0), "the file is empty");
            var node = Read(ref reader, lines);
            if (reader.Read()) throw new DefinitionSyntaxException(lines.At(reader.TokenStartIndex), "text after the end of the definition");
            return node;
        }
        catch (JsonException e)
        {
            var place = new DefinitionPlace(file, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
            var message = e.Message;
            var tail = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
            throw new DefinitionSyntaxException(place, "not JSON: " + (tail < 0 ? message : message.Substring(0, tail)));
        }
    }

    private static DefinitionNode Read(ref Utf8JsonReader reader, LineMap lines)
    {
        var place = lines.At(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new Dictionary<string, DefinitionNode>(StringComparer.Ordinal);
                while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    var namePlace = lines.At(reader.TokenStartIndex);
                    reader.Read();
                    if (members.ContainsKey(name)) throw new DefinitionSyntaxException(namePlace, $"'{name}' is given twice");
                    members.Add(name, Read(ref reader, lines));
                }
                return new(JsonTokenType.StartObject, place, null, members, null);
            case JsonTokenType.StartArray:
                var items = new List<DefinitionNode>();
                while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray) items.Add(Read(ref reader, lines));
                return new(JsonTokenType.StartArray, place, null, null, items);
            case JsonTokenType.String:
                return new(JsonTokenType.String, place, reader.GetString(), null, null);
            case JsonTokenType.Number:
                return new(JsonTokenType.Number, place, reader.GetDecimal().ToString(CultureInfo.InvariantCulture), null, null);
            default:
                return new(reader.TokenType, place, null, null, null);
        }
    }

    private sealed class LineMap
    {
        private readonly string _file;
        private readonly List<int> _starts = [0];

        public LineMap(string file, byte[] utf8, int offset)
        {
            _file = file;
            for (var i = offset; i < utf8.Length; i++)
                if (utf8[i] == (byte)'\n') _starts.Add(i - offset + 1);
        }

        public DefinitionPlace At(long index)
        {
            var line = _starts.BinarySearch((int)index);
            if (line < 0) line = ~line - 1;
            return new(_file, line + 1, (int)index - _starts[line] + 1);
        }
    }
}

/// <summary>A definition file that cannot be read at all.</summary>
internal sealed class DefinitionSyntaxException(DefinitionPlace place, string message) : Exception(message)
{
    public DefinitionPlace Place { get; } = place;
}
