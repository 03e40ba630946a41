using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace AwsResources.Client.Integrity;

/// <summary>CRC-64/NVME, which no library of the platform has: eight tables take eight bytes at a step.</summary>
internal sealed class Crc64NvmeChecksum : Checksum
{
    // The polynomial ad93d23594c93659, bits reflected.
    private const ulong Polynomial = 0x9A6C9329AC4BC9B5;
    private const int Tables = 8;
    private const int Entries = 256;

    private static readonly ulong[] Table = MakeTables();

    private ulong _crc = ulong.MaxValue;

    public override void Append(ReadOnlySpan<byte> bytes)
    {
        var crc = _crc;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            var mixed = crc ^ (BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
            crc = At(7, mixed) ^ At(6, mixed >> 8) ^ At(5, mixed >> 16) ^ At(4, mixed >> 24)
                ^ At(3, mixed >> 32) ^ At(2, mixed >> 40) ^ At(1, mixed >> 48) ^ At(0, mixed >> 56);
        }
        foreach (var one in bytes[(words.Length * sizeof(ulong))..]) crc = At(0, crc ^ one) ^ (crc >> 8);
        _crc = crc;
    }

    protected override int Write(Span<byte> hash)
    {
        BinaryPrimitives.WriteUInt64BigEndian(hash, ~_crc);
        return sizeof(ulong);
    }

    private static ulong At(int table, ulong value) => Table[(table * Entries) + (int)(value & 0xFF)];

    private static ulong[] MakeTables()
    {
        var tables = new ulong[Tables * Entries];
        for (var i = 0; i < Entries; i++)
        {
            var crc = (ulong)i;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
            tables[i] = crc;
        }
        for (var i = Entries; i < tables.Length; i++)
        {
            var before = tables[i - Entries];
            tables[i] = tables[before & 0xFF] ^ (before >> 8);
        }
        return tables;
    }
}
