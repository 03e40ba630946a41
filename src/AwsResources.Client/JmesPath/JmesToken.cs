namespace AwsResources.Client.JmesPath;

internal enum JmesTokenKind
{
    End, Identifier, QuotedIdentifier, Literal, Number, Current, Expression, Comma, Colon,
    CloseBracket, CloseParenthesis, CloseBrace,
    Pipe, Or, And, Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual,
    Flatten, Star, Filter, Dot, Not, OpenBrace, OpenBracket, OpenParenthesis,
}

/// <param name="Kind">What it is.</param>
/// <param name="Position">Where it begins.</param>
/// <param name="Text">It as it was written.</param>
/// <param name="Value">The name of an identifier, the value of a literal, the number as an int.</param>
internal sealed record JmesToken(JmesTokenKind Kind, int Position, string Text, object? Value = null)
{
    /// <summary>How strongly the token binds what is left of it; 0 ends an expression.</summary>
    public int BindingPower => Kind switch
    {
        JmesTokenKind.Pipe => 1,
        JmesTokenKind.Or => 2,
        JmesTokenKind.And => 3,
        JmesTokenKind.Equal or JmesTokenKind.NotEqual or JmesTokenKind.Less or JmesTokenKind.LessOrEqual
            or JmesTokenKind.Greater or JmesTokenKind.GreaterOrEqual => 5,
        JmesTokenKind.Flatten => 9,
        JmesTokenKind.Star => 20,
        JmesTokenKind.Filter => 21,
        JmesTokenKind.Dot => 40,
        JmesTokenKind.Not => 45,
        JmesTokenKind.OpenBrace => 50,
        JmesTokenKind.OpenBracket => 55,
        JmesTokenKind.OpenParenthesis => 60,
        _ => 0,
    };

    public string Description => Kind is JmesTokenKind.End ? "the end" : $"'{Text}'";
}
