namespace AwsResources.Emulator.Services.DynamoDb.Expressions;

internal enum TokenKind
{
    /// <summary>A bare word: an attribute name, a function or a keyword.</summary>
    Word,

    /// <summary>A placeholder for a name: <c>#n</c>.</summary>
    NameRef,

    /// <summary>A placeholder for a value: <c>:v</c>.</summary>
    ValueRef,

    /// <summary>Digits: the index of a list element.</summary>
    Digits,

    /// <summary>A comparator, parenthesis, bracket, comma, dot, plus or minus.</summary>
    Symbol,

    /// <summary>A character that no expression holds.</summary>
    Unknown,

    /// <summary>The end of the expression.</summary>
    End,
}

internal readonly record struct Token(TokenKind Kind, string Text, int Start)
{
    public int End => Start + (Kind == TokenKind.End ? 0 : Text.Length);

    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsKeyword(string keyword) => Kind == TokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
