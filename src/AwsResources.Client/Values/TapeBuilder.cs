using System.Buffers;
using System.Runtime.InteropServices;

namespace AwsResources.Client.Values;

/// <summary>Collects a <see cref="ValueTape"/> in rented memory; what is kept at the end is of the exact size.</summary>
internal sealed class TapeBuilder : IDisposable
{
    private TapeEntry[] _entries;
    private byte[] _bytes;
    private int _count;
    private int _used;

    /// <param name="expectedBytes">About how many bytes of scalars will come; usually the length of the body.</param>
    public TapeBuilder(int expectedBytes = 1024)
    {
        _entries = ArrayPool<TapeEntry>.Shared.Rent(Math.Max(16, expectedBytes / 24));
        _bytes = ArrayPool<byte>.Shared.Rent(Math.Max(64, expectedBytes));
    }

    /// <summary>Opens a container; <see cref="End"/> takes what this returns.</summary>
    public int Begin(TapeKind kind, int member)
    {
        Append(new TapeEntry(kind, member, 0, 0));
        return _count - 1;
    }

    /// <summary>Closes a container with the number of its children (of a map: pairs).</summary>
    public void End(int container, int children)
    {
        var open = _entries[container];
        _entries[container] = new TapeEntry(open.Kind, open.Member, _count, children);
    }

    /// <summary>Takes back everything since the container was opened, the container too.</summary>
    public void Rollback(int container)
    {
        for (var i = container; i < _count; i++)
        {
            if (_entries[i].IsContainer) continue;
            _used = Math.Min(_used, _entries[i].Start);
            break;
        }
        _count = container;
    }

    /// <summary>How many entries there are; the index of the next.</summary>
    public int Count => _count;

    /// <summary>Gives an entry to another member, as where a map's key follows its value on the wire.</summary>
    public TapeEntry this[int index] => _entries[index];

    public void Scalar(TapeKind kind, int member, ReadOnlySpan<byte> content)
    {
        content.CopyTo(Reserve(content.Length));
        Commit(kind, member, content.Length);
    }

    /// <summary>Room for a scalar's bytes; <see cref="Commit"/> says how many were written.</summary>
    public Span<byte> Reserve(int length)
    {
        if (_bytes.Length - _used < length) Grow(length);
        return _bytes.AsSpan(_used);
    }

    public void Commit(TapeKind kind, int member, int length)
    {
        Append(new TapeEntry(kind, member, _used, length));
        _used += length;
    }

    public void Null(int member) => Append(new TapeEntry(TapeKind.Null, member, _used, 0));

    public void Boolean(int member, bool value) =>
        Append(new TapeEntry(value ? TapeKind.True : TapeKind.False, member, _used, 0));

    public void Int64(int member, long value)
    {
        MemoryMarshal.Write(Reserve(sizeof(long)), value);
        Commit(TapeKind.Int64, member, sizeof(long));
    }

    public void Double(int member, double value, TapeKind kind = TapeKind.Double)
    {
        MemoryMarshal.Write(Reserve(sizeof(double)), value);
        Commit(kind, member, sizeof(double));
    }

    public ValueTape ToTape() => new(_entries.AsSpan(0, _count).ToArray(), _bytes.AsSpan(0, _used).ToArray());

    public void Dispose()
    {
        if (_entries.Length == 0) return;
        ArrayPool<TapeEntry>.Shared.Return(_entries);
        // Values may be secrets: session tokens, passwords, private keys.
        _bytes.AsSpan(0, _used).Clear();
        ArrayPool<byte>.Shared.Return(_bytes);
        _entries = [];
        _bytes = [];
    }

    private void Append(TapeEntry entry)
    {
        if (_count == _entries.Length)
        {
            var larger = ArrayPool<TapeEntry>.Shared.Rent(_entries.Length * 2);
            _entries.AsSpan(0, _count).CopyTo(larger);
            ArrayPool<TapeEntry>.Shared.Return(_entries);
            _entries = larger;
        }
        _entries[_count++] = entry;
    }

    private void Grow(int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(checked(Math.Max(_bytes.Length * 2, _used + length)));
        _bytes.AsSpan(0, _used).CopyTo(larger);
        _bytes.AsSpan(0, _used).Clear();
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
