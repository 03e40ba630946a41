using AwsResources.Client.Transport;

namespace AwsResources.Client.Signing;

/// <summary>The headers of a canonical request: sorted by lower-case name, repeated ones joined, spaces squeezed.</summary>
internal static class CanonicalHeaders
{
    // Stands for the host, which is a property of the request and no item of its header list.
    private const int Host = -1;
    private const int StackLimit = 64;

    /// <summary>Writes the headers, an empty line and the list of their names; returns where that list stands.</summary>
    public static Range Write(ref Utf8Builder target, AwsRequest request, scoped SignedHeaders signed)
    {
        var headers = request.Headers;
        Span<int> order = headers.Count < StackLimit ? stackalloc int[StackLimit] : new int[headers.Count + 1];
        order = order[..Sort(order, headers, signed)];

        for (var i = 0; i < order.Length; i++)
        {
            if (i > 0 && SameName(order[i], order[i - 1], headers)) target.Append((byte)',');
            else WriteName(ref target, order[i], headers, first: i == 0);
            AppendSqueezed(ref target, order[i] == Host ? request.Host : headers[order[i]].Value);
        }

        target.Append("\n\n"u8);
        return WriteNames(ref target, order, headers);
    }

    // A stable insertion sort: a request has a dozen headers.
    private static int Sort(Span<int> order, HeaderList headers, SignedHeaders signed)
    {
        order[0] = Host;
        var count = 1;
        for (var i = 0; i < headers.Count; i++)
        {
            if (!signed.Covers(headers[i].Key)) continue;
            var place = count++;
            for (; place > 0 && Compare(order[place - 1], i, headers) > 0; place--) order[place] = order[place - 1];
            order[place] = i;
        }

        return count;
    }

    private static void WriteName(ref Utf8Builder target, int index, HeaderList headers, bool first)
    {
        if (!first) target.Append((byte)'\n');
        target.AppendLower(NameOf(index, headers));
        target.Append((byte)':');
    }

    private static Range WriteNames(ref Utf8Builder target, scoped ReadOnlySpan<int> order, HeaderList headers)
    {
        var start = target.Length;
        for (var i = 0; i < order.Length; i++)
        {
            if (i > 0 && SameName(order[i], order[i - 1], headers)) continue;
            if (i > 0) target.Append((byte)';');
            target.AppendLower(NameOf(order[i], headers));
        }

        return start..target.Length;
    }

    private static void AppendSqueezed(ref Utf8Builder target, ReadOnlySpan<char> value)
    {
        value = value.Trim(" \t");
        while (!value.IsEmpty)
        {
            var gap = value.IndexOfAny(' ', '\t');
            if (gap < 0) gap = value.Length;
            target.Append(value[..gap]);
            if (gap == value.Length) return;
            target.Append((byte)' ');
            value = value[gap..].TrimStart(" \t");
        }
    }

    private static string NameOf(int index, HeaderList headers) => index == Host ? "host" : headers[index].Key;

    private static bool SameName(int x, int y, HeaderList headers) => Compare(x, y, headers) == 0;

    // AWS sorts by lower-case bytes, whereas an ordinal comparison that ignores case compares upper-case ones ('_' stands between the two).
    private static int Compare(int x, int y, HeaderList headers)
    {
        var left = NameOf(x, headers);
        var right = NameOf(y, headers);
        for (var i = 0; i < left.Length && i < right.Length; i++)
        {
            var difference = Lower(left[i]) - Lower(right[i]);
            if (difference != 0) return difference;
        }

        return left.Length - right.Length;
    }

    private static int Lower(char value) => value is >= 'A' and <= 'Z' ? value | 0x20 : value;
}
