// What the model calls an AttributeValue is a union of ten members; here it converts from and to what C# has.

using System.Globalization;

namespace AwsResources.DynamoDB;

public sealed partial class AttributeValue
{
    /// <summary>The value null.</summary>
    public static AttributeValue Null => new() { NULL = true };

    /// <summary>Whether this is the value null, or none was set.</summary>
    public bool IsNull => NULL is true || Kind is null;

    /// <summary>The kind of value, as DynamoDB names it: S, N, B, SS, NS, BS, M, L, BOOL or NULL; null where nothing is set.</summary>
    public string? Kind => MemberNames.FirstOrDefault();

    /// <summary>A list.</summary>
    public static AttributeValue From(IReadOnlyList<AttributeValue> values) => new() { L = values };

    /// <summary>A map.</summary>
    public static AttributeValue From(IReadOnlyDictionary<string, AttributeValue> values) => new() { M = values };

    /// <summary>A set of texts.</summary>
    public static AttributeValue FromSet(IEnumerable<string> values) => new() { SS = [.. values] };

    /// <summary>A set of numbers.</summary>
    public static AttributeValue FromSet(IEnumerable<decimal> values) => new() { NS = [.. values.Select(value => value.ToString(CultureInfo.InvariantCulture))] };

    /// <summary>A set of bytes.</summary>
    public static AttributeValue FromSet(IEnumerable<ReadOnlyMemory<byte>> values) => new() { BS = [.. values] };

    /// <summary>A number that decimal cannot hold: DynamoDB keeps 38 digits.</summary>
    /// <param name="digits">The number as DynamoDB writes it, such as <c>1.5E+100</c>.</param>
    public static AttributeValue FromNumber(string digits) => new() { N = digits };

    /// <summary>Text.</summary>
    public static implicit operator AttributeValue(string value) => new() { S = value };

    /// <summary>True or false.</summary>
    public static implicit operator AttributeValue(bool value) => new() { BOOL = value };

    /// <summary>A number.</summary>
    public static implicit operator AttributeValue(int value) => (long)value;

    /// <summary>A number.</summary>
    public static implicit operator AttributeValue(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    /// <summary>A number.</summary>
    public static implicit operator AttributeValue(decimal value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    /// <summary>A number, with the digits that read back as the same one.</summary>
    /// <exception cref="OverflowException">DynamoDB has neither infinity nor NaN.</exception>
    public static implicit operator AttributeValue(double value) => double.IsFinite(value)
        ? new() { N = value.ToString("R", CultureInfo.InvariantCulture) }
        : throw new OverflowException($"DynamoDB has no number {value.ToString(CultureInfo.InvariantCulture)}.");

    /// <summary>Bytes.</summary>
    public static implicit operator AttributeValue(byte[] value) => new() { B = value };

    /// <summary>Bytes.</summary>
    public static implicit operator AttributeValue(ReadOnlyMemory<byte> value) => new() { B = value };

    /// <summary>A list.</summary>
    public static implicit operator AttributeValue(List<AttributeValue> values) => From(values);

    /// <summary>A list.</summary>
    public static implicit operator AttributeValue(AttributeValue[] values) => From((IReadOnlyList<AttributeValue>)values);

    /// <summary>A map.</summary>
    public static implicit operator AttributeValue(Dictionary<string, AttributeValue> values) => From((IReadOnlyDictionary<string, AttributeValue>)values);

    /// <summary>The text.</summary>
    /// <exception cref="InvalidCastException">This is no text.</exception>
    public string AsString() => S ?? throw Not("text (S)");

    /// <summary>True or false.</summary>
    /// <exception cref="InvalidCastException">This is no boolean.</exception>
    public bool AsBoolean() => BOOL ?? throw Not("a boolean (BOOL)");

    /// <summary>The number.</summary>
    /// <exception cref="InvalidCastException">This is no number.</exception>
    /// <exception cref="OverflowException">The number is too large.</exception>
    public int AsInt32() => checked((int)AsInt64());

    /// <inheritdoc cref="AsInt32"/>
    /// <exception cref="FormatException">The number has a fraction.</exception>
    public long AsInt64() => long.Parse(Digits(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture);

    /// <inheritdoc cref="AsInt32"/>
    public decimal AsDecimal() => decimal.Parse(Digits(), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The number, to the nearest that there is.</summary>
    /// <exception cref="InvalidCastException">This is no number.</exception>
    public double AsDouble() => double.Parse(Digits(), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The bytes.</summary>
    /// <exception cref="InvalidCastException">These are no bytes.</exception>
    public ReadOnlyMemory<byte> AsBytes() => B ?? throw Not("bytes (B)");

    /// <summary>The elements of a list.</summary>
    /// <exception cref="InvalidCastException">This is no list.</exception>
    public IReadOnlyList<AttributeValue> AsList() => Has("L") ? L : throw Not("a list (L)");

    /// <summary>The entries of a map.</summary>
    /// <exception cref="InvalidCastException">This is no map.</exception>
    public IReadOnlyDictionary<string, AttributeValue> AsMap() => Has("M") ? M : throw Not("a map (M)");

    private string Digits() => N ?? throw Not("a number (N)");

    private InvalidCastException Not(string expected) => new(
        Kind is { } kind ? $"The value is of the kind {kind}, not {expected}." : $"The value is unset, not {expected}.");
}
