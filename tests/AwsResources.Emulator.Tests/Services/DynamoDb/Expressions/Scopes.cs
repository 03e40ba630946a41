using AwsResources.Emulator.Services.DynamoDb.Expressions;

namespace AwsResources.Emulator.Tests.Services.DynamoDb.Expressions;

/// <summary>Names and values that the expressions of the tests use.</summary>
internal static class Scopes
{
    public static ExpressionScope Of(string values = "{}", params (string, string)[] names) => new(
        names.ToDictionary(n => n.Item1, n => n.Item2), Json.Item(values).Attributes);

    /// <summary>The values of most tests: numbers :0 to :3, text :s and :t, a list, a set, a map, a flag.</summary>
    public static ExpressionScope Usual() => Of("""
        {":0": {"N": "0"}, ":1": {"N": "1"}, ":2": {"N": "2"}, ":3": {"N": "3"}, ":s": {"S": "s"}, ":t": {"S": "text"}, ":list": {"L": [{"N": "9"}]},
         ":set": {"SS": ["x", "y"]}, ":ns": {"NS": ["1", "2"]}, ":m": {"M": {"k": {"N": "1"}}}, ":true": {"BOOL": true}, ":null": {"NULL": true}}
        """, ("#a", "a"), ("#status", "status"), ("#dot", "with.dot"));
}
