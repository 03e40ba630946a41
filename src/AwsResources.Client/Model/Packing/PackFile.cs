using System.Buffers.Binary;
using System.Text;

namespace AwsResources.Client.Model.Packing;

/// <summary>A whole pack: services in the ordinal order of their names, and the partitions.</summary>
internal sealed class PackFile
{
    // Raised whenever a record's form changes, so that a stale resource is refused instead of misread.
    private const uint Magic = 0x0141_5752;
    private const int HeaderLength = 8;
    private const int EntryLength = 12;

    private readonly ReadOnlyMemory<byte> _pack;
    private readonly int _count;

    public PackFile(ReadOnlyMemory<byte> pack)
    {
        if (pack.Length < HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(pack.Span) != Magic)
            throw new AwsModelException("The packed models are damaged, or were packed by another version.");
        _pack = pack;
        _count = Fixed(4);
    }

    /// <summary>Writes the sections, which must be in ordinal order of their names.</summary>
    public static void Write(Stream target, IReadOnlyList<(string Name, byte[] Section)> services, ReadOnlyMemory<byte> partitions)
    {
        var names = new PackBuffer();
        var entries = new PackBuffer();
        var namesStart = HeaderLength + (EntryLength * (services.Count + 1));
        foreach (var (name, _) in services) names.Text(name);
        var offset = namesStart + names.Length;
        var nameOffset = namesStart;
        var compressed = ServicePacker.Compress(partitions).Written.ToArray();
        foreach (var (name, section) in services.Append((Name: "", Section: compressed)))
        {
            entries.Fixed((uint)nameOffset);
            entries.Fixed((uint)offset);
            entries.Fixed((uint)section.Length);
            nameOffset += 1 + Encoding.UTF8.GetByteCount(name);
            offset += section.Length;
        }

        var header = new PackBuffer();
        header.Fixed(Magic);
        header.Fixed((uint)services.Count);
        target.Write(header.Written);
        target.Write(entries.Written);
        target.Write(names.Written);
        foreach (var (_, section) in services) target.Write(section);
        target.Write(compressed);
    }

    public string[] Names()
    {
        var names = new string[_count];
        for (var i = 0; i < names.Length; i++) names[i] = Encoding.UTF8.GetString(NameAt(i));
        return names;
    }

    public byte[] Partitions() => PackedServiceReader.Decompress(SectionAt(_count).Span, "the partitions");

    /// <summary>The section of a service, or null.</summary>
    public ReadOnlyMemory<byte>? Find(string name)
    {
        var wanted = Encoding.UTF8.GetBytes(name);
        var low = 0;
        var high = _count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = NameAt(middle).SequenceCompareTo(wanted);
            if (order == 0) return SectionAt(middle);
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return null;
    }

    private ReadOnlySpan<byte> NameAt(int index) => PackCursor.TextBytes(_pack.Span, Fixed(HeaderLength + (EntryLength * index)));

    private ReadOnlyMemory<byte> SectionAt(int index)
    {
        var entry = HeaderLength + (EntryLength * index);
        return _pack.Slice(Fixed(entry + 4), Fixed(entry + 8));
    }

    private int Fixed(int position) => BinaryPrimitives.ReadInt32LittleEndian(_pack.Span[position..]);
}
