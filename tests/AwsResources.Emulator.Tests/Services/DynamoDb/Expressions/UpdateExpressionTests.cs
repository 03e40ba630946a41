using AwsResources.Emulator.Core;
using AwsResources.Emulator.Services.DynamoDb.Expressions;

namespace AwsResources.Emulator.Tests.Services.DynamoDb.Expressions;

public class UpdateExpressionTests
{
    [TestCase("{}", "SET a = :1", """{"a":{"N":"1"}}""")]
    [TestCase("""{"a": {"N": "5"}}""", "SET a = a + :2", """{"a":{"N":"7"}}""")]
    [TestCase("""{"a": {"N": "5"}}""", "SET a = :2 - a", """{"a":{"N":"-3"}}""")]
    [TestCase("""{"a": {"N": "5"}, "b": {"N": "6"}}""", "SET a = b, b = a", """{"a":{"N":"6"},"b":{"N":"5"}}""")]
    [TestCase("{}", "SET a = if_not_exists(a, :0) + :1", """{"a":{"N":"1"}}""")]
    [TestCase("""{"a": {"N": "5"}}""", "SET a = if_not_exists(a, :0) + :1", """{"a":{"N":"6"}}""")]
    [TestCase("""{"a": {"N": "5"}}""", "SET a = (a + :1)", """{"a":{"N":"6"}}""")]
    [TestCase("""{"l": {"L": [{"N": "1"}]}}""", "SET l = list_append(l, :list)", """{"l":{"L":[{"N":"1"},{"N":"9"}]}}""")]
    [TestCase("""{"l": {"L": [{"N": "1"}]}}""", "SET l = list_append(:list, l)", """{"l":{"L":[{"N":"9"},{"N":"1"}]}}""")]
    [TestCase("{}", "SET l = list_append(if_not_exists(l, :list), :list)", """{"l":{"L":[{"N":"9"},{"N":"9"}]}}""")]
    [TestCase("""{"l": {"L": [{"N": "1"}, {"N": "2"}]}}""", "SET l[1] = :3", """{"l":{"L":[{"N":"1"},{"N":"3"}]}}""")]
    [TestCase("""{"l": {"L": [{"N": "1"}]}}""", "SET l[7] = :3, l[5] = :2", """{"l":{"L":[{"N":"1"},{"N":"2"},{"N":"3"}]}}""")]
    [TestCase("""{"l": {"L": [{"N": "1"}, {"N": "2"}, {"N": "3"}]}}""", "REMOVE l[0], l[1]", """{"l":{"L":[{"N":"3"}]}}""")]
    [TestCase("""{"l": {"L": [{"N": "1"}]}}""", "REMOVE l[4]", """{"l":{"L":[{"N":"1"}]}}""")]
    [TestCase("""{"l": {"L": [{"N": "1"}, {"N": "2"}]}}""", "SET l[1] = :3 REMOVE l[0]", """{"l":{"L":[{"N":"3"}]}}""")]
    [TestCase("""{"m": {"M": {"k": {"N": "1"}}}}""", "SET m.k = m.k + :1, m.n = :s", """{"m":{"M":{"k":{"N":"2"},"n":{"S":"s"}}}}""")]
    [TestCase("""{"m": {"M": {"k": {"L": [{"M": {"x": {"N": "1"}}}]}}}}""", "SET m.k[0].x = :2", """{"m":{"M":{"k":{"L":[{"M":{"x":{"N":"2"}}}]}}}}""")]
    [TestCase("""{"a": {"N": "5"}, "b": {"N": "6"}}""", "REMOVE a, gone", """{"b":{"N":"6"}}""")]
    [TestCase("{}", "ADD a :3", """{"a":{"N":"3"}}""")]
    [TestCase("""{"a": {"N": "5"}}""", "ADD a :3", """{"a":{"N":"8"}}""")]
    [TestCase("""{"ss": {"SS": ["a", "x"]}}""", "ADD ss :set", """{"ss":{"SS":["a","x","y"]}}""")]
    [TestCase("""{"ss": {"SS": ["a", "x"]}}""", "DELETE ss :set", """{"ss":{"SS":["a"]}}""")]
    [TestCase("""{"ss": {"SS": ["x"]}}""", "DELETE ss :set", "{}")]
    [TestCase("{}", "DELETE ss :set", "{}")]
    [TestCase("""{"a": {"N": "5"}, "c": {"N": "1"}}""", "remove a set #status = :s add c :1", """{"c":{"N":"2"},"status":{"S":"s"}}""")]
    public void An_update_makes_the_new_item(string before, string expression, string after) =>
        Assert.That(Json.Text(UpdateParser.Parse(expression, Scopes.Usual()).Apply(Json.Item(before))), Is.EqualTo(after));

