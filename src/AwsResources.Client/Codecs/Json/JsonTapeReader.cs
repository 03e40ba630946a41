using System.Text.Json;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources.Client.Codecs.Json;

/// <summary>Turns JSON into a tape, guided by the shape. Members that the shape does not know, and nulls, are passed over.</summary>
internal ref struct JsonTapeReader(ReadOnlySpan<byte> json, TapeBuilder tape)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = WireText.MaxDepth };

    private readonly ReadOnlySpan<byte> _json = json;
    private Utf8JsonReader _reader = new(json, Options);

    /// <exception cref="MalformedResponseException">The bytes are not JSON, or not an object.</exception>
    public void ReadDocument(JsonPlan plan)
    {
        try
        {
            _ = _reader.Read();
            if (_reader.TokenType is JsonTokenType.Null) tape.End(tape.Begin(TapeKind.Structure, 0), 0);
            else ReadStructure(plan, 0, "the document");
            if (_reader.Read()) throw Malformed("something comes after its end");
        }
        catch (InvalidOperationException e)
        {
            // What the reader says of half a surrogate pair.
            throw new MalformedResponseException($"The answer is not JSON: it has text that is not Unicode (at byte {_reader.TokenStartIndex}).", _reader.TokenStartIndex, e);
        }
        catch (JsonException e)
        {
            throw new MalformedResponseException(
                _reader.BytesConsumed == 0
                    ? $"The answer is not JSON: it begins {MalformedResponseException.Excerpt(_json)}."
                    : $"The answer is not well-formed JSON (after byte {_reader.BytesConsumed} of {_json.Length}).",
                _reader.BytesConsumed, e);
        }
    }

    private void ReadStructure(JsonPlan plan, int member, string where)
    {
        Expect(JsonTokenType.StartObject, "an object", where);
        var structure = tape.Begin(TapeKind.Structure, member);
        var children = 0;
        var previous = -1;
        while (_reader.Read() && _reader.TokenType is not JsonTokenType.EndObject)
        {
            var index = Find(plan.Names, ref previous);
            _ = _reader.Read();
            if (index < 0 || _reader.TokenType is JsonTokenType.Null)
            {
                _reader.Skip();
                continue;
            }
            ReadValue(plan.Places[index], index);
            children++;
        }
        tape.End(structure, children);
    }

    private readonly int Find(NameTable names, ref int previous)
    {
        if (!_reader.ValueIsEscaped) return names.Find(_reader.ValueSpan, ref previous);
        Span<byte> unescaped = stackalloc byte[256];
        // Unescaping never lengthens; no model has a longer name.
        return _reader.ValueSpan.Length > unescaped.Length ? -1 : names.Find(unescaped[.._reader.CopyString(unescaped)], ref previous);
    }

    private void ReadValue(JsonPlace place, int member)
    {
        switch (place.Type)
        {
            case ShapeType.Structure:
                ReadStructure(place.Structure, member, place.Member.Name);
                break;
            case ShapeType.List:
                ReadList(place, member);
                break;
            case ShapeType.Map:
                ReadMap(place, member);
                break;
            case ShapeType.Document:
                ReadRaw(TapeKind.Json, member);
                break;
            default:
                ReadScalar(place, member);
                break;
        }
    }

    private void ReadScalar(JsonPlace place, int member)
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.String:
                AddText(place.Kind, member);
                break;
            case JsonTokenType.Number:
                tape.Scalar(place.Type is ShapeType.Timestamp ? TapeKind.EpochText : TapeKind.Text, member, _reader.ValueSpan);
                break;
            case JsonTokenType.True or JsonTokenType.False:
                tape.Boolean(member, _reader.TokenType is JsonTokenType.True);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray when place.Type is ShapeType.String:
                // Some services answer JSON where their model says text; its text it is.
                ReadRaw(TapeKind.Text, member);
                break;
            default:
                throw Malformed($"{place.Member} is {Describe(_reader.TokenType)} where a value of type {place.Type} was expected");
        }
    }

    // The document is known to be UTF-8: text without escapes is copied as it stands.
    private readonly void AddText(TapeKind kind, int member)
    {
        if (!_reader.ValueIsEscaped) tape.Scalar(kind, member, _reader.ValueSpan);
        else tape.Commit(kind, member, _reader.CopyString(tape.Reserve(_reader.ValueSpan.Length)));
    }

    private void ReadRaw(TapeKind kind, int member)
    {
        var start = (int)_reader.TokenStartIndex;
        _reader.Skip();
        tape.Scalar(kind, member, _json[start..(int)_reader.BytesConsumed]);
    }

    private void ReadList(JsonPlace place, int member)
    {
        Expect(JsonTokenType.StartArray, "an array", place.Member.Name);
        var list = tape.Begin(TapeKind.List, member);
        var items = 0;
        for (; _reader.Read() && _reader.TokenType is not JsonTokenType.EndArray; items++) ReadItem(place.Item);
        tape.End(list, items);
    }

    private void ReadMap(JsonPlace place, int member)
    {
        Expect(JsonTokenType.StartObject, "an object", place.Member.Name);
        var map = tape.Begin(TapeKind.Map, member);
        var pairs = 0;
        while (_reader.Read() && _reader.TokenType is not JsonTokenType.EndObject)
        {
            var key = tape.Count;
            AddText(TapeKind.Text, 0);
            _ = _reader.Read();
            if (_reader.TokenType is JsonTokenType.Null && !place.IsSparse)
            {
                tape.Rollback(key);
                continue;
            }
            ReadItem(place.Item);
            pairs++;
        }
        tape.End(map, pairs);
    }

    private void ReadItem(JsonPlace item)
    {
        if (_reader.TokenType is JsonTokenType.Null) tape.Null(0);
        else ReadValue(item, 0);
    }

    private readonly void Expect(JsonTokenType token, string kind, string where)
    {
        if (_reader.TokenType != token) throw Malformed($"{where} is {Describe(_reader.TokenType)} where {kind} was expected");
    }

    private static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        _ => token.ToString(),
    };

    private readonly MalformedResponseException Malformed(string what) =>
        new($"The answer is JSON of an unexpected form: {what} (at byte {_reader.TokenStartIndex}).", _reader.TokenStartIndex);
}
