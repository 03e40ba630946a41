namespace AwsResources.Emulator.Services.Ec2.Filters;

/// <summary>A value of a filter: <c>*</c> stands for any text, <c>?</c> for one character, and <c>\</c> takes the next one as it is.</summary>
internal static class FilterPattern
{
    private const char AnyText = '\uFFFE';
    private const char AnyOne = '\uFFFF';

    public static bool Matches(string pattern, string text) =>
        pattern.AsSpan().ContainsAny('*', '?', '\\') ? MatchesMarks(Marks(pattern), text) : pattern == text;

    // Escapes are undone and the wildcards become characters that no text holds.
    private static string Marks(string pattern)
    {
        var marks = new System.Text.StringBuilder(pattern.Length);
        for (var i = 0; i < pattern.Length; i++)
        {
            var letter = pattern[i];
            if (letter == '\\' && i + 1 < pattern.Length) marks.Append(pattern[++i]);
            else marks.Append(letter switch { '*' => AnyText, '?' => AnyOne, _ => letter });
        }
        return marks.ToString();
    }

    // Goes back only to the last star, which is enough: what an earlier one took could as well be taken by the last.
    private static bool MatchesMarks(string marks, string text)
    {
        var (at, mark, star, taken) = (0, 0, -1, 0);
        while (at < text.Length)
        {
            if (mark < marks.Length && marks[mark] == AnyText)
            {
                star = mark++;
                taken = at;
            }
            else if (mark < marks.Length && (marks[mark] == AnyOne || marks[mark] == text[at]))
            {
                mark++;
                at++;
            }
            else if (star >= 0)
            {
                mark = star + 1;
                at = ++taken;
            }
            else
            {
                return false;
            }
        }
        while (mark < marks.Length && marks[mark] == AnyText) mark++;
        return mark == marks.Length;
    }
}