    [TestCase("{}", "SET a = b", "The provided expression refers to an attribute that does not exist in the item")]
    [TestCase("{}", "SET a = a + :1", "The provided expression refers to an attribute that does not exist in the item")]
    [TestCase("""{"a": {"S": "x"}}""", "SET a = a + :1", "An operand in the update expression has an incorrect data type")]
    [TestCase("""{"a": {"S": "x"}}""", "SET a = list_append(a, :list)", "An operand in the update expression has an incorrect data type")]
    [TestCase("""{"a": {"S": "x"}}""", "ADD a :1", "An operand in the update expression has an incorrect data type")]
    [TestCase("""{"a": {"NS": ["1"]}}""", "DELETE a :set", "An operand in the update expression has an incorrect data type")]
    [TestCase("{}", "SET m.k = :1", "The document path provided in the update expression is invalid for update")]
    [TestCase("""{"a": {"S": "x"}}""", "SET a.b = :1", "The document path provided in the update expression is invalid for update")]
    [TestCase("""{"m": {"M": {}}}""", "SET m[0] = :1", "The document path provided in the update expression is invalid for update")]
    [TestCase("""{"l": {"L": []}}""", "SET l[0].b = :1", "The document path provided in the update expression is invalid for update")]
    [TestCase("{}", "REMOVE m.k", "The document path provided in the update expression is invalid for update")]
    public void An_update_that_does_not_fit_the_item_is_refused(string before, string expression, string message) =>
        Assert.That(() => UpdateParser.Parse(expression, Scopes.Usual()).Apply(Json.Item(before)),
            Throws.TypeOf<EmulatorException>().With.Message.EqualTo(message));

    [TestCase("", "The expression can not be empty;")]
    [TestCase("a = :1", "Syntax error; token: \"a\", near: \"a =\"")]
    [TestCase("SET a :1", "Syntax error; token: \":1\", near: \"a :1\"")]
    [TestCase("SET a = :1, ", "Syntax error; token: \"<EOF>\", near: \",\"")]
    [TestCase("SET a = :1 + :2 + :3", "Syntax error; token: \"+\", near: \":2 + :3\"")]
    [TestCase("SET a = :1 SET b = :2", "The \"SET\" section can only be used once in an update expression;")]
    [TestCase("SET status = :1", "Attribute name is a reserved keyword; reserved keyword: status")]
    [TestCase("SET a = :1, a = :2", "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]")]
    [TestCase("SET a.b = :1 REMOVE a", "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a]")]
    [TestCase("SET #a.b = :1, a.b[1] = :2", "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, b, [1]]")]
    [TestCase("SET a.b = :1, a[1] = :2", "Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [1]]")]
    [TestCase("SET a = foo(:1)", "Invalid function name; function: foo")]
    [TestCase("SET a = if_not_exists(:1, :2)", "Operator or function requires a document path; operator or function: if_not_exists")]
    [TestCase("SET a = list_append(:list)", "Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 1")]
    [TestCase("SET a = list_append(b, :s)", "Incorrect operand type for operator or function; operator or function: list_append, operand type: S")]
    [TestCase("SET a = a + :s", "Incorrect operand type for operator or function; operator or function: +, operand type: S")]
    [TestCase("ADD a :s", "Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND")]
    [TestCase("DELETE a :1", "Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND")]
    [TestCase("ADD a b", "Syntax error; token: \"b\", near: \"a b\"")]
    [TestCase("SET a = :nope", "An expression attribute value used in expression is not defined; attribute value: :nope")]
    public void What_is_wrong_is_said_in_the_words_of_the_service(string expression, string message) => Assert.That(
        () => UpdateParser.Parse(expression, Scopes.Usual()),
        Throws.TypeOf<EmulatorException>().With.Message.EqualTo("Invalid UpdateExpression: " + message));
}
