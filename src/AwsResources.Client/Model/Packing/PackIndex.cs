using System.Text;

namespace AwsResources.Client.Model.Packing;

/// <summary>Collects named records and writes them with an index in the ordinal order of the names.</summary>
internal sealed class PackIndex(PackStrings strings)
{
    private readonly PackBuffer _records = new();
    private readonly List<(byte[] Name, int Offset)> _entries = [];

    /// <summary>Starts a record, which begins with its name; the caller writes the rest.</summary>
    public PackBuffer Start(string name)
    {
        _entries.Add((Encoding.UTF8.GetBytes(name), _records.Length));
        _records.Number(strings.Offset(name));
        return _records;
    }

    /// <summary>The count, the offsets of the records from the start of the part, and the records in the order they were added.</summary>
    public PackBuffer Pack()
    {
        _entries.Sort((a, b) => a.Name.AsSpan().SequenceCompareTo(b.Name));
        var part = new PackBuffer();
        part.Fixed((uint)_entries.Count);
        var start = 4 + (4 * _entries.Count);
        foreach (var (_, offset) in _entries) part.Fixed((uint)(start + offset));
        part.Bytes(_records.Written);
        return part;
    }
}
