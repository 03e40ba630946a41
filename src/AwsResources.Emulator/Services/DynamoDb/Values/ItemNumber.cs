using System.Globalization;
using System.Numerics;

namespace AwsResources.Emulator.Services.DynamoDb.Values;

// DynamoDB's numbers are decimal: 38 significant digits, magnitudes from 1E-130 to 9.99…E+125. Neither double nor decimal holds
// that, so a number is an integer without trailing zeros, times a power of ten. That form is unique, so equality is plain.
internal readonly struct ItemNumber : IEquatable<ItemNumber>, IComparable<ItemNumber>
{
    private const int MaxDigits = 38;
    private const int MaxMagnitude = 125;
    private const int MinMagnitude = -130;

    private readonly BigInteger _mantissa;
    private readonly int _exponent;
    private readonly int _digits;

    private ItemNumber(BigInteger mantissa, int exponent)
    {
        while (!mantissa.IsZero)
        {
            var quotient = BigInteger.DivRem(mantissa, 10, out var remainder);
            if (!remainder.IsZero) break;
            mantissa = quotient;
            exponent++;
        }

        _mantissa = mantissa;
        _exponent = mantissa.IsZero ? 0 : exponent;
        _digits = mantissa.IsZero ? 0 : DigitsOf(mantissa).Length;
    }

    /// <summary>Significant digits, without leading and trailing zeros; none for zero.</summary>
    public int SignificantDigits => _digits;

    public bool IsNegative => _mantissa.Sign < 0;

    public bool IsZero => _mantissa.IsZero;

    /// <summary>The power of ten of the last significant digit.</summary>
    public int Exponent => _exponent;

    /// <summary>Whether this is a whole number that fits a <see cref="long"/>, as epoch seconds do.</summary>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        if (_exponent is < 0 or > 18) return false;
        var whole = _mantissa * BigInteger.Pow(10, _exponent);
        if (whole < long.MinValue || whole > long.MaxValue) return false;
        value = (long)whole;
        return true;
    }

    public static ItemNumber FromInt64(long value) => new(value, 0);

    /// <summary>Reads DynamoDB's text form of a number; what it refuses is refused in its words.</summary>
    public static ItemNumber Parse(string text)
    {
        if (text.Length == 0) throw DynamoDbErrors.Validation("The parameter cannot be converted to a numeric value");
        if (!TrySplit(text, out var digits, out var exponent))
            throw DynamoDbErrors.Validation($"The parameter cannot be converted to a numeric value: {text}");

        var mantissa = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        if (mantissa.IsZero) return default;
        if (exponent is > 1000 or < -100_000) throw exponent > 0 ? Overflow() : Underflow();
        return Checked(new ItemNumber(mantissa, (int)exponent));
    }

    public static ItemNumber operator +(ItemNumber left, ItemNumber right)
    {
        var (a, b, exponent) = Align(left, right);
        return Checked(new ItemNumber(a + b, exponent));
    }

    public static ItemNumber operator -(ItemNumber left, ItemNumber right)
    {
        var (a, b, exponent) = Align(left, right);
        return Checked(new ItemNumber(a - b, exponent));
    }

    public static bool operator ==(ItemNumber left, ItemNumber right) => left.Equals(right);

    public static bool operator !=(ItemNumber left, ItemNumber right) => !left.Equals(right);

    public bool Equals(ItemNumber other) => _exponent == other._exponent && _mantissa == other._mantissa;

    public override bool Equals(object? obj) => obj is ItemNumber other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_mantissa, _exponent);

    public int CompareTo(ItemNumber other)
    {
        if (_mantissa.Sign != other._mantissa.Sign) return _mantissa.Sign.CompareTo(other._mantissa.Sign);
        var (a, b, _) = Align(this, other);
        return a.CompareTo(b);
    }

    /// <summary>The text that the service returns: plain notation, no needless zeros.</summary>
    public override string ToString()
    {
        if (_mantissa.IsZero) return "0";
        var digits = DigitsOf(_mantissa);
        var text = _exponent >= 0 ? digits + new string('0', _exponent)
            : digits.Length > -_exponent ? digits.Insert(digits.Length + _exponent, ".")
            : "0." + new string('0', -_exponent - digits.Length) + digits;
        return IsNegative ? "-" + text : text;
    }

    private static string DigitsOf(BigInteger mantissa) => BigInteger.Abs(mantissa).ToString(CultureInfo.InvariantCulture);

    private static (BigInteger Left, BigInteger Right, int Exponent) Align(ItemNumber left, ItemNumber right)
    {
        if (left.IsZero) return (BigInteger.Zero, right._mantissa, right._exponent);
        if (right.IsZero) return (left._mantissa, BigInteger.Zero, left._exponent);
        var exponent = Math.Min(left._exponent, right._exponent);
        return (left._mantissa * BigInteger.Pow(10, left._exponent - exponent),
            right._mantissa * BigInteger.Pow(10, right._exponent - exponent), exponent);
    }

    private static ItemNumber Checked(ItemNumber number)
    {
        if (number.IsZero) return number;
        var magnitude = number._digits + number._exponent - 1;
        if (magnitude > MaxMagnitude) throw Overflow();
        if (magnitude < MinMagnitude) throw Underflow();
        if (number._digits > MaxDigits)
            throw DynamoDbErrors.Validation("Attempting to store more than 38 significant digits in a Number");
        return number;
    }

    private static Exception Overflow() =>
        DynamoDbErrors.Validation("Number overflow. Attempting to store a number with magnitude larger than supported range");

    private static Exception Underflow() =>
        DynamoDbErrors.Validation("Number underflow. Attempting to store a number with magnitude smaller than supported range");

    /// <summary>Splits <c>-12.5e3</c> into the digits <c>-125</c> and the exponent 2; false where the text is no number.</summary>
    private static bool TrySplit(string text, out string digits, out long exponent)
    {
        digits = "";
        exponent = 0;
        var at = text[0] is '+' or '-' ? 1 : 0;
        var whole = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        var wholeDigits = text[whole..at];
        var fraction = "";
        if (at < text.Length && text[at] == '.')
        {
            var start = ++at;
            while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
            fraction = text[start..at];
        }

        if (wholeDigits.Length + fraction.Length == 0) return false;
        if (at < text.Length && !TryReadExponent(text.AsSpan(at), out exponent)) return false;
        exponent -= fraction.Length;
        digits = (text[0] == '-' ? "-" : "") + wholeDigits + fraction;
        return true;
    }

    private static bool TryReadExponent(ReadOnlySpan<char> text, out long exponent)
    {
        exponent = 0;
        if (text[0] is not ('e' or 'E')) return false;
        return int.TryParse(text[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read)
            && (exponent = read) == read;
    }
}
