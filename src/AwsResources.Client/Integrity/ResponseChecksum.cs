using AwsResources.Client.Transport;

namespace AwsResources.Client.Integrity;

/// <summary>Finds the checksum that an answer promises of its body.</summary>
internal static class ResponseChecksum
{
    /// <summary>The first known checksum of the headers. One of a whole out of parts ("…-3") says nothing about these bytes.</summary>
    public static (string Algorithm, string Expected)? Find(HeaderList headers)
    {
        foreach (var algorithm in Checksum.Names)
            if (headers.TryGet(Checksum.HeaderOf(algorithm), out var expected) && !expected.Contains('-', StringComparison.Ordinal))
                return (algorithm, expected);
        return null;
    }

    public static bool Matches(ReadOnlySpan<byte> body, string algorithm, string expected)
    {
        using var checksum = Checksum.Create(algorithm)!;
        checksum.Append(body);
        return checksum.ToBase64() == expected;
    }
}
