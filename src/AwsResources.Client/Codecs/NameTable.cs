using System.Text;

namespace AwsResources.Client.Codecs;

/// <summary>
/// Finds a shape's members by their names on the wire, as UTF-8 bytes. Answers repeat the order of their members thousands of
/// times, so the table remembers which name came after which and tries that one first.
/// </summary>
internal sealed class NameTable
{
    private readonly byte[][] _names;
    private readonly int[] _buckets;
    private readonly int[] _chain;

    // Written without locks: a lost or stale guess costs one look-up.
    private readonly int[] _following;

    public NameTable(IReadOnlyList<string> names)
    {
        _names = new byte[names.Count][];
        _chain = new int[names.Count];
        _following = new int[names.Count + 1];
        var size = 4;
        while (size < names.Count * 2) size *= 2;
        _buckets = new int[size];
        Array.Fill(_buckets, -1);
        for (var i = 0; i < _names.Length; i++)
        {
            _names[i] = Encoding.UTF8.GetBytes(names[i]);
            _following[i] = i;
        }
        // From the last to the first, so that of equal names the first one is found.
        for (var i = _names.Length - 1; i >= 0; i--)
        {
            ref var bucket = ref _buckets[Hash(_names[i]) & (size - 1)];
            _chain[i] = bucket;
            bucket = i;
        }
    }

    public ReadOnlySpan<byte> this[int index] => _names[index];

    /// <summary>The name that probably comes after the one at <paramref name="previous"/> (-1 at first); empty where there is none.</summary>
    public ReadOnlySpan<byte> Guess(int previous, out int index)
    {
        index = _following[previous + 1];
        return index < _names.Length ? _names[index] : default;
    }

    /// <summary>The position of a name, or -1. The position becomes the next <paramref name="previous"/>.</summary>
    public int Find(ReadOnlySpan<byte> name, ref int previous)
    {
        var guess = _following[previous + 1];
        if (guess < _names.Length && name.SequenceEqual(_names[guess])) return previous = guess;
        for (var i = _buckets[Hash(name) & (_buckets.Length - 1)]; i >= 0; i = _chain[i])
        {
            if (!name.SequenceEqual(_names[i])) continue;
            _following[previous + 1] = i;
            return previous = i;
        }
        return -1;
    }

    private static int Hash(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty) return 0;
        var hash = name.Length * 31 + name[0];
        hash = hash * 31 + name[name.Length / 2];
        hash = hash * 31 + name[^1];
        return name.Length > 2 ? hash * 31 + name[^2] * 7 + name[name.Length / 3] : hash;
    }
}
