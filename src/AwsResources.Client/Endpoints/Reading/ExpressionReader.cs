using System.Text;
using System.Text.Json;
using AwsResources.Client.Endpoints.Expressions;

namespace AwsResources.Client.Endpoints.Reading;

/// <summary>Reads values of rules: literals, templates, references and calls.</summary>
internal sealed class ExpressionReader(RuleScope scope, PartitionTable partitions)
{
    private static readonly Literal True = new(Truth.True, RuleType.Boolean);
    private static readonly Literal False = new(Truth.False, RuleType.Boolean);

    private readonly TextPool _pool = new();
    private readonly Dictionary<string, Literal> _literals = new(StringComparer.Ordinal);

    public string ReadText(ref Utf8JsonReader reader) => _pool.Read(ref reader);

    /// <summary>Reads the value that the reader stands on.</summary>
    public Expression Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => Text(_pool.Read(ref reader)),
        JsonTokenType.True => True,
        JsonTokenType.False => False,
        JsonTokenType.Number when reader.TryGetInt32(out var number) => new Literal(number, RuleType.Integer),
        JsonTokenType.StartObject => ReadCall(ref reader, out _),
        _ => throw new AwsModelException($"expected a text, boolean, integer, reference or call, found {reader.TokenType}"),
    };

    /// <summary>Reads <c>{"ref": …}</c> or <c>{"fn": …, "argv": […], "assign": …}</c>.</summary>
    public Expression ReadCall(ref Utf8JsonReader reader, out string? assign)
    {
        JsonWalk.Expect(ref reader, JsonTokenType.StartObject);
        string? function = null, reference = null;
        Expression[] args = [];
        assign = null;
        while (JsonWalk.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("fn"u8)) function = NextText(ref reader);
            else if (reader.ValueTextEquals("ref"u8)) reference = NextText(ref reader);
            else if (reader.ValueTextEquals("assign"u8)) assign = NextText(ref reader);
            else if (reader.ValueTextEquals("argv"u8)) args = ReadArguments(ref reader);
            else JsonWalk.SkipMember(ref reader);
        }
        if (reference is not null) return scope.Refer(reference);
        if (function is null) throw new AwsModelException("expected an object with 'ref' or 'fn'");
        return Functions.Create(function, args, partitions);
    }

    /// <summary>Text with values in braces; a doubled brace stands for itself.</summary>
    public Expression Text(string source)
    {
        if (!source.AsSpan().ContainsAny('{', '}')) return Literal(source);
        var parts = new List<Expression>();
        var plain = new StringBuilder();
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] is not ('{' or '}')) _ = plain.Append(source[i]);
            else if (i + 1 < source.Length && source[i + 1] == source[i]) _ = plain.Append(source[i++]);
            else i = ReadPlaceholder(source, i, plain, parts);
        }
        Flush(plain, parts);
        return parts is [Literal only] ? only : new Template(source, [.. parts]);
    }

    private int ReadPlaceholder(string source, int open, StringBuilder plain, List<Expression> parts)
    {
        var close = source.IndexOf('}', open);
        if (source[open] == '}' || close < 0) throw new AwsModelException($"'{source}' has a brace without its partner");
        Flush(plain, parts);
        var inner = source.AsSpan(open + 1, close - open - 1);
        var hash = inner.IndexOf('#');
        var reference = scope.Refer(_pool.Intern(hash < 0 ? inner : inner[..hash]));
        parts.Add(hash < 0 ? reference : Attributes.Read(reference, _pool.Intern(inner[(hash + 1)..])));
        return close;
    }

    private void Flush(StringBuilder plain, List<Expression> parts)
    {
        if (plain.Length == 0) return;
        parts.Add(Literal(_pool.Intern(plain.ToString())));
        _ = plain.Clear();
    }

    private Literal Literal(string text)
    {
        if (!_literals.TryGetValue(text, out var literal)) _literals[text] = literal = new Literal(text, RuleType.String);
        return literal;
    }

    private Expression[] ReadArguments(ref Utf8JsonReader reader)
    {
        _ = reader.Read();
        JsonWalk.Expect(ref reader, JsonTokenType.StartArray);
        var args = new List<Expression>(2);
        while (JsonWalk.NextElement(ref reader))
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                args.Add(Read(ref reader));
                continue;
            }
            args.Add(ReadCall(ref reader, out var assign));
            if (assign is not null) throw new AwsModelException($"'{assign}' is assigned by an argument; only a condition may assign");
        }
        return [.. args];
    }

    private string NextText(ref Utf8JsonReader reader)
    {
        _ = reader.Read();
        return _pool.Read(ref reader);
    }
}
