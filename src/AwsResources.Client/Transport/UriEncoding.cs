using System.Buffers;
using System.Text;

namespace AwsResources.Client.Transport;

/// <summary>AWS's percent-encoding: everything but A-Z a-z 0-9 - . _ ~ becomes %XX, in upper case.</summary>
internal static class UriEncoding
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private static readonly SearchValues<char> Kept = SearchValues.Create(Unreserved);
    private static readonly SearchValues<char> KeptWithSlash = SearchValues.Create(Unreserved + "/");
    private static readonly SearchValues<char> KeptOfPath = SearchValues.Create(Unreserved + "/%!$&'()*+,;=:@");
    private static readonly SearchValues<char> KeptOfCanonicalPath = SearchValues.Create(Unreserved + "/%");

    /// <summary>Encodes a query's name or value.</summary>
    public static void Append(ref Utf8Builder target, ReadOnlySpan<char> text) => Append(ref target, text, Kept);

    /// <summary>Encodes a path that is encoded already a second time, slashes aside: what most services sign.</summary>
    public static void AppendTwice(ref Utf8Builder target, ReadOnlySpan<char> path) => Append(ref target, path, KeptWithSlash);

    /// <summary>Encodes what an encoded path still holds in the clear, the way a server that decodes it writes it again.</summary>
    public static void AppendCanonicalPath(ref Utf8Builder target, ReadOnlySpan<char> path)
        => Append(ref target, path, KeptOfCanonicalPath);

    /// <summary>Writes an encoded path, and encodes only what may not stand in a URI at all.</summary>
    public static void AppendPath(ref Utf8Builder target, ReadOnlySpan<char> path) => Append(ref target, path, KeptOfPath);

    /// <summary>Encodes one label of a path: slashes too, unless they are part of a greedy label.</summary>
    public static string Encode(ReadOnlySpan<char> text, bool keepSlashes = false)
    {
        var target = new Utf8Builder(stackalloc byte[256]);
        try
        {
            Append(ref target, text, keepSlashes ? KeptWithSlash : Kept);
            return target.ToString();
        }
        finally
        {
            target.Dispose();
        }
    }

    private static void Append(ref Utf8Builder target, ReadOnlySpan<char> text, SearchValues<char> kept)
    {
        Span<byte> utf8 = stackalloc byte[4];
        while (!text.IsEmpty)
        {
            var run = text.IndexOfAnyExcept(kept);
            if (run < 0) run = text.Length;
            if (run > 0) target.Append(text[..run]);
            text = text[run..];
            if (text.IsEmpty) return;

            _ = Rune.DecodeFromUtf16(text, out var rune, out var consumed);
            text = text[consumed..];
            foreach (var value in utf8[..rune.EncodeToUtf8(utf8)])
            {
                target.Append((byte)'%');
                target.Append(HexDigit(value >> 4));
                target.Append(HexDigit(value & 15));
            }
        }
    }

    private static byte HexDigit(int value) => (byte)(value < 10 ? '0' + value : 'A' + value - 10);
}
