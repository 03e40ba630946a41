using System.Security.Cryptography;
using AwsResources.Client.Integrity;

namespace AwsResources.Emulator.Services.S3.Objects;

/// <summary>An algorithm that S3 checks and keeps objects' checksums by.</summary>
/// <param name="Name">The name in requests and listings, such as <c>CRC32</c>; with <c>Checksum</c> before it, a member's name.</param>
/// <param name="CanBeWhole">Whether an upload in parts may have the checksum of its whole content.</param>
/// <param name="CanBeComposite">Whether it may have the checksum of its parts' checksums.</param>
internal sealed record ChecksumAlgorithm(string Name, bool CanBeWhole, bool CanBeComposite)
{
    /// <summary>What S3 keeps for an object whose uploader gave no checksum.</summary>
    public static ChecksumAlgorithm Default { get; } = new("CRC64NVME", CanBeWhole: true, CanBeComposite: false);

    public static IReadOnlyList<ChecksumAlgorithm> All { get; } =
    [
        new("CRC32", true, true), new("CRC32C", true, true), Default, new("SHA1", false, true), new("SHA256", false, true),
        new("SHA512", false, true), new("MD5", false, true), new("XXHASH64", false, true), new("XXHASH3", false, true),
        new("XXHASH128", false, true),
    ];

    /// <summary>The member of inputs and outputs that holds the value.</summary>
    public string Member => "Checksum" + Name;

    public string Header => "x-amz-checksum-" + Name.ToLowerInvariant();

    public static ChecksumAlgorithm? Find(string? name) => All.FirstOrDefault(algorithm => algorithm.Name == name);

    /// <summary>The checksum in base64.</summary>
    public string Compute(ReadOnlyMemory<byte> bytes)
    {
        if (Name == "MD5") return Convert.ToBase64String(Md5(bytes));
        using var checksum = Checksum.Create(Name) ?? throw S3Errors.NotSupportedHere($"the checksum algorithm {Name}");
        checksum.Append(bytes.Span);
        return checksum.ToBase64();
    }

    public byte[] Hash(ReadOnlyMemory<byte> bytes) => Convert.FromBase64String(Compute(bytes));

    public static byte[] Md5(ReadOnlyMemory<byte> bytes) =>
#pragma warning disable CA5351 // S3's entity tags and Content-MD5 are MD5.
        MD5.HashData(bytes.Span);
#pragma warning restore CA5351
}
