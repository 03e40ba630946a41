using System.Text;

namespace AwsResources.Emulator.Services.DynamoDb.Values;

/// <summary>One attribute value. Immutable, so that items can be shared between the table, its indexes and running reads.</summary>
internal sealed class ItemValue : IEquatable<ItemValue>
{
    private readonly object _payload;

    private ItemValue(ItemType type, object payload, int size, int depth = 0)
    {
        Type = type;
        _payload = payload;
        Size = size;
        Depth = depth;
    }

    public static ItemValue Null { get; } = new(ItemType.NULL, true, 1);

    public static ItemValue True { get; } = new(ItemType.BOOL, true, 1);

    public static ItemValue False { get; } = new(ItemType.BOOL, false, 1);

    public ItemType Type { get; }

    /// <summary>The bytes that the value counts for, by the service's documented rules.</summary>
    public int Size { get; }

    /// <summary>How many lists and maps lie inside each other here; none for a scalar.</summary>
    public int Depth { get; }

    public string Text => (string)_payload;

    public ItemNumber Number => (ItemNumber)_payload;

    public byte[] Bytes => (byte[])_payload;

    public bool Boolean => (bool)_payload;

    /// <summary>The elements of a list in order, or those of a set in the order of their values.</summary>
    public IReadOnlyList<ItemValue> Elements => (IReadOnlyList<ItemValue>)_payload;

    public IReadOnlyDictionary<string, ItemValue> Members => (IReadOnlyDictionary<string, ItemValue>)_payload;

    public bool IsSet => Type is ItemType.SS or ItemType.NS or ItemType.BS;

    /// <summary>Whether values of this type have an order, and may be keys.</summary>
    public bool IsScalarKey => Type is ItemType.S or ItemType.N or ItemType.B;

    public static ItemValue Of(string text) => new(ItemType.S, text, Encoding.UTF8.GetByteCount(text));

    public static ItemValue Of(byte[] bytes) => new(ItemType.B, bytes, bytes.Length);

    public static ItemValue Of(bool value) => value ? True : False;

    public static ItemValue Of(ItemNumber number) => new(ItemType.N, number, SizeOf(number));

    public static ItemValue Of(long number) => Of(ItemNumber.FromInt64(number));

    public static ItemValue List(IReadOnlyList<ItemValue> elements) =>
        new(ItemType.L, elements, 3 + elements.Sum(e => e.Size + 1), 1 + elements.Select(e => e.Depth).DefaultIfEmpty().Max());

    public static ItemValue Map(IReadOnlyDictionary<string, ItemValue> members) =>
        new(ItemType.M, members, 3 + SizeOf(members) + members.Count, 1 + members.Values.Select(m => m.Depth).DefaultIfEmpty().Max());

    /// <summary>A set; the elements are scalars of one type, each once.</summary>
    public static ItemValue Set(ItemType type, IEnumerable<ItemValue> elements)
    {
        var sorted = elements.ToArray();
        Array.Sort(sorted, ItemOrder.Compare);
        return new ItemValue(type, sorted, sorted.Sum(e => e.Size));
    }

    /// <summary>The bytes of named values: those of the names (UTF-8) and of the values.</summary>
    public static int SizeOf(IReadOnlyDictionary<string, ItemValue> members)
    {
        var size = 0;
        foreach (var (name, value) in members) size += Encoding.UTF8.GetByteCount(name) + value.Size;
        return size;
    }

    /// <summary>Whether the set holds the scalar.</summary>
    public bool SetContains(ItemValue scalar) =>
        Type == SetTypeOf(scalar.Type) && Array.BinarySearch((ItemValue[])_payload, scalar, ItemOrder.Comparer) >= 0;

    /// <summary>The type of a set of such scalars; none for what sets cannot hold.</summary>
    public static ItemType? SetTypeOf(ItemType scalar) => scalar switch
    {
        ItemType.S => ItemType.SS,
        ItemType.N => ItemType.NS,
        ItemType.B => ItemType.BS,
        _ => null,
    };

    public bool Equals(ItemValue? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || other.Type != Type) return false;
        return Type switch
        {
            ItemType.B => Bytes.AsSpan().SequenceEqual(other.Bytes),
            ItemType.M => Members.Count == other.Members.Count
                && Members.All(m => other.Members.TryGetValue(m.Key, out var value) && m.Value.Equals(value)),
            ItemType.L or ItemType.SS or ItemType.NS or ItemType.BS => Elements.SequenceEqual(other.Elements),
            _ => _payload.Equals(other._payload),
        };
    }

    public override bool Equals(object? obj) => Equals(obj as ItemValue);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Type);
        if (Type == ItemType.B) hash.AddBytes(Bytes);
        else if (Type == ItemType.M) hash.Add(Members.Count);
        else if (Type == ItemType.L || IsSet) foreach (var element in Elements) hash.Add(element);
        else hash.Add(_payload);
        return hash.ToHashCode();
    }

    /// <summary>The form in which the service quotes a value in its errors: <c>{S:abc}</c>.</summary>
    public override string ToString() => $"{{{Type}:{Content()}}}";

    /// <summary>The elements of a list or set as the service quotes a collection of scalars: <c>[a, b]</c>.</summary>
    public string Quoted => "[" + string.Join(", ", Elements.Select(e => e.Content())) + "]";

    private string Content() => Type switch
    {
        ItemType.S => Text,
        ItemType.N => Number.ToString(),
        ItemType.B => Convert.ToBase64String(Bytes),
        ItemType.BOOL or ItemType.NULL => Boolean ? "true" : "false",
        ItemType.M => "{" + string.Join(", ", Members.Select(m => m.Key + "=" + m.Value)) + "}",
        ItemType.L => "[" + string.Join(", ", Elements) + "]",
        _ => Quoted,
    };

    // Two digits a byte, aligned to even powers of ten, one byte for the magnitude and one for a minus.
    private static int SizeOf(ItemNumber number)
    {
        if (number.IsZero) return 1;
        var digits = number.SignificantDigits + Math.Abs(number.Exponent % 2);
        return 1 + (digits + 1) / 2 + (number.IsNegative ? 1 : 0);
    }
}
