using System.Buffers;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Signing;

/// <summary>The query of a canonical request: each name and value encoded, sorted by encoded name, then by encoded value.</summary>
internal static class CanonicalQuery
{
    /// <summary>The parameter that holds the signature, and so is no part of what is signed.</summary>
    public const string SignatureParameter = "X-Amz-Signature";

    private readonly record struct Pair(int Start, int Middle, int End);

    public static void Write(ref Utf8Builder target, QueryParameters query)
    {
        if (query.Count == 0) return;
        var rented = ArrayPool<Pair>.Shared.Rent(query.Count);
        var encoded = new Utf8Builder(stackalloc byte[512]);
        try
        {
            var pairs = rented.AsSpan(0, Encode(ref encoded, query, rented));
            Write(ref target, pairs, encoded.Written);
        }
        finally
        {
            encoded.Dispose();
            ArrayPool<Pair>.Shared.Return(rented);
        }
    }

    // Each new pair goes to its place among those before it, found by bisection.
    private static int Encode(ref Utf8Builder encoded, QueryParameters query, Pair[] sorted)
    {
        var count = 0;
        foreach (var (name, value) in query)
        {
            if (name == SignatureParameter) continue;
            var start = encoded.Length;
            UriEncoding.Append(ref encoded, name);
            var middle = encoded.Length;
            UriEncoding.Append(ref encoded, value);
            var pair = new Pair(start, middle, encoded.Length);
            var place = PlaceOf(pair, sorted.AsSpan(0, count), encoded.Written);
            Array.Copy(sorted, place, sorted, place + 1, count++ - place);
            sorted[place] = pair;
        }

        return count;
    }

    private static int PlaceOf(Pair pair, ReadOnlySpan<Pair> sorted, ReadOnlySpan<byte> text)
    {
        var low = 0;
        var high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Compare(sorted[middle], pair, text) <= 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static int Compare(Pair x, Pair y, ReadOnlySpan<byte> text)
    {
        var byName = text[x.Start..x.Middle].SequenceCompareTo(text[y.Start..y.Middle]);
        return byName != 0 ? byName : text[x.Middle..x.End].SequenceCompareTo(text[y.Middle..y.End]);
    }

    private static void Write(ref Utf8Builder target, scoped ReadOnlySpan<Pair> pairs, scoped ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < pairs.Length; i++)
        {
            var pair = pairs[i];
            if (i > 0) target.Append((byte)'&');
            target.Append(text[pair.Start..pair.Middle]);
            target.Append((byte)'=');
            target.Append(text[pair.Middle..pair.End]);
        }
    }
}
