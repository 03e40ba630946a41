// A response's values, parsed once and decoded when they are asked for. Codecs write one flat list of entries and one
// array with the bytes of the scalars; structures, lists and maps are places in the list. A listing of a thousand items
// is then two arrays, and a string exists only once somebody reads it.

using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;

namespace AwsResources.Client.Values;

/// <summary>One value: its kind, the member it belongs to, and where its content is.</summary>
/// <remarks>
/// Of a container, <see cref="Start"/> is the index after its last entry and <see cref="Length"/> counts its children
/// (of a map: its pairs, each a key entry and a value). Of a scalar they are the place of its bytes.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct TapeEntry(TapeKind kind, int member, int start, int length)
{
    private readonly uint _head = ((uint)kind << 24) | ((uint)member & 0xFFFFFF);

    public TapeKind Kind => (TapeKind)(_head >> 24);
    public int Member => (int)(_head & 0xFFFFFF);
    public int Start { get; } = start;
    public int Length { get; } = length;
    public bool IsContainer => Kind is TapeKind.Structure or TapeKind.List or TapeKind.Map;
}

internal sealed class ValueTape
{
    private readonly TapeEntry[] _entries;
    private readonly byte[] _bytes;

    public ValueTape(TapeEntry[] entries, byte[] bytes)
    {
        _entries = entries;
        _bytes = bytes;
    }

    /// <summary>The call whose answer this is; null where there was none.</summary>
    public AwsCallInfo? CallInfo { get; set; }

    /// <summary>The tape of a structure without values.</summary>
    public static ValueTape OfNothing() => new([new TapeEntry(TapeKind.Structure, 0, 1, 0)], []);

    public ref readonly TapeEntry this[int index] => ref _entries[index];

    public int Count => _entries.Length;

    /// <summary>The index after the value at <paramref name="index"/> and everything in it.</summary>
    public int Next(int index)
    {
        ref readonly var entry = ref _entries[index];
        return entry.IsContainer ? entry.Start : index + 1;
    }

    /// <summary>Finds the member of a structure; -1 where it is unset.</summary>
    public int FindMember(int structure, int member)
    {
        var end = _entries[structure].Start;
        for (var i = structure + 1; i < end; i = Next(i))
            if (_entries[i].Member == member) return i;
        return -1;
    }

    public ReadOnlySpan<byte> Bytes(int index)
    {
        ref readonly var entry = ref _entries[index];
        return _bytes.AsSpan(entry.Start, entry.Length);
    }

    public string GetString(int index) => _entries[index].Kind switch
    {
        TapeKind.Int64 => GetInt64(index).ToString(CultureInfo.InvariantCulture),
        TapeKind.Double or TapeKind.EpochDouble => GetDouble(index).ToString("R", CultureInfo.InvariantCulture),
        TapeKind.True => "true",
        TapeKind.False => "false",
        _ => Encoding.UTF8.GetString(Bytes(index)),
    };

    public bool GetBoolean(int index) => _entries[index].Kind switch
    {
        TapeKind.True => true,
        TapeKind.False => false,
        _ => Scalars.ParseBoolean(Bytes(index)),
    };

    public long GetInt64(int index) => _entries[index].Kind switch
    {
        TapeKind.Int64 => MemoryMarshal.Read<long>(Bytes(index)),
        TapeKind.Double => checked((long)MemoryMarshal.Read<double>(Bytes(index))),
        _ => Scalars.ParseInt64(Bytes(index)),
    };

    public double GetDouble(int index) => _entries[index].Kind switch
    {
        TapeKind.Int64 => MemoryMarshal.Read<long>(Bytes(index)),
        TapeKind.Double or TapeKind.EpochDouble => MemoryMarshal.Read<double>(Bytes(index)),
        _ => Scalars.ParseDouble(Bytes(index)),
    };

    public BigInteger GetBigInteger(int index) => _entries[index].Kind switch
    {
        TapeKind.Int64 => GetInt64(index),
        TapeKind.Double => new BigInteger(GetDouble(index)),
        TapeKind.Bytes => new BigInteger(Bytes(index), isUnsigned: false, isBigEndian: true),
        _ => BigInteger.Parse(GetString(index), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
    };

    public decimal GetDecimal(int index) => _entries[index].Kind switch
    {
        TapeKind.Int64 => GetInt64(index),
        TapeKind.Double => (decimal)GetDouble(index),
        _ => decimal.Parse(GetString(index), NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    public DateTimeOffset GetTimestamp(int index) => _entries[index].Kind switch
    {
        TapeKind.Iso8601 or TapeKind.HttpDate or TapeKind.Text => Timestamps.ParseText(Bytes(index)),
        TapeKind.EpochText => Timestamps.ParseEpoch(Bytes(index)),
        TapeKind.Int64 => Timestamps.FromEpoch(GetInt64(index)),
        _ => Timestamps.FromEpoch(GetDouble(index)),
    };

    public byte[] GetBlob(int index)
    {
        var bytes = Bytes(index);
        return _entries[index].Kind is TapeKind.Base64 ? Scalars.DecodeBase64(bytes) : bytes.ToArray();
    }

    public JsonNode? GetDocument(int index) =>
        _entries[index].Kind is TapeKind.Null ? null : Documents.Parse(Bytes(index));
}
