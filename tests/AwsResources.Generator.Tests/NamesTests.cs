using AwsResources.Generator.Surface;

namespace AwsResources.Generator.Tests;

public sealed class NamesTests
{
    [TestCase("Id", "id")]
    [TestCase("BucketName", "bucketName")]
    [TestCase("URL", "url")]
    [TestCase("ARNPrefix", "arnPrefix")]
    [TestCase("Key", "key")]
    [TestCase("Object", "@object")]
    public void Parameters_begin_in_lower_case(string name, string camel) => Assert.That(Names.Camel(name), Is.EqualTo(camel));

    [TestCase("Instance", "Instance")]
    [TestCase("ebs", "Ebs")]
    [TestCase("__string", "String")]
    [TestCase("2fa", "Value2fa")]
    public void Types_begin_with_a_capital(string name, string pascal) => Assert.That(Names.Pascal(name), Is.EqualTo(pascal));

    [TestCase("t2.micro", "T2Micro")]
    [TestCase("us-east-1", "UsEast1")]
    [TestCase("STANDARD_IA", "StandardIa")]
    [TestCase("InProgress", "InProgress")]
    [TestCase("aws:kms", "AwsKms")]
    [TestCase("s3:ObjectCreated:*", "S3ObjectCreatedAll")]
    [TestCase("1.2", "Value12")]
    [TestCase("", "Empty")]
    public void Values_of_enumerations_are_their_words(string value, string name) => Assert.That(Names.EnumValue(value), Is.EqualTo(name));

    [Test]
    public void A_name_that_is_taken_ends_in_Value_and_then_in_a_number()
    {
        HashSet<string> taken = ["Shape"];

        Assert.That(new[] { taken.Take("Shape"), taken.Take("Shape"), taken.Take("Shape"), taken.Take("Free") },
            Is.EqualTo(new[] { "ShapeValue", "ShapeValue2", "ShapeValue3", "Free" }));
    }
}
