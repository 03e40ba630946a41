using System.Text.RegularExpressions;

namespace AwsResources.Conventions.Names;

/// <summary>C# without its comments.</summary>
internal static partial class CodeText
{
    /// <summary>The code's lines with their numbers; comments are blank.</summary>
    public static IEnumerable<(int Number, string Text)> Lines(string code) =>
        Comment().Replace(code, match => match.Value.StartsWith('/') ? new string('\n', match.Value.Count(c => c == '\n')) : match.Value)
            .Split('\n').Select((text, i) => (i + 1, text));

    // Strings first, so that a "//" in one begins no comment.
    [GeneratedRegex("\"\"\".*?\"\"\"|@\"(?:[^\"]|\"\")*\"|\"(?:[^\"\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\n]|\\\\.)+'|//[^\n]*|/\\*.*?\\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
