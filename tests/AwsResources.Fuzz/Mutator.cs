using System.Text;

namespace AwsResources.Fuzz;

/// <summary>Where values are in bytes of a format, and what is awkward there.</summary>
/// <param name="Tokens">Awkward values and pieces of syntax.</param>
/// <param name="Nests">What opens and what closes a level.</param>
/// <param name="ValueStarts">Bytes after which a value begins.</param>
/// <param name="ValueEnds">Bytes at which it ends.</param>
internal sealed record FuzzSyntax(byte[][] Tokens, (byte[] Open, byte[] Close)[] Nests, byte[] ValueStarts, byte[] ValueEnds);

/// <summary>Damages bytes: by bits, by pieces, and by values that fit the syntax and nothing else.</summary>
internal sealed class Mutator(FuzzSyntax syntax)
{
    private const int MostBytes = 256 * 1024;
    private static readonly int[] Depths = [1, 3, 40, 127, 130, 600, 20_000];
    private static readonly byte[][] BadUtf8 = [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xFF], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xE2, 0x82], [0x80], [0xEF, 0xBB, 0xBF], [0]];

    /// <summary>The bytes with up to four damages; <paramref name="other"/> is what splicing takes from. A few come back as they are.</summary>
    public byte[] Mutate(Random random, byte[] body, byte[] other)
    {
        for (var i = random.Next(5); i > 0; i--) body = Once(random, body, other);
        return body.Length > MostBytes ? body[..MostBytes] : body;
    }

    private byte[] Once(Random random, byte[] body, byte[] other) => random.Next(12) switch
    {
        0 => Flip(random, body),
        1 => Overwrite(random, body),
        2 => body[..random.Next(body.Length + 1)],
        3 => Remove(random, body),
        4 => Duplicate(random, body),
        5 => [.. body[..random.Next(body.Length + 1)], .. other[random.Next(other.Length + 1)..]],
        6 => Insert(body, random.Next(body.Length + 1), Pick(random, syntax.Tokens)),
        7 => Nest(random, body),
        8 => Insert(body, random.Next(body.Length + 1), Pick(random, BadUtf8)),
        _ => Replace(random, body),
    };

    private static byte[] Flip(Random random, byte[] body)
    {
        var copy = (byte[])body.Clone();
        for (var i = random.Next(1, 8); i > 0 && copy.Length > 0; i--) copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
        return copy;
    }

    private static byte[] Overwrite(Random random, byte[] body)
    {
        var copy = (byte[])body.Clone();
        var (start, length) = Range(random, copy, 8);
        random.NextBytes(copy.AsSpan(start, length));
        return copy;
    }

    private static byte[] Remove(Random random, byte[] body)
    {
        var (start, length) = Range(random, body, 200);
        return [.. body[..start], .. body[(start + length)..]];
    }

    private static byte[] Duplicate(Random random, byte[] body)
    {
        var (start, length) = Range(random, body, 300);
        var piece = body.AsSpan(start, length).ToArray();
        var at = random.Next(2) == 0 ? start : random.Next(body.Length + 1);
        return Insert(body, at, [.. Enumerable.Repeat(piece, random.Next(1, 12)).SelectMany(static part => part)]);
    }

    private byte[] Nest(Random random, byte[] body)
    {
        var (open, close) = syntax.Nests[random.Next(syntax.Nests.Length)];
        var depth = Depths[random.Next(Depths.Length)];
        var start = ValueStart(random, body);
        var opened = Insert(body, start, [.. Enumerable.Repeat(open, depth).SelectMany(static part => part)]);
        if (random.Next(3) == 0) return opened;
        var end = ValueEnd(body, start) + open.Length * depth;
        return Insert(opened, end, [.. Enumerable.Repeat(close, depth).SelectMany(static part => part)]);
    }

    /// <summary>Puts an awkward value, or another of the body's own, where a value was.</summary>
    private byte[] Replace(Random random, byte[] body)
    {
        var start = ValueStart(random, body);
        var end = ValueEnd(body, start);
        var value = Pick(random, syntax.Tokens);
        if (random.Next(4) == 0)
        {
            var from = ValueStart(random, body);
            value = body[from..ValueEnd(body, from)];
        }
        return [.. body[..start], .. value, .. body[end..]];
    }

    private int ValueStart(Random random, byte[] body)
    {
        var at = random.Next(body.Length + 1);
        var found = body.AsSpan(at).IndexOfAny(syntax.ValueStarts);
        return found < 0 ? at : at + found + 1;
    }

    private int ValueEnd(byte[] body, int start)
    {
        if (start >= body.Length) return body.Length;
        // A quoted value goes with its quotes.
        var from = body[start] == (byte)'"' ? start + 1 + Math.Max(0, body.AsSpan(start + 1).IndexOf((byte)'"')) : start;
        var found = body.AsSpan(from).IndexOfAny(syntax.ValueEnds);
        return found < 0 ? body.Length : from + found;
    }

    private static (int Start, int Length) Range(Random random, byte[] body, int most)
    {
        var start = random.Next(body.Length + 1);
        return (start, random.Next(Math.Min(most, body.Length - start) + 1));
    }

    private static byte[] Insert(byte[] body, int at, byte[] piece) => [.. body[..at], .. piece, .. body[at..]];

    private static byte[] Pick(Random random, byte[][] from) => from[random.Next(from.Length)];
}

