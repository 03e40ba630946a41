using AwsResources.DynamoDB;

namespace AwsResources.Tests.DynamoDB;

public sealed class AttributeValueTests
{
    private static IEnumerable<TestCaseData> Values()
    {
        yield return new TestCaseData((AttributeValue)"text", """{"S":"text"}""");
        yield return new TestCaseData((AttributeValue)"", """{"S":""}""");
        yield return new TestCaseData((AttributeValue)true, """{"BOOL":true}""");
        yield return new TestCaseData((AttributeValue)42, """{"N":"42"}""");
        yield return new TestCaseData((AttributeValue)long.MinValue, """{"N":"-9223372036854775808"}""");
        yield return new TestCaseData((AttributeValue)0.10m, """{"N":"0.10"}""");
        yield return new TestCaseData((AttributeValue)1e-7, """{"N":"1E-07"}""");
        yield return new TestCaseData((AttributeValue)new byte[] { 1, 2, 3 }, """{"B":"AQID"}""");
        yield return new TestCaseData(AttributeValue.Null, """{"NULL":true}""");
        yield return new TestCaseData(AttributeValue.FromSet([1m, 2.5m]), """{"NS":["1","2.5"]}""");
        yield return new TestCaseData(AttributeValue.FromSet(["a", "b"]), """{"SS":["a","b"]}""");
        yield return new TestCaseData(AttributeValue.FromNumber("1.5E+100"), """{"N":"1.5E+100"}""");
        yield return new TestCaseData((AttributeValue)new List<AttributeValue> { 1, "x" }, """{"L":[{"N":"1"},{"S":"x"}]}""");
        yield return new TestCaseData((AttributeValue)new Dictionary<string, AttributeValue> { ["a"] = AttributeValue.From([]) }, """{"M":{"a":{"L":[]}}}""");
    }

    [TestCaseSource(nameof(Values))]
    public void Plain_values_become_values_of_the_model(AttributeValue value, string json) => Assert.That(value.ToJson(), Is.EqualTo(json));

    [Test]
    public void A_value_reads_back_as_what_it_was()
    {
        AttributeValue whole = 7, fraction = 2.5m, bytes = new byte[] { 9 };

        Assert.Multiple(() =>
        {
            Assert.That((whole.AsInt32(), whole.AsInt64(), whole.AsDecimal(), whole.AsDouble()), Is.EqualTo((7, 7L, 7m, 7d)));
            Assert.That(fraction.AsDecimal(), Is.EqualTo(2.5m));
            Assert.That(() => fraction.AsInt32(), Throws.InstanceOf<OverflowException>());
            Assert.That(bytes.AsBytes().ToArray(), Is.EqualTo(new byte[] { 9 }));
            Assert.That(AttributeValue.FromNumber("1E2").AsInt32(), Is.EqualTo(100));
            Assert.That((whole.Kind, new AttributeValue().Kind), Is.EqualTo(("N", (string?)null)));
            Assert.That(() => new AttributeValue().AsString(), Throws.TypeOf<InvalidCastException>().With.Message.EqualTo("The value is unset, not text (S)."));
        });
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Numbers_that_DynamoDB_lacks_are_refused(double number) =>
        Assert.That(() => (AttributeValue)number, Throws.TypeOf<OverflowException>().With.Message.StartsWith("DynamoDB has no number"));
}
