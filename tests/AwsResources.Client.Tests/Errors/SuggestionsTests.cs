namespace AwsResources.Client.Tests.Errors;

internal sealed class SuggestionsTests
{
    [TestCase("sqss", " Did you mean 'sqs'?")]
    [TestCase("dynamobd", " Did you mean 'dynamodb'?")]
    [TestCase("DYNAMODB", " Did you mean 'dynamodb'?")]
    [TestCase("sxs", " Did you mean 'ses' or 'sqs'?")]
    [TestCase("s33", " Did you mean 's3'?")]
    [TestCase("kinesis", "")]
    [TestCase("", "")]
    public void A_slip_of_the_finger_names_what_was_meant(string word, string suggestion) =>
        Assert.That(Suggestions.DidYouMean(word, ["dynamodb", "s3", "ses", "sqs", "lambda"]), Is.EqualTo(suggestion));

    [Test]
    public void At_most_two_are_named_the_nearest_first() =>
        Assert.That(Suggestions.Nearest("table", ["tables", "cable", "able", "table1", "chair"]), Is.EqualTo(new[] { "able", "cable" }));
}