/// <summary>The syntaxes of what the library reads.</summary>
internal static class FuzzSyntaxes
{
    private static readonly string[] Numbers =
    [
        "1e999999999", "-1e999999999", "1e-999999999", "0", "-0", "-1", "1.5", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "2147483648",
        "253402300800", "-62135596801", "1e300", "NaN", "Infinity", "-Infinity", "0x10", "1_000", "+1", "1e", ".", "-", "٣", new string('9', 400), "0." + new string('3', 400),
        new string('9', 20_000),
    ];

    private static readonly string[] Texts =
    [
        "", " ", "true", "FALSE", "null", "a", "ééé", "😀", "AAAA", "====", "2024-02-30T25:61:61Z", "2024-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999+14:00", "0001-01-01T00:00:00+14:00",
        "Wed, 32 Foo 2024 00:00:00 GMT", new string('x', 3000), "a\\b", "%00", "%zz", "{}", "[]", "<a/>",
    ];

    public static FuzzSyntax Json { get; } = Of(
        [
            .. Numbers, .. Texts.Select(text => $"\"{text}\""), "null", "true", "{}", "[]", "[null]", "{\"a\":null}", "[[]]", "\"\\ud800\"", "\"\\udc00x\"", "\"\\ud83d\\ude00\"", "\"\\u0000\"",
            "\"\\", "\"", ",", ":", "{", "}", "[", "]", "/**/", "\"__type\":\"\\ud800\",", "\"message\":\"\\ud800\",", "\"message\":{},", "\"\\u0061\":1,", "\"\\ud800\":1,",
        ],
        [("[", "]"), ("{\"a\":", "}"), ("{\"Tags\":[", "]}"), ("{\"L\":[", "]}"), ("{\"M\":{\"a\":", "}}")], ":[", ",}]");

    public static FuzzSyntax Xml { get; } = Of(
        [
            .. Numbers, .. Texts, "&#xD800;", "&#0;", "&#99999999999;", "&#x110000;", "&#;", "&;", "&amp;", "&nbsp;", "&", "<", ">", "</", "/>", "<a>", "</a>", "<a/>", "<!--", "-->", "<!-->",
            "<!DOCTYPE a>", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "<?xml version=\"1.0\"?>", "<?", "?>", "<![CDATA[", "]]>", "<![CDATA[x]]>", "<a b='c'>", "<a b=c>", "<a b='<'>", "<a:b xmlns:a='c'>", "<:>",
            "<entry>", "<key>a</key>", "<value>b</value>", "<member/>", "\r", "\r\n",
        ],
        [("<a>", "</a>"), ("<member>", "</member>"), ("<entry><key>a</key><value>", "</value></entry>"), ("<Error>", "</Error>"), ("<Errors>", "</Errors>"), ("<!--", "-->"), ("<![CDATA[", "]]>")], ">", "<");

