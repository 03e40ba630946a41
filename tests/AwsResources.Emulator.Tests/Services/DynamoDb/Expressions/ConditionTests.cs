using AwsResources.Emulator.Core;
using AwsResources.Emulator.Services.DynamoDb.Expressions;

namespace AwsResources.Emulator.Tests.Services.DynamoDb.Expressions;

public class ConditionTests
{
    private const string TheItem = """
        {"a": {"N": "1"}, "b": {"N": "2"}, "txt": {"S": "text"}, "l": {"L": [{"N": "1"}, {"S": "s"}]}, "m": {"M": {"k": {"N": "1"}, "x": {"L": [{"N": "3"}]}}},
         "ss": {"SS": ["s", "text"]}, "ns": {"NS": ["1", "2"]}, "bin": {"B": "AAEC"}, "nul": {"NULL": true}, "status": {"S": "s"}, "with.dot": {"N": "1"}}
        """;

    [TestCase("a = :1", true)]
    [TestCase("a <> :1", false)]
    [TestCase("gone <> :1", true)]
    [TestCase("gone = :1", false)]
    [TestCase("NOT gone = :1", true)]
    [TestCase("a < b", true)]
    [TestCase("a < :s", false)]
    [TestCase("a >= :1 AND b <= :2", true)]
    [TestCase("a > :1 OR b > :1", true)]
    [TestCase("a > :1 or b > :1 and gone = :1", false)]
    [TestCase("(a > :1 or b > :1) and not gone = :1", true)]
    [TestCase("a between :1 and :2", true)]
    [TestCase("b BETWEEN a AND :1", false)]
    [TestCase("a IN (:s, :1)", true)]
    [TestCase("a IN (:2, :3)", false)]
    [TestCase("attribute_exists(m.k)", true)]
    [TestCase("attribute_exists(m.gone)", false)]
    [TestCase("attribute_not_exists(l[2])", true)]
    [TestCase("attribute_type(nul, :type)", true)]
    [TestCase("begins_with(txt, :te)", true)]
    [TestCase("begins_with(a, :te)", false)]
    [TestCase("contains(txt, :te)", true)]
    [TestCase("contains(l, :s)", true)]
    [TestCase("contains(ss, :s)", true)]
    [TestCase("contains(ns, :3)", false)]
    [TestCase("contains(m, :s)", false)]
    [TestCase("size(txt) = :4", true)]
    [TestCase("size(l) = :2", true)]
    [TestCase("size(bin) = :3", true)]
    [TestCase("size(a) = :1", false)]
    [TestCase("m.x[0] = :3", true)]
    [TestCase("l[1] = :s", true)]
    [TestCase("#status = :s", true)]
    [TestCase("#dot = :1", true)]
    [TestCase("(a) = (:1)", true)]
    [TestCase("a=:1 AND(b=:2)", true)]
    public void A_condition_is_decided_on_the_item(string expression, bool holds)
    {
        var scope = Scopes.Of("""
            {":1": {"N": "1"}, ":2": {"N": "2"}, ":3": {"N": "3"}, ":4": {"N": "4"}, ":s": {"S": "s"}, ":te": {"S": "te"}, ":type": {"S": "NULL"}}
            """, ("#status", "status"), ("#dot", "with.dot"));
        Assert.That(ConditionParser.Parse("FilterExpression", expression, scope).Holds(Json.Item(TheItem)), Is.EqualTo(holds));
    }

