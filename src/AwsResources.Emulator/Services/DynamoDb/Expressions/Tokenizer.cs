namespace AwsResources.Emulator.Services.DynamoDb.Expressions;

/// <summary>Cuts an expression into tokens. It never fails: what it does not know is a token that no rule accepts.</summary>
internal static class Tokenizer
{
    public static List<Token> Tokenize(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && text[at] is ' ' or '\t' or '\r' or '\n') at++;
            if (at == text.Length) break;
            var token = Read(text, at);
            tokens.Add(token);
            at = token.End;
        }

        tokens.Add(new Token(TokenKind.End, "<EOF>", text.Length));
        return tokens;
    }

    private static Token Read(string text, int start)
    {
        var first = text[start];
        if (char.IsAsciiLetter(first)) return new Token(TokenKind.Word, Run(text, start, 1, IsNamePart), start);
        if (char.IsAsciiDigit(first)) return new Token(TokenKind.Digits, Run(text, start, 1, char.IsAsciiDigit), start);
        if (first is '#' or ':')
        {
            var reference = Run(text, start, 1, IsNamePart);
            var kind = reference.Length == 1 ? TokenKind.Unknown : first == '#' ? TokenKind.NameRef : TokenKind.ValueRef;
            return new Token(kind, reference, start);
        }

        if (first is '<' or '>' && start + 1 < text.Length && (text[start + 1] == '=' || (first == '<' && text[start + 1] == '>')))
            return new Token(TokenKind.Symbol, text.Substring(start, 2), start);
        return new Token("=<>()[],.+-".Contains(first) ? TokenKind.Symbol : TokenKind.Unknown, first.ToString(), start);
    }

    private static string Run(string text, int start, int at, Func<char, bool> belongs)
    {
        while (start + at < text.Length && belongs(text[start + at])) at++;
        return text.Substring(start, at);
    }

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
