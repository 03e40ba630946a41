using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using AwsResources.Emulator.Services.S3.Objects;

namespace AwsResources.Emulator.Services.S3;

/// <summary>What S3 takes as the name of a bucket, a key, a version id.</summary>
internal static partial class S3Names
{
    private const int LongestKey = 1024;
    private const int LongestMetadata = 2048;

    private static readonly string[] ReservedPrefixes = ["xn--", "sthree-"];
    private static readonly string[] ReservedSuffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];
    private static readonly SearchValues<char> VersionLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    public static void CheckBucket(string name)
    {
        var isValid = BucketPattern().IsMatch(name) && !name.Contains("..", StringComparison.Ordinal) && !AddressPattern().IsMatch(name)
            && !ReservedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
            && !ReservedSuffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal));
        if (!isValid) throw S3Errors.InvalidBucketName(name);
    }

    public static void CheckKey(string key)
    {
        var length = Encoding.UTF8.GetByteCount(key);
        if (length > LongestKey) throw S3Errors.KeyTooLong(length, LongestKey);
    }

    public static void CheckMetadata(IReadOnlyDictionary<string, string> metadata)
    {
        var size = metadata.Sum(pair => Encoding.UTF8.GetByteCount(pair.Key) + Encoding.UTF8.GetByteCount(pair.Value));
        if (size > LongestMetadata) throw S3Errors.MetadataTooLarge(size, LongestMetadata);
    }

    public static void CheckVersionId(string versionId)
    {
        if (versionId == S3Object.NullVersion) return;
        if (versionId.Length != 32 || versionId.AsSpan().ContainsAnyExcept(VersionLetters))
            throw S3Errors.InvalidArgument("Invalid version id specified", "versionId", versionId);
    }

    /// <summary>A key as listings with <c>encoding-type=url</c> write it: form encoding, but slashes and asterisks stay.</summary>
    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'/' or (byte)'*')
                _ = encoded.Append((char)value);
            else if (value == ' ') _ = encoded.Append('+');
            else _ = encoded.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }
        return encoded.ToString();
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$")]
    private static partial Regex BucketPattern();

    [GeneratedRegex("^[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+$")]
    private static partial Regex AddressPattern();
}
