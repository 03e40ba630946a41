using AwsResources.Emulator.Core;
using AwsResources.Emulator.Services.DynamoDb.Expressions;

namespace AwsResources.Emulator.Tests.Services.DynamoDb.Expressions;

public class KeyConditionTests
{
    [TestCase("pk = :s", "pk =")]
    [TestCase(":s = pk", "pk =")]
    [TestCase("pk = :s AND sk > :1", "pk =, sk >")]
    [TestCase("pk = :s AND :1 > sk", "pk =, sk <")]
    [TestCase("(pk = :s) AND (sk BETWEEN :1 AND :2)", "pk =, sk BETWEEN")]
    [TestCase("begins_with(sk, :s) AND pk = :t", "sk begins_with, pk =")]
    public void Each_key_has_one_term(string expression, string terms) => Assert.That(
        string.Join(", ", KeyCondition.Parse(expression, Scopes.Usual()).Values.Select(t => $"{t.Attribute} {t.Operator}")), Is.EqualTo(terms));

    [TestCase("pk = :s OR sk = :1", "Invalid operator used in KeyConditionExpression: OR")]
    [TestCase("NOT pk = :s", "Invalid operator used in KeyConditionExpression: NOT")]
    [TestCase("pk = :s AND sk <> :1", "Invalid operator used in KeyConditionExpression: <>")]
    [TestCase("pk IN (:s)", "Invalid operator used in KeyConditionExpression: IN")]
    [TestCase("contains(pk, :s)", "Invalid operator used in KeyConditionExpression: contains")]
    [TestCase("attribute_exists(pk)", "Invalid operator used in KeyConditionExpression: attribute_exists")]
    [TestCase("pk = :s AND pk = :t", "KeyConditionExpressions must only contain one condition per key")]
    [TestCase("size(pk) = :1", "KeyConditionExpressions cannot contain nested operations")]
    [TestCase("pk.x = :1", "KeyConditionExpressions cannot have conditions on nested attributes")]
    [TestCase("pk = sk", "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition")]
    [TestCase(":s = :t", "Invalid condition in KeyConditionExpression: No key attribute specified")]
    [TestCase("begins_with(:s, sk)", "Invalid condition in KeyConditionExpression: begins_with operator must have the key attribute as its first operand")]
    [TestCase("pk = ", "Invalid KeyConditionExpression: Syntax error; token: \"<EOF>\", near: \"=\"")]
    public void What_is_wrong_is_said_in_the_words_of_the_service(string expression, string message) => Assert.That(
        () => KeyCondition.Parse(expression, Scopes.Usual()), Throws.TypeOf<EmulatorException>().With.Message.EqualTo(message));
}
