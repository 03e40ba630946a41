namespace AwsResources.Emulator.Services.DynamoDb.Expressions;

// or := and {OR and}; and := not {AND not}; not := [NOT] relation; relation := term [comparator term | BETWEEN … AND … | IN (…)];
// term := '(' or ')' | function | :value | path. A parenthesis may hold a condition or an operand, so a term is either,
// and who asked for it checks which.

/// <summary>Parses condition, filter and key condition expressions.</summary>
internal sealed class ConditionParser
{
    private const int MaxDepth = 128;
    private static readonly string[] Comparators = ["=", "<>", "<", "<=", ">", ">="];

    private readonly TokenReader _reader;
    private ExpressionNode? _lastClosed;
    private int _depth;

    private ConditionParser(TokenReader reader) => _reader = reader;

    /// <param name="parameter">The request's parameter, which errors name: <c>FilterExpression</c>.</param>
    /// <param name="text">The expression.</param>
    /// <param name="scope">The names and values of the request.</param>
    public static Condition Parse(string parameter, string text, ExpressionScope scope)
    {
        var reader = new TokenReader(parameter, text, scope);
        var parser = new ConditionParser(reader);
        var condition = parser.AsCondition(parser.ReadOr());
        reader.Finish();
        return condition;
    }

    private ExpressionNode ReadOr()
    {
        if (++_depth > MaxDepth) throw _reader.Faults.Invalid("The expression contains too many nested parentheses;");
        var left = ReadAnd();
        while (_reader.Current.IsKeyword("OR"))
        {
            var condition = AsCondition(left);
            _reader.Take();
            left = new OrCondition(condition, AsCondition(ReadAnd()));
        }

        _depth--;
        return left;
    }

    private ExpressionNode ReadAnd()
    {
        var left = ReadNot();
        while (_reader.Current.IsKeyword("AND"))
        {
            var condition = AsCondition(left);
            _reader.Take();
            left = new AndCondition(condition, AsCondition(ReadNot()));
        }

        return left;
    }

    private ExpressionNode ReadNot()
    {
        var negated = _reader.TryKeyword("NOT");
        var node = ReadRelation();
        return negated ? new NotCondition(AsCondition(node)) : node;
    }

    private ExpressionNode ReadRelation()
    {
        var left = ReadTerm();
        if (_reader.Current is { Kind: TokenKind.Symbol } symbol && Comparators.Contains(symbol.Text))
        {
            var operand = AsOperand(left);
            _reader.Take();
            return ConditionChecks.Comparison(_reader.Faults, symbol.Text, operand, AsOperand(ReadTerm()));
        }

        if (_reader.Current.IsKeyword("BETWEEN")) return ReadBetween(AsOperand(left));
        return _reader.Current.IsKeyword("IN") ? ReadIn(AsOperand(left)) : left;
    }

    private BetweenCondition ReadBetween(Operand value)
    {
        _reader.Take();
        var lower = AsOperand(ReadTerm());
        if (!_reader.TryKeyword("AND")) throw _reader.SyntaxError();
        return ConditionChecks.Between(_reader.Faults, value, lower, AsOperand(ReadTerm()));
    }

    private InCondition ReadIn(Operand value)
    {
        _reader.Take();
        if (!_reader.Current.IsSymbol("(")) throw _reader.SyntaxError();
        return ConditionChecks.In(_reader.Faults, value, ReadArguments());
    }

    private ExpressionNode ReadTerm()
    {
        var token = _reader.Current;
        if (token.IsSymbol("(")) return ReadParenthesised();
        if (token.Kind == TokenKind.ValueRef) return _reader.ReadValue();
        if (token.Kind == TokenKind.Word && IsOperatorWord(token)) throw _reader.SyntaxError();
        if (token.Kind == TokenKind.Word && _reader.Following.IsSymbol("("))
        {
            _reader.Take();
            return ConditionChecks.Function(_reader.Faults, token.Text, ReadArguments());
        }

        return new PathOperand(_reader.ReadPath());
    }

    private ExpressionNode ReadParenthesised()
    {
        _reader.Take();
        var inner = ReadOr();
        // ((a = b)) is redundant, ((a) = b) is not: only in the first is what this parenthesis holds what the last one held.
        if (ReferenceEquals(_lastClosed, inner))
            _reader.Faults.Report(FaultKind.RedundantParentheses, "The expression has redundant parentheses;");
        _reader.Expect(")");
        _lastClosed = inner;
        return inner;
    }

    private List<Operand> ReadArguments()
    {
        _reader.Expect("(");
        var arguments = new List<Operand>();
        do arguments.Add(AsOperand(ReadTerm()));
        while (_reader.TrySymbol(","));
        _reader.Expect(")");
        return arguments;
    }

    private Condition AsCondition(ExpressionNode node)
    {
        if (node is Condition condition) return condition;
        if (node is not SizeOperand) throw _reader.SyntaxError();
        Misused("size");
        return new FunctionCondition("size", []);
    }

    private Operand AsOperand(ExpressionNode node)
    {
        if (node is Operand operand) return operand;
        if (node is not FunctionCondition function) throw _reader.SyntaxError();
        Misused(function.Name);
        return new UndefinedOperand();
    }

    private void Misused(string function) => _reader.Faults.Report(FaultKind.MisusedFunction,
        $"The function is not allowed to be used this way in an expression; function: {function}");

    private static bool IsOperatorWord(Token token) =>
        token.IsKeyword("AND") || token.IsKeyword("OR") || token.IsKeyword("NOT") || token.IsKeyword("BETWEEN") || token.IsKeyword("IN");
}