    [TestCase("", "The expression can not be empty;")]
    [TestCase("a =", "Syntax error; token: \"<EOF>\", near: \"=\"")]
    [TestCase("a = = :1", "Syntax error; token: \"=\", near: \"= = :1\"")]
    [TestCase("a", "Syntax error; token: \"<EOF>\", near: \"a\"")]
    [TestCase("a ! :1", "Syntax error; token: \"!\", near: \"a ! :1\"")]
    [TestCase("(a = :1", "Syntax error; token: \"<EOF>\", near: \":1\"")]
    [TestCase("a = :1 b = :2", "Syntax error; token: \"b\", near: \":1 b =\"")]
    [TestCase("l[x] = :1", "Syntax error; token: \"x\", near: \"[x]\"")]
    [TestCase("_a = :1", "Syntax error; token: \"_\", near: \"_a\"")]
    [TestCase("status = :1", "Attribute name is a reserved keyword; reserved keyword: status")]
    [TestCase("m.Name = :1", "Attribute name is a reserved keyword; reserved keyword: Name")]
    [TestCase("a = :nope", "An expression attribute value used in expression is not defined; attribute value: :nope")]
    [TestCase("#nope = :1", "An expression attribute name used in the document path is not defined; attribute name: #nope")]
    [TestCase("((a = :1))", "The expression has redundant parentheses;")]
    [TestCase("foo(a)", "Invalid function name; function: foo")]
    [TestCase("attribute_exists(:1)", "Operator or function requires a document path; operator or function: attribute_exists")]
    [TestCase("begins_with(a)", "Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1")]
    [TestCase("begins_with(a, :1)", "Incorrect operand type for operator or function; operator or function: begins_with, operand type: N")]
    [TestCase("attribute_type(a, :1)", "Incorrect operand type for operator or function; operator or function: attribute_type, operand type: N")]
    [TestCase("attribute_type(a, :s)", "Invalid attribute type name found; type: s, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}")]
    [TestCase("size(a)", "The function is not allowed to be used this way in an expression; function: size")]
    [TestCase("attribute_exists(a) = :1", "The function is not allowed to be used this way in an expression; function: attribute_exists")]
    [TestCase("a < :list", "Incorrect operand type for operator or function; operator or function: <, operand type: L")]
    [TestCase("a = a", "The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]")]
    [TestCase("l[0].b = l[0].b", "The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [l, [0], b]")]
    [TestCase("a BETWEEN :3 AND :1", "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:3}, upper bound operand: AttributeValue: {N:1}")]
    [TestCase("a BETWEEN :s AND :1", "The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {S:s}, upper bound operand: AttributeValue: {N:1}")]
    [TestCase("foo(status) = :nope", "Invalid function name; function: foo")]
    public void What_is_wrong_is_said_in_the_words_of_the_service(string expression, string message) => Assert.That(
        () => ConditionParser.Parse("ConditionExpression", expression, Scopes.Usual()),
        Throws.TypeOf<EmulatorException>().With.Message.EqualTo("Invalid ConditionExpression: " + message)
            .And.Property("Code").EqualTo("ValidationException"));

    [Test]
    public void An_expression_of_more_than_4096_bytes_is_refused()
    {
        var expression = "a = :1" + string.Concat(Enumerable.Repeat(" OR a = :1", 410));
        Assert.That(() => ConditionParser.Parse("FilterExpression", expression, Scopes.Usual()), Throws.TypeOf<EmulatorException>().With.Message
            .EqualTo("Invalid FilterExpression: Expression size has exceeded the maximum allowed size; expression size: 4106"));
    }

    [Test]
    public void Parentheses_without_end_do_not_exhaust_the_stack() =>
        Assert.That(() => ConditionParser.Parse("FilterExpression", new string('(', 4000), Scopes.Usual()), Throws.TypeOf<EmulatorException>());

    [Test]
    public void An_unused_value_is_refused()
    {
        var scope = Scopes.Of("""{":1": {"N": "1"}, ":2": {"N": "2"}, ":3": {"N": "3"}}""");
        ConditionParser.Parse("FilterExpression", "a = :2", scope);
        Assert.That(scope.RequireAllUsed, Throws.TypeOf<EmulatorException>().With.Message.EqualTo(
            "Value provided in ExpressionAttributeValues unused in expressions: keys: {:1, :3}"));
    }

    [Test]
    public void An_unused_name_is_refused()
    {
        var scope = Scopes.Of("""{":1": {"N": "1"}}""", ("#a", "a"));
        ConditionParser.Parse("FilterExpression", "a = :1", scope);
        Assert.That(scope.RequireAllUsed, Throws.TypeOf<EmulatorException>().With.Message.EqualTo(
            "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}"));
    }

    [Test]
    public void A_placeholder_must_look_like_one() => Assert.That(() => Scopes.Of("{}", ("a", "a")), Throws.TypeOf<EmulatorException>().With.Message
        .EqualTo("ExpressionAttributeNames contains invalid key: Syntax error; key: \"a\""));

    [Test]
    public void All_573_reserved_words_are_known_in_any_case() => Assert.Multiple(() =>
    {
        foreach (var word in (string[])["ABORT", "zone", "Status", "name", "SIZE", "ttl", "Values", "counter"]) Assert.That(ReservedWords.Contains(word), word);
        foreach (var word in (string[])["pk", "id", "statuses", "customer"]) Assert.That(ReservedWords.Contains(word), Is.False, word);
    });
}
