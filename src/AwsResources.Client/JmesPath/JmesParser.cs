// A Pratt parser: a token that begins an expression is read by Begin, one that goes on from what is left of it by
// Continue; binding powers (JmesToken.BindingPower) decide where an expression ends.

using Kind = AwsResources.Client.JmesPath.JmesTokenKind;

namespace AwsResources.Client.JmesPath;

internal sealed class JmesParser
{
    // Evaluation recurses as deep as the expression does.
    private const int MaxTokens = 5000;
    private const int MaxDepth = 200;

    /// <summary>A token that binds less than this ends what a projection applies to each element.</summary>
    private const int ProjectionStop = 10;
    private const int StarPower = 20;

    private readonly string _text;
    private readonly List<JmesToken> _tokens;
    private int _at;
    private int _depth;

    private JmesParser(string text, List<JmesToken> tokens)
    {
        _text = text;
        _tokens = tokens;
    }

    public static JmesNode Parse(string text)
    {
        var parser = new JmesParser(text, JmesLexer.Read(text));
        if (parser._tokens.Count > MaxTokens)
            throw new JmesPathException(JmesPathErrorKind.Syntax, "…", 0, $"the expression has more than {MaxTokens} parts.");
        var node = parser.Expression(0);
        return parser.Current.Kind is Kind.End ? node : throw parser.Unexpected("the end or an operator");
    }

    private JmesToken Current => _tokens[_at];

    private JmesToken Ahead => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    private JmesNode Expression(int power)
    {
        if (++_depth > MaxDepth) throw Error(Current, $"the expression is nested more than {MaxDepth} deep.");
        var node = Begin();
        while (power < Current.BindingPower) node = Continue(node);
        _depth--;
        return node;
    }

    private JmesNode Begin()
    {
        var token = Take();
        switch (token.Kind)
        {
            case Kind.Literal: return new LiteralNode(token.Value);
            case Kind.Identifier: return new FieldNode((string)token.Value!, token.Position);
            case Kind.QuotedIdentifier:
                if (Current.Kind is Kind.OpenParenthesis) throw Error(token, "the name of a function is not quoted.");
                return new FieldNode((string)token.Value!, token.Position);
            case Kind.Current: return CurrentNode.Instance;
            case Kind.Expression: return new ExpressionReferenceNode(Expression(0));
            case Kind.Not: return new NotNode(Expression(token.BindingPower));
            case Kind.OpenParenthesis: return InParentheses();
            case Kind.OpenBrace: return Hash();
            case Kind.Star:
                return new ValueProjectionNode(CurrentNode.Instance,
                    Current.Kind is Kind.CloseBracket ? CurrentNode.Instance : ProjectedBy(token.BindingPower));
            case Kind.Flatten: return new ProjectionNode(new FlattenNode(CurrentNode.Instance), ProjectedBy(token.BindingPower));
            case Kind.Filter: return Filter(CurrentNode.Instance, token.BindingPower);
            case Kind.OpenBracket when Current.Kind is Kind.Number or Kind.Colon
                || Current.Kind is Kind.Star && Ahead.Kind is Kind.CloseBracket:
                return Bracket(CurrentNode.Instance);
            case Kind.OpenBracket: return List();
            default:
                _at--;
                throw Unexpected("a value");
        }
    }

    private JmesNode Continue(JmesNode left)
    {
        var token = Take();
        var power = token.BindingPower;
        switch (token.Kind)
        {
            case Kind.Dot when Current.Kind is Kind.Star:
                _at++;
                return new ValueProjectionNode(left, ProjectedBy(power));
            case Kind.Dot: return new ChainNode(left, AfterDot(power));
            case Kind.Pipe: return new ChainNode(left, Expression(power));
            case Kind.Or: return new OrNode(left, Expression(power));
            case Kind.And: return new AndNode(left, Expression(power));
            case Kind.OpenParenthesis when left is FieldNode name: return Function(name);
            case Kind.Flatten: return new ProjectionNode(new FlattenNode(left), ProjectedBy(power));
            case Kind.Filter: return Filter(left, power);
            case Kind.OpenBracket: return Bracket(left);
            case Kind.Equal or Kind.NotEqual or Kind.Less or Kind.LessOrEqual or Kind.Greater or Kind.GreaterOrEqual:
                return new CompareNode(token.Kind, left, Expression(power));
            default:
                _at--;
                throw Unexpected("an operator");
        }
    }