    public static FuzzSyntax Form { get; } = Of(
        [.. Numbers, .. Texts, "&", "=", "&=", "=&", ".", "..", ".1", ".member.1", ".entry.1.key=a", ".0", ".-1", ".2147483648", ".01", "%", "%F", "%FF", "%ED%A0%80", "+", "Action=", "&Version=1"],
        [("a.", ""), ("1.", ""), ("member.1.", ""), ("%25", "")], "=&.", "&=.");

    public static FuzzSyntax Cbor { get; } = new(
        [
            .. new[]
            {
                "00", "20", "1bffffffffffffffff", "3bffffffffffffffff", "1b7fffffffffffffff", "f97c00", "f97e00", "fb7ff0000000000000", "fb7fefffffffffffff", "fa7f7fffff", "f4", "f5", "f6", "f7", "f800", "ff",
                "60", "6161", "40", "4101", "7f6161ff", "5f4101ff", "80", "a0", "9fff", "bfff", "bf", "9f", "7f", "5f", "c1f97e00", "c11b7fffffffffffffff", "c1fb7fefffffffffffff", "c24101", "c3420100",
                "c482016161", "c48220c24101", "c4821b7fffffffffffffff01", "c4823a7fffffff01", "c5820102", "d9d9f7", "db7fffffffffffffff00", "5b7fffffffffffffff", "7b7fffffffffffffff", "9b7fffffffffffffff",
                "bb7fffffffffffffff", "9a7fffffff", "ba7fffffff", "5a7fffffff", "1c", "fc", "62c080", "63eda080", "666d657373616765a0", "665f5f7479706500", "c0c0c0c0c0c0c0c0c001", "c061ff",
            }.Select(Convert.FromHexString),
            [0xC2, 0x59, 0x40, 0x00, .. Enumerable.Repeat((byte)0xEE, 0x4000)],
        ],
        [([0x81], []), ([0xA1, 0x61, 0x61], []), ([0xC0], []), ([0x9F], [0xFF]), ([0xBF, 0x61, 0x61], [0xFF]), ([0x7F], [0xFF])],
        [0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0xA1, 0xBF, 0x81, 0x9F, 0xC1], [0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0xFF]);

    public static FuzzSyntax Lines { get; } = Of(
        [.. Numbers, .. Texts, "[", "]", "=", "\n", "\r", "\n ", "\n\t", "#", ";", " #", " ;", "[profile ", "[default]", "[profile default]\n", "[sso-session a]\n", "[services b]\n", "region = ", "\n s3 =\n  a = b\n", "\u2028", "\uFEFF"],
        [("[", "]"), ("\n a =", "")], "=\n", "\n");

    public static FuzzSyntax Expression { get; } = Of(
        [
            .. Numbers, .. Texts, "*", "[*]", "[]", "[?", "[::", "[::0]", "[-1]", "@", "&", "!", "|", "||", "&&", "==", "<", ">=", ".", "..", ".*", "`1`", "`{`", "`\\ud800`", "'a'", "'", "\"", "\"\\ud800\"", "\"a\"", "{a:", "}", "(", ")",
            ",", "length(@)", "sort_by(@,&", "map(&", "to_number('1e999999999')", "sum(@)", "avg(@)", "max_by(", "join(',',@)", "keys(@)", "merge(@,@)", "not_null()", "reverse(@)", "to_string(@)", "[2147483648]", "[-2147483648:2147483647:-2147483648]", "nope(@)",
        ],
        [("(", ")"), ("[", "]"), ("{a:", "}"), ("!", ""), ("a.", ""), ("a[*].", ""), ("[?", "]"), ("length(", ")"), ("&", ""), ("a||", ""), ("*.", ""), ("[]", "")], ".[(&|,", ".])|,");

    private static FuzzSyntax Of(string[] tokens, (string, string)[] nests, string starts, string ends) => new(
        Array.ConvertAll(tokens, Encoding.UTF8.GetBytes), Array.ConvertAll(nests, nest => (Encoding.UTF8.GetBytes(nest.Item1), Encoding.UTF8.GetBytes(nest.Item2))),
        Encoding.UTF8.GetBytes(starts), Encoding.UTF8.GetBytes(ends));
}
