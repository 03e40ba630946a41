namespace AwsResources.Emulator.Services.S3.Listings;

/// <summary>The order of S3's listings: by the bytes of the keys in UTF-8.</summary>
/// <remarks>.NET compares UTF-16, which puts surrogate pairs (U+10000 and up) before U+E000 to U+FFFF; UTF-8 puts them after.</remarks>
internal sealed class Utf8Order : IComparer<string>
{
    public static Utf8Order Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var left = x.AsSpan();
        var right = y.AsSpan();
        var common = left.CommonPrefixLength(right);
        if (common == left.Length || common == right.Length) return left.Length - right.Length;
        return Rank(left[common]) - Rank(right[common]);
    }

    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