    private JmesNode InParentheses()
    {
        var node = Expression(0);
        Expect(Kind.CloseParenthesis, "')'");
        // (foo)(x) is not a call of foo.
        return node is FieldNode ? new ChainNode(CurrentNode.Instance, node) : node;
    }

    private JmesNode ProjectedBy(int power)
    {
        if (Current.BindingPower < ProjectionStop) return CurrentNode.Instance;
        switch (Current.Kind)
        {
            case Kind.OpenBracket or Kind.Filter: return Expression(power);
            case Kind.Dot:
                _at++;
                return AfterDot(power);
            default: throw Unexpected("'.', '[' or the end");
        }
    }

    private JmesNode AfterDot(int power)
    {
        switch (Current.Kind)
        {
            case Kind.Identifier or Kind.QuotedIdentifier or Kind.Star: return Expression(power);
            case Kind.OpenBracket:
                _at++;
                return List();
            case Kind.OpenBrace:
                _at++;
                return Hash();
            default: throw Unexpected("a name, '*', '[' or '{' after '.'");
        }
    }

    private JmesNode Filter(JmesNode left, int power)
    {
        var condition = Expression(0);
        Expect(Kind.CloseBracket, "']'");
        return new FilterNode(left, condition, Current.Kind is Kind.Flatten ? CurrentNode.Instance : ProjectedBy(power));
    }

    /// <summary>What follows '[' behind a value: an index, a slice, or '*'.</summary>
    private JmesNode Bracket(JmesNode left)
    {
        if (Current.Kind is Kind.Star)
        {
            _at++;
            Expect(Kind.CloseBracket, "']'");
            return new ProjectionNode(left, ProjectedBy(StarPower));
        }
        if (Current.Kind is Kind.Colon || Current.Kind is Kind.Number && Ahead.Kind is Kind.Colon)
            return new ProjectionNode(Slice(left), ProjectedBy(StarPower));
        if (Current.Kind is not Kind.Number) throw Unexpected("a number, ':' or '*' after '['");
        var index = (int)Take().Value!;
        Expect(Kind.CloseBracket, "']'");
        return new IndexNode(left, index);
    }

    private SliceNode Slice(JmesNode left)
    {
        var start = Current;
        var bounds = new int?[3];
        for (var i = 0; i < 3; i++)
        {
            if (Current.Kind is Kind.Number) bounds[i] = (int)Take().Value!;
            if (Current.Kind is not Kind.Colon || i == 2) break;
            _at++;
        }
        Expect(Kind.CloseBracket, "a number, ':' or ']'");
        return new SliceNode(left, bounds[0], bounds[1], bounds[2] ?? 1, _text, start.Position);
    }

    private MultiListNode List()
    {
        var items = new List<JmesNode> { Expression(0) };
        while (Current.Kind is Kind.Comma)
        {
            _at++;
            items.Add(Expression(0));
        }
        Expect(Kind.CloseBracket, "',' or ']'");
        return new MultiListNode([.. items]);
    }

    private MultiHashNode Hash()
    {
        var pairs = new List<KeyValuePair<string, JmesNode>>();
        do
        {
            if (Current.Kind is not (Kind.Identifier or Kind.QuotedIdentifier)) throw Unexpected("a name");
            var name = (string)Take().Value!;
            Expect(Kind.Colon, "':'");
            pairs.Add(new(name, Expression(0)));
        }
        while (TakeIf(Kind.Comma));
        Expect(Kind.CloseBrace, "',' or '}'");
        return new MultiHashNode([.. pairs]);
    }

    private FunctionNode Function(FieldNode name)
    {
        var arguments = new List<JmesNode>();
        if (Current.Kind is not Kind.CloseParenthesis)
        {
            do arguments.Add(Expression(0));
            while (TakeIf(Kind.Comma));
        }
        Expect(Kind.CloseParenthesis, "',' or ')'");
        return FunctionNode.Bind(name.Name, [.. arguments], _text, name.Position);
    }

    private JmesToken Take() => Current.Kind is Kind.End ? throw Unexpected("a value") : _tokens[_at++];

    private bool TakeIf(Kind kind)
    {
        if (Current.Kind != kind) return false;
        _at++;
        return true;
    }

    private void Expect(Kind kind, string what)
    {
        if (!TakeIf(kind)) throw Unexpected(what);
    }

    private JmesPathException Unexpected(string expected) => Error(Current, $"expected {expected}, found {Current.Description}.");

    private JmesPathException Error(JmesToken token, string what) => new(JmesPathErrorKind.Syntax, _text, token.Position, what);
}
