using System.Globalization;
using System.Numerics;

namespace AwsResources.Client.JmesPath;

/// <summary>Numbers by value, whatever CLR type holds them. Whole numbers stay whole.</summary>
internal static class JmesNumbers
{
    public static bool IsNumber(object value) =>
        value is int or long or double or float or decimal or short or byte or sbyte or ushort or uint or ulong or BigInteger;

    public static double ToDouble(object value) => value is BigInteger big
        ? (double)big
        : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    /// <summary>How two numbers order; null where one is not a number (NaN).</summary>
    public static int? Compare(object a, object b)
    {
        if (TryGetWhole(a, out var left) && TryGetWhole(b, out var right)) return left.CompareTo(right);
        if (a is decimal or BigInteger || b is decimal or BigInteger)
        {
            if (TryGetDecimal(a, out var exact) && TryGetDecimal(b, out var other)) return exact.CompareTo(other);
        }
        var (x, y) = (ToDouble(a), ToDouble(b));
        return double.IsNaN(x) || double.IsNaN(y) ? null : x.CompareTo(y);
    }

    /// <summary>The sum; whole where all are and it fits 64 bits.</summary>
    public static object Sum(IEnumerable<object> numbers)
    {
        BigInteger whole = 0;
        double sum = 0;
        var isWhole = true;
        foreach (var number in numbers)
        {
            sum += ToDouble(number);
            if (isWhole && TryGetWhole(number, out var value)) whole += value;
            else isWhole = false;
        }
        return isWhole && whole >= long.MinValue && whole <= long.MaxValue ? (long)whole : sum;
    }

    /// <summary>Applies a function whose result is whole, such as floor.</summary>
    public static object Round(object number, Func<double, double> round)
    {
        if (TryGetWhole(number, out var whole)) return whole;
        var result = round(ToDouble(number));
        return Math.Abs(result) < 9e18 ? (long)result : result;
    }

    public static object Abs(object number) => TryGetWhole(number, out var whole) && whole != long.MinValue
        ? Math.Abs(whole)
        : Math.Abs(ToDouble(number));

    /// <summary>The number that a text writes, or null.</summary>
    public static object? Parse(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return whole;
        const NumberStyles Fraction = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, Fraction, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
    }

    private static bool TryGetWhole(object value, out long whole)
    {
        (whole, var fits) = value switch
        {
            long number => (number, true),
            int number => (number, true),
            short number => (number, true),
            byte number => (number, true),
            sbyte number => (number, true),
            ushort number => (number, true),
            uint number => (number, true),
            _ => (0L, false),
        };
        return fits;
    }

    private static bool TryGetDecimal(object value, out decimal number)
    {
        number = 0;
        var text = value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : "";
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }
}
