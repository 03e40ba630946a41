using System.Text;

namespace AwsResources.Emulator.Services.DynamoDb.Expressions;

/// <summary>What the parsers of all expressions share: walking the tokens, document paths, placeholders, syntax errors.</summary>
internal sealed class TokenReader
{
    private const int MaxLength = 4096;
    private const int MaxPathDepth = 32;

    private readonly string _text;
    private readonly List<Token> _tokens;
    private readonly ExpressionScope _scope;
    private int _at;

    public TokenReader(string parameter, string text, ExpressionScope scope)
    {
        Faults = new ExpressionFaults(parameter);
        if (text.Length == 0) throw Faults.Invalid("The expression can not be empty;");
        var size = Encoding.UTF8.GetByteCount(text);
        if (size > MaxLength)
            throw Faults.Invalid($"Expression size has exceeded the maximum allowed size; expression size: {size}");
        _text = text;
        _scope = scope;
        _tokens = Tokenizer.Tokenize(text);
    }

    public ExpressionFaults Faults { get; }

    public Token Current => _tokens[_at];

    public Token Following => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    public Token Take()
    {
        var token = Current;
        if (token.Kind != TokenKind.End) _at++;
        return token;
    }

    public bool TrySymbol(string symbol)
    {
        if (!Current.IsSymbol(symbol)) return false;
        _at++;
        return true;
    }

    public bool TryKeyword(string keyword)
    {
        if (!Current.IsKeyword(keyword)) return false;
        _at++;
        return true;
    }

    public void Expect(string symbol)
    {
        if (!TrySymbol(symbol)) throw SyntaxError();
    }

    /// <summary>Ends the parsing: nothing may be left, and no fault may have been found.</summary>
    public void Finish()
    {
        if (Current.Kind != TokenKind.End) throw SyntaxError();
        Faults.ThrowIfAny();
    }

    /// <summary>The refusal of the current token, with its neighbours as the service quotes them.</summary>
    public Exception SyntaxError()
    {
        var from = _tokens[Math.Max(_at - 1, 0)].Start;
        var to = _tokens[Math.Min(_at + 1, _tokens.Count - 1)].End;
        return Faults.Invalid($"Syntax error; token: \"{Current.Text}\", near: \"{_text[from..to].TrimEnd()}\"");
    }

    public DocumentPath ReadPath()
    {
        var steps = new List<PathStep> { ReadName() };
        while (true)
        {
            if (TrySymbol(".")) steps.Add(ReadName());
            else if (TrySymbol("["))
            {
                steps.Add(new PathStep(null, ReadIndex()));
                Expect("]");
            }
            else break;
        }

        if (steps.Count > MaxPathDepth)
            throw Faults.Invalid($"The document path has too many nesting elements; nesting elements: {steps.Count}");
        return new DocumentPath(steps);
    }

    /// <summary>A <c>:value</c>, which must be what comes next.</summary>
    public Operand ReadValue()
    {
        if (Current.Kind != TokenKind.ValueRef) throw SyntaxError();
        var placeholder = Take().Text;
        if (_scope.ValueOf(placeholder) is { } value) return new ValueOperand(placeholder, value);
        Faults.Report(FaultKind.Undefined,
            $"An expression attribute value used in expression is not defined; attribute value: {placeholder}");
        return new UndefinedOperand();
    }

    private PathStep ReadName()
    {
        if (Current.Kind == TokenKind.Word)
        {
            var word = Take().Text;
            if (ReservedWords.Contains(word))
                Faults.Report(FaultKind.ReservedWord, $"Attribute name is a reserved keyword; reserved keyword: {word}");
            return new PathStep(word, 0);
        }

        if (Current.Kind != TokenKind.NameRef) throw SyntaxError();
        var placeholder = Take().Text;
        if (_scope.NameOf(placeholder) is { } name) return new PathStep(name, 0);
        Faults.Report(FaultKind.Undefined,
            $"An expression attribute name used in the document path is not defined; attribute name: {placeholder}");
        return new PathStep(placeholder, 0);
    }

    private int ReadIndex()
    {
        if (Current.Kind != TokenKind.Digits) throw SyntaxError();
        var digits = Take().Text;
        return int.TryParse(digits, out var index) ? index
            : throw Faults.Invalid($"List index is not within the allowable range; index: [{digits}]");
    }
}
