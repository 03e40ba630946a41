using AwsResources.Emulator.Core;
using AwsResources.Emulator.Services.DynamoDb.Values;
using CsCheck;

namespace AwsResources.Emulator.Tests.Services.DynamoDb.Values;

public class ItemNumberTests
{
    [TestCase("1", "1")]
    [TestCase("-0", "0")]
    [TestCase("0.000", "0")]
    [TestCase("+5", "5")]
    [TestCase("007.500", "7.5")]
    [TestCase("1e3", "1000")]
    [TestCase("1E-3", "0.001")]
    [TestCase("-12.50e1", "-125")]
    [TestCase(".5", "0.5")]
    [TestCase("5.", "5")]
    [TestCase("12345678901234567890123456789012345678", "12345678901234567890123456789012345678")]
    [TestCase("0.12345678901234567890123456789012345678", "0.12345678901234567890123456789012345678")]
    [TestCase("100000000000000000000000000000000000000000", "100000000000000000000000000000000000000000")]
    public void A_number_comes_back_in_plain_notation(string given, string expected) =>
        Assert.That(ItemNumber.Parse(given).ToString(), Is.EqualTo(expected));

    [TestCase("", "The parameter cannot be converted to a numeric value")]
    [TestCase("abc", "The parameter cannot be converted to a numeric value: abc")]
    [TestCase("1 ", "The parameter cannot be converted to a numeric value: 1 ")]
    [TestCase("1e", "The parameter cannot be converted to a numeric value: 1e")]
    [TestCase("NaN", "The parameter cannot be converted to a numeric value: NaN")]
    [TestCase("-", "The parameter cannot be converted to a numeric value: -")]
    [TestCase("1.2.3", "The parameter cannot be converted to a numeric value: 1.2.3")]
    [TestCase("123456789012345678901234567890123456789", "Attempting to store more than 38 significant digits in a Number")]
    [TestCase("1e126", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [TestCase("-1e999999999", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [TestCase("1e-131", "Number underflow. Attempting to store a number with magnitude smaller than supported range")]
    [TestCase("1e-2147483648", "Number underflow. Attempting to store a number with magnitude smaller than supported range")]
    public void What_is_no_number_of_the_service_is_refused_in_its_words(string given, string message) =>
        Assert.That(() => ItemNumber.Parse(given), Throws.TypeOf<EmulatorException>().With.Message.EqualTo(message));

    [TestCase("9.9999999999999999999999999999999999999E+125")]
    [TestCase("-9.9999999999999999999999999999999999999E+125")]
    [TestCase("1E-130")]
    [TestCase("-1E-130")]
    [TestCase("0e999999")]
    public void The_ends_of_the_range_are_kept(string given) =>
        Assert.That(ItemNumber.Parse(ItemNumber.Parse(given).ToString()), Is.EqualTo(ItemNumber.Parse(given)));

    [Test]
    public void Numbers_are_ordered_by_value()
    {
        string[] ascending = ["-1e125", "-10", "-9.99", "-1e-130", "0", "1e-130", "0.1", "0.11", "1", "9", "10", "1e2", "1e125"];
        var shuffled = ascending.Reverse().Select(ItemNumber.Parse).Order().ToArray();
        Assert.That(shuffled, Is.EqualTo(ascending.Select(ItemNumber.Parse)));
    }

    [Test]
    public void Equal_numbers_written_differently_are_equal() =>
        Assert.That(ItemNumber.Parse("1.50e2"), Is.EqualTo(ItemNumber.Parse("150")).And.Matches<ItemNumber>(
            n => n.GetHashCode() == ItemNumber.Parse("0150.0").GetHashCode()));

    [Test]
    public void Sums_are_exact() =>
        Assert.That((ItemNumber.Parse("0.1") + ItemNumber.Parse("0.2")).ToString(), Is.EqualTo("0.3"));

    [Test]
    public void A_sum_that_needs_more_digits_than_there_are_is_refused() =>
        Assert.That(() => ItemNumber.Parse("1e38") + ItemNumber.Parse("1"), Throws.TypeOf<EmulatorException>());

    [Test]
    public void Sums_and_differences_agree_with_decimal() => Gen.Select(Gen.Decimal[-1e9m, 1e9m], Gen.Decimal[-1e9m, 1e9m]).Sample((a, b) =>
    {
        var (left, right) = (decimal.Round(a, 6), decimal.Round(b, 6));
        var (x, y) = (ItemNumber.Parse(left.ToString()), ItemNumber.Parse(right.ToString()));
        return (x + y) == ItemNumber.Parse((left + right).ToString())
            && (x - y) == ItemNumber.Parse((left - right).ToString())
            && Math.Sign(x.CompareTo(y)) == Math.Sign(left.CompareTo(right));
    });
}
