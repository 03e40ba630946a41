using System.Globalization;
using System.Text;

namespace AwsResources.Emulator.Services.S3.Objects;

/// <summary>Whether a body is what its sender meant: Content-MD5 and the x-amz-checksum headers, which a trailer may also bring.</summary>
internal static class S3Integrity
{
    /// <exception cref="EmulatorException">A checksum is wrong, or one that the operation asks for is missing.</exception>
    public static void Check(EmulatorCall call)
    {
        var headers = call.Request.Headers;
        var given = 0;
        if (headers.TryGet("Content-MD5", out var md5))
        {
            given++;
            CheckMd5(md5, call.Body);
        }
        foreach (var algorithm in ChecksumAlgorithm.All)
        {
            if (!headers.TryGet(algorithm.Header, out var value) || DescribesTheObject(call)) continue;
            given++;
            if (algorithm.Compute(call.Body) != value) throw S3Errors.BadDigest(algorithm.Name);
        }
        if (given == 0 && IsRequired(call))
            throw S3Errors.InvalidRequest("Missing required header for this request: Content-MD5 OR x-amz-checksum-*");
    }

    /// <summary>The checksum that is kept with an object: the one that its uploader gave, or S3's own choice.</summary>
    public static ObjectChecksum Of(EmulatorCall call, ReadOnlyMemory<byte> bytes)
    {
        var given = ChecksumAlgorithm.All.FirstOrDefault(algorithm => call.Input.Has(algorithm.Member));
        var algorithm = given ?? ChecksumAlgorithm.Find(call.Input.Text("ChecksumAlgorithm")) ?? ChecksumAlgorithm.Default;
        return new ObjectChecksum(algorithm, algorithm.Compute(bytes), IsComposite: false);
    }

    /// <summary>The checksum of an object in parts.</summary>
    public static ObjectChecksum Of(
        ChecksumAlgorithm algorithm, bool isComposite, ReadOnlyMemory<byte> whole, IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        if (!isComposite) return new ObjectChecksum(algorithm, algorithm.Compute(whole), IsComposite: false);
        var hashes = parts.SelectMany(algorithm.Hash).ToArray();
        return new ObjectChecksum(algorithm, $"{algorithm.Compute(hashes)}-{Number(parts.Count)}", IsComposite: true);
    }

    public static string ETag(ReadOnlyMemory<byte> bytes) => $"\"{Convert.ToHexStringLower(ChecksumAlgorithm.Md5(bytes))}\"";

    /// <summary>The entity tag of an object in parts: the MD5 of the parts' MD5s, and their number.</summary>
    public static string ETag(IReadOnlyList<ReadOnlyMemory<byte>> parts) =>
        $"\"{Convert.ToHexStringLower(ChecksumAlgorithm.Md5(parts.SelectMany(ChecksumAlgorithm.Md5).ToArray()))}-{Number(parts.Count)}\"";

    // The body of a CompleteMultipartUpload is a list; the checksum beside it is that of the object.
    private static bool DescribesTheObject(EmulatorCall call) => call.Operation.Name == "CompleteMultipartUpload";

    private static bool IsRequired(EmulatorCall call) =>
        call.Operation.HttpChecksumRequired || call.Operation.HttpChecksum is { RequestChecksumRequired: true };

    private static void CheckMd5(string given, ReadOnlyMemory<byte> body)
    {
        var digest = new byte[16];
        if (Encoding.UTF8.GetByteCount(given) != 24 || !Convert.TryFromBase64String(given, digest, out var length) || length != digest.Length)
            throw S3Errors.InvalidDigest();
        if (!digest.AsSpan().SequenceEqual(ChecksumAlgorithm.Md5(body))) throw S3Errors.BadDigest("Content-MD5");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
