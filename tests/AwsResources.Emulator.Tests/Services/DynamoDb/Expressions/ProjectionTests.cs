using AwsResources.Emulator.Core;
using AwsResources.Emulator.Services.DynamoDb.Expressions;

namespace AwsResources.Emulator.Tests.Services.DynamoDb.Expressions;

public class ProjectionTests
{
    private const string TheItem = """
        {"a": {"N": "1"}, "l": {"L": [{"N": "1"}, {"N": "2"}, {"M": {"x": {"S": "y"}}}]}, "m": {"M": {"k": {"N": "1"}, "n": {"N": "2"}}}, "status": {"S": "s"}}
        """;

    [TestCase("a, m.k", """{"a":{"N":"1"},"m":{"M":{"k":{"N":"1"}}}}""")]
    [TestCase("l[2].x, l[0]", """{"l":{"L":[{"N":"1"},{"M":{"x":{"S":"y"}}}]}}""")]
    [TestCase("gone, m.gone, l[9], a.b", "{}")]
    [TestCase("#status", """{"status":{"S":"s"}}""")]
    public void Only_what_was_asked_for_is_answered(string expression, string expected) =>
        Assert.That(Json.Text(Projection.Parse(expression, Scopes.Usual()).Apply(Json.Item(TheItem))), Is.EqualTo(expected));

    [TestCase("a, a", "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]")]
    [TestCase("a,", "Syntax error; token: \"<EOF>\", near: \",\"")]
    [TestCase("a b", "Syntax error; token: \"b\", near: \"a b\"")]
    [TestCase("name", "Attribute name is a reserved keyword; reserved keyword: name")]
    [TestCase("m.user-id", "Syntax error; token: \"-\", near: \"user-id\"")]
    public void What_is_wrong_is_said_in_the_words_of_the_service(string expression, string message) => Assert.That(
        () => Projection.Parse(expression, Scopes.Usual()),
        Throws.TypeOf<EmulatorException>().With.Message.EqualTo("Invalid ProjectionExpression: " + message));
}
