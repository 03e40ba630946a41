using System.Buffers;

namespace AwsResources.Client.Codecs.Xml;

/// <summary>Escapes text for XML. Line ends and control characters become references, since a reader would change or refuse them.</summary>
internal static class XmlText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(
        "&<>\"\r\u0085\u2028" + string.Concat(Enumerable.Range(0, 32).Where(c => c is not '\t' and not '\n' and not '\r').Select(c => (char)c)));

    private static readonly SearchValues<char> SpecialInAttributes = SearchValues.Create(
        "&<>\"\u0085\u2028" + string.Concat(Enumerable.Range(0, 32).Select(c => (char)c)));

    public static void Write(PooledBuffer output, ReadOnlySpan<char> text, bool isAttribute)
    {
        var special = isAttribute ? SpecialInAttributes : Special;
        for (var at = text.IndexOfAny(special); at >= 0; at = text.IndexOfAny(special))
        {
            output.Write(text[..at]);
            WriteEscaped(output, text[at]);
            text = text[(at + 1)..];
        }
        output.Write(text);
    }

    private static void WriteEscaped(PooledBuffer output, char c)
    {
        switch (c)
        {
            case '&': output.Write("&amp;"u8); break;
            case '<': output.Write("&lt;"u8); break;
            case '>': output.Write("&gt;"u8); break;
            case '"': output.Write("&quot;"u8); break;
            default:
                output.Write("&#x"u8);
                output.Write(((int)c).ToString("X", System.Globalization.CultureInfo.InvariantCulture));
                output.Write((byte)';');
                break;
        }
    }
}
