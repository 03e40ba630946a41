using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kind = AwsResources.Client.JmesPath.JmesTokenKind;

namespace AwsResources.Client.JmesPath;

/// <summary>Splits an expression into tokens.</summary>
internal sealed class JmesLexer
{
    private readonly string _text;
    private int _at;

    private JmesLexer(string text) => _text = text;

    public static List<JmesToken> Read(string text)
    {
        var lexer = new JmesLexer(text);
        var tokens = new List<JmesToken>();
        do tokens.Add(lexer.Next());
        while (tokens[^1].Kind is not Kind.End);
        return tokens;
    }

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    private JmesToken Next()
    {
        while (Current is ' ' or '\t' or '\n' or '\r') _at++;
        if (_at >= _text.Length) return new JmesToken(Kind.End, _text.Length, "");
        var c = Current;
        if (char.IsAsciiLetter(c) || c == '_') return Identifier();
        if (char.IsAsciiDigit(c) || c == '-') return Number();
        return c switch
        {
            '"' => QuotedIdentifier(),
            '\'' => RawString(),
            '`' => Literal(),
            _ => Operator(c),
        };
    }

    private JmesToken Identifier()
    {
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Current) || Current == '_') _at++;
        var name = _text[start.._at];
        return new JmesToken(Kind.Identifier, start, name, name);
    }

    private JmesToken Number()
    {
        var start = _at++;
        while (char.IsAsciiDigit(Current)) _at++;
        var text = _text[start.._at];
        if (text == "-") throw Error(start, "'-' must begin a number, such as [-1].");
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new JmesToken(Kind.Number, start, text, number)
            : throw Error(start, $"the number {text} is too large for an index.");
    }

    private JmesToken QuotedIdentifier()
    {
        var start = _at;
        var quoted = Delimited('"', "quoted identifier");
        try
        {
            return new JmesToken(Kind.QuotedIdentifier, start, quoted, JsonNode.Parse(quoted)!.GetValue<string>());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Error(start, $"{quoted} is not text as JSON writes it.");
        }
    }

    private JmesToken RawString()
    {
        var start = _at;
        var quoted = Delimited('\'', "text");
        return new JmesToken(Kind.Literal, start, quoted, quoted[1..^1].Replace("\\'", "'", StringComparison.Ordinal));
    }

    private JmesToken Literal()
    {
        var start = _at;
        var quoted = Delimited('`', "literal");
        var json = quoted[1..^1].Replace("\\`", "`", StringComparison.Ordinal).TrimStart();
        // Text without quotes is an older form that is still found in models: `foo` for `"foo"`.
        if (TryParse(json, out var value) || TryParse($"\"{json}\"", out value)) return new JmesToken(Kind.Literal, start, quoted, value);
        throw Error(start, $"{quoted} is not JSON.");
    }

    private static bool TryParse(string json, out object? value)
    {
        value = null;
        try
        {
            value = JmesData.Unwrap(JsonNode.Parse(json));
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or half of a surrogate pair.
            return false;
        }
    }

    /// <summary>Text up to the same quote, which a backslash may escape; with both quotes.</summary>
    private string Delimited(char quote, string what)
    {
        var start = _at++;
        while (_at < _text.Length && _text[_at] != quote) _at += _text[_at] == '\\' ? 2 : 1;
        if (_at >= _text.Length) throw Error(start, $"the {what} has no closing {quote}.");
        _at++;
        return _text[start.._at];
    }

    private JmesToken Operator(char c)
    {
        var next = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        var (kind, length) = (c, next) switch
        {
            ('[', '?') => (Kind.Filter, 2),
            ('[', ']') => (Kind.Flatten, 2),
            ('&', '&') => (Kind.And, 2),
            ('|', '|') => (Kind.Or, 2),
            ('=', '=') => (Kind.Equal, 2),
            ('!', '=') => (Kind.NotEqual, 2),
            ('<', '=') => (Kind.LessOrEqual, 2),
            ('>', '=') => (Kind.GreaterOrEqual, 2),
            ('[', _) => (Kind.OpenBracket, 1),
            ('&', _) => (Kind.Expression, 1),
            ('|', _) => (Kind.Pipe, 1),
            ('!', _) => (Kind.Not, 1),
            ('<', _) => (Kind.Less, 1),
            ('>', _) => (Kind.Greater, 1),
            ('.', _) => (Kind.Dot, 1),
            ('*', _) => (Kind.Star, 1),
            ('@', _) => (Kind.Current, 1),
            (',', _) => (Kind.Comma, 1),
            (':', _) => (Kind.Colon, 1),
            (']', _) => (Kind.CloseBracket, 1),
            ('(', _) => (Kind.OpenParenthesis, 1),
            (')', _) => (Kind.CloseParenthesis, 1),
            ('{', _) => (Kind.OpenBrace, 1),
            ('}', _) => (Kind.CloseBrace, 1),
            ('=', _) => throw Error(_at, "'=' compares nothing; equality is '=='."),
            _ => throw Error(_at, $"the character '{c}' has no meaning here."),
        };
        var token = new JmesToken(kind, _at, _text.Substring(_at, length));
        _at += length;
        return token;
    }

    private JmesPathException Error(int position, string what) => new(JmesPathErrorKind.Syntax, _text, position, what);
}
