using System.Globalization;
using System.Text;

namespace AwsResources.Core.Linq;

/// <summary>Values and patterns as services take them.</summary>
internal static class WireText
{
    /// <summary>The text of a value; null where there is none that every service writes alike.</summary>
    public static string? Of(object? value) => value switch
    {
        string text => IsWhole(text) ? text : null,
        IAwsEnum { Value: { Length: > 0 } text } => text,
        bool flag => flag ? "true" : "false",
        char c => IsWhole(c.ToString()) ? c.ToString() : null,
        sbyte or byte or short or ushort or int or uint or long => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>A pattern with <c>*</c>, in which the text means itself.</summary>
    public static string Pattern(TextPattern pattern)
    {
        var text = new StringBuilder();
        if (pattern.OpenStart) _ = text.Append('*');
        foreach (var c in pattern.Text)
        {
            if (c is '*' or '?' or '\\') _ = text.Append('\\');
            _ = text.Append(c);
        }
        if (pattern.OpenEnd) _ = text.Append('*');
        return text.ToString();
    }

    /// <summary>What all texts begin with.</summary>
    public static string CommonPrefix(IEnumerable<string> texts)
    {
        string? common = null;
        foreach (var text in texts)
        {
            var length = common is null ? text.Length : common.AsSpan().CommonPrefixLength(text);
            // Half of a surrogate pair is no text.
            if (length > 0 && length < text.Length && char.IsHighSurrogate(text[length - 1])) length--;
            common = text[..length];
        }
        return common ?? "";
    }

    // A surrogate without its other half cannot be sent, and a match of half a character is none of the service's.
    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsSurrogatePair(text, i)) return false;
            i++;
        }
        return true;
    }
}
