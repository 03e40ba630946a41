using System.Buffers.Binary;
using System.IO.Hashing;
using System.Numerics;
using System.Security.Cryptography;

namespace AwsResources.Emulator.Services.S3.Objects;

/// <summary>An algorithm that S3 checks and keeps objects' checksums by.</summary>
/// <param name="Name">The name in requests and listings, such as <c>CRC32</c>; with <c>Checksum</c> before it, a member's name.</param>
/// <param name="Hash">Computes the checksum.</param>
/// <param name="CanBeWhole">Whether an upload in parts may have the checksum of its whole content.</param>
/// <param name="CanBeComposite">Whether it may have the checksum of its parts' checksums.</param>
internal sealed record ChecksumAlgorithm(string Name, Func<ReadOnlyMemory<byte>, byte[]> Hash, bool CanBeWhole, bool CanBeComposite)
{
    // The polynomial of NVM Express, bits reversed.
    private const ulong NvmePolynomial = 0x9A6C9329AC4BC9B5;

    private static readonly ulong[] NvmeTable = MakeNvmeTable();

    /// <summary>What S3 keeps for an object whose uploader gave no checksum.</summary>
    public static ChecksumAlgorithm Default { get; } = new("CRC64NVME", Crc64Nvme, CanBeWhole: true, CanBeComposite: false);

    public static IReadOnlyList<ChecksumAlgorithm> All { get; } =
    [
        new("CRC32", bytes => BigEndian(Crc32.HashToUInt32(bytes.Span)), true, true),
        new("CRC32C", Crc32C, true, true),
        Default,
        new("SHA1", Sha1, false, true),
        new("SHA256", bytes => SHA256.HashData(bytes.Span), false, true),
        new("SHA512", bytes => SHA512.HashData(bytes.Span), false, true),
        new("MD5", Md5, false, true),
        new("XXHASH64", bytes => XxHash64.Hash(bytes.Span), false, true),
        new("XXHASH3", bytes => XxHash3.Hash(bytes.Span), false, true),
        new("XXHASH128", bytes => XxHash128.Hash(bytes.Span), false, true),
    ];

    /// <summary>The member of inputs and outputs that holds the value.</summary>
    public string Member => "Checksum" + Name;

    public string Header => "x-amz-checksum-" + Name.ToLowerInvariant();

    public static ChecksumAlgorithm? Find(string? name) => All.FirstOrDefault(algorithm => algorithm.Name == name);

    public string Compute(ReadOnlyMemory<byte> bytes) => Convert.ToBase64String(Hash(bytes));

    public static byte[] Md5(ReadOnlyMemory<byte> bytes) =>
#pragma warning disable CA5351 // S3's entity tags and Content-MD5 are MD5.
        MD5.HashData(bytes.Span);
#pragma warning restore CA5351

    private static byte[] Sha1(ReadOnlyMemory<byte> bytes) =>
#pragma warning disable CA5350 // One of the algorithms that S3 offers.
        SHA1.HashData(bytes.Span);
#pragma warning restore CA5350

    private static byte[] Crc32C(ReadOnlyMemory<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes.Span) crc = BitOperations.Crc32C(crc, value);
        return BigEndian(~crc);
    }

    private static byte[] Crc64Nvme(ReadOnlyMemory<byte> bytes)
    {
        var crc = ulong.MaxValue;
        foreach (var value in bytes.Span) crc = NvmeTable[(byte)crc ^ value] ^ (crc >> 8);
        var result = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(result, ~crc);
        return result;
    }

    private static byte[] BigEndian(uint value)
    {
        var result = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(result, value);
        return result;
    }

    private static ulong[] MakeNvmeTable()
    {
        var table = new ulong[256];
        for (var i = 0; i < table.Length; i++)
        {
            var value = (ulong)i;
            for (var bit = 0; bit < 8; bit++) value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ NvmePolynomial;
            table[i] = value;
        }
        return table;
    }
}
