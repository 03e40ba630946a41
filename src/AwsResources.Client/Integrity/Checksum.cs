using System.Buffers.Binary;
using System.IO.Hashing;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace AwsResources.Client.Integrity;

/// <summary>A checksum that is being calculated, of one of the algorithms that services know.</summary>
internal abstract class Checksum : IDisposable
{
    /// <summary>The algorithms by their names in headers, the ones first that cost least.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["crc64nvme", "crc32", "crc32c", "xxhash3", "xxhash64", "xxhash128", "sha1", "sha256", "sha512"];

    /// <summary>The algorithm that is used where the caller names none.</summary>
    public const string Default = "crc32";

    /// <summary>A fresh checksum; null for an algorithm that this library does not know.</summary>
    /// <param name="name">The name in headers (crc32) or in models (CRC32).</param>
    public static Checksum? Create(string name) => name.ToLowerInvariant() switch
    {
        "crc32" => new Crc32Checksum(),
        "crc32c" => new Crc32CChecksum(),
        "crc64nvme" => new Crc64NvmeChecksum(),
        "sha1" => new ShaChecksum(HashAlgorithmName.SHA1),
        "sha256" => new ShaChecksum(HashAlgorithmName.SHA256),
        "sha512" => new ShaChecksum(HashAlgorithmName.SHA512),
        "xxhash3" => new XxChecksum(new XxHash3()),
        "xxhash64" => new XxChecksum(new XxHash64()),
        "xxhash128" => new XxChecksum(new XxHash128()),
        _ => null,
    };

    /// <summary>The name of the header that carries a checksum.</summary>
    public static string HeaderOf(string name) => name switch
    {
        "crc32" => "x-amz-checksum-crc32",
        _ => "x-amz-checksum-" + name.ToLowerInvariant(),
    };

    public abstract void Append(ReadOnlySpan<byte> bytes);

    /// <summary>The checksum as headers carry it: base64 of its bytes, most significant first.</summary>
    public string ToBase64()
    {
        Span<byte> hash = stackalloc byte[64];
        return Convert.ToBase64String(hash[..Write(hash)]);
    }

    public virtual void Dispose()
    {
    }

    protected abstract int Write(Span<byte> hash);

    private sealed class Crc32Checksum : Checksum
    {
        private readonly Crc32 _hash = new();

        public override void Append(ReadOnlySpan<byte> bytes) => _hash.Append(bytes);

        protected override int Write(Span<byte> hash)
        {
            BinaryPrimitives.WriteUInt32BigEndian(hash, _hash.GetCurrentHashAsUInt32());
            return sizeof(uint);
        }
    }

    private sealed class Crc32CChecksum : Checksum
    {
        private uint _crc = uint.MaxValue;

        public override void Append(ReadOnlySpan<byte> bytes)
        {
            var crc = _crc;
            var words = MemoryMarshal.Cast<byte, ulong>(bytes);
            foreach (var word in words) crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
            foreach (var one in bytes[(words.Length * sizeof(ulong))..]) crc = BitOperations.Crc32C(crc, one);
            _crc = crc;
        }

        protected override int Write(Span<byte> hash)
        {
            BinaryPrimitives.WriteUInt32BigEndian(hash, ~_crc);
            return sizeof(uint);
        }
    }

    private sealed class ShaChecksum(HashAlgorithmName name) : Checksum
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(name);

        public override void Append(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

        protected override int Write(Span<byte> hash) => _hash.GetCurrentHash(hash);

        public override void Dispose() => _hash.Dispose();
    }

    private sealed class XxChecksum(NonCryptographicHashAlgorithm algorithm) : Checksum
    {
        public override void Append(ReadOnlySpan<byte> bytes) => algorithm.Append(bytes);

        protected override int Write(Span<byte> hash) => algorithm.GetCurrentHash(hash);
    }
}
