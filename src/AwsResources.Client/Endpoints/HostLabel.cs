namespace AwsResources.Client.Endpoints;

/// <summary>What may stand in a host name (RFC 1123), and as a bucket in one.</summary>
internal static class HostLabel
{
    private const int Longest = 63;
    private const int ShortestBucket = 3;

    /// <summary>Whether the text is one label, or, with <paramref name="allowSubDomains"/>, labels with dots between them.</summary>
    public static bool IsValid(ReadOnlySpan<char> text, bool allowSubDomains)
    {
        if (!allowSubDomains) return IsLabel(text);
        foreach (var range in text.Split('.'))
            if (!IsLabel(text[range])) return false;
        return true;
    }

    /// <summary>Whether the name of a bucket can be a part of the host: a label of 3 to 63 lower-case characters that is no IPv4 address.</summary>
    public static bool IsVirtualHostable(ReadOnlySpan<char> bucket, bool allowSubDomains) =>
        bucket.Length is >= ShortestBucket and <= Longest
        && !bucket.ContainsAnyInRange('A', 'Z')
        && IsValid(bucket, allowSubDomains)
        && !ParsedUrl.IsIPv4(bucket);

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        if (label.Length is 0 or > Longest || label[0] == '-' || label[^1] == '-') return false;
        foreach (var c in label)
            if (!char.IsAsciiLetterOrDigit(c) && c != '-') return false;
        return true;
    }
}
