namespace AwsResources.Emulator.Services.DynamoDb.Values;

/// <summary>The order of scalars: numbers by value, strings by their UTF-8 bytes, binaries by unsigned bytes.</summary>
internal static class ItemOrder
{
    public static IComparer<ItemValue> Comparer { get; } = Comparer<ItemValue>.Create(Compare);

    /// <summary>Compares two scalars; those of different types are ordered by type, which only matters inside containers.</summary>
    public static int Compare(ItemValue left, ItemValue right)
    {
        if (left.Type != right.Type) return left.Type.CompareTo(right.Type);
        return left.Type switch
        {
            ItemType.S => CompareUtf8(left.Text, right.Text),
            ItemType.N => left.Number.CompareTo(right.Number),
            ItemType.B => left.Bytes.AsSpan().SequenceCompareTo(right.Bytes),
            _ => throw new InvalidOperationException($"Values of type {left.Type} have no order."),
        };
    }

    /// <summary>Whether a string or binary starts with another of its type.</summary>
    public static bool StartsWith(ItemValue value, ItemValue prefix) => value.Type == prefix.Type && value.Type switch
    {
        ItemType.S => value.Text.StartsWith(prefix.Text, StringComparison.Ordinal),
        ItemType.B => value.Bytes.AsSpan().StartsWith(prefix.Bytes),
        _ => false,
    };

    // UTF-16 order differs from UTF-8 order only where a surrogate meets U+E000..U+FFFF: surrogates stand for what is higher.
    private static int CompareUtf8(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length) return left.Length.CompareTo(right.Length);
        var (a, b) = (left[common], right[common]);
        if (char.IsSurrogate(a) != char.IsSurrogate(b) && a >= 0xD800 && b >= 0xD800) return char.IsSurrogate(a) ? 1 : -1;
        return a.CompareTo(b);
    }
}
