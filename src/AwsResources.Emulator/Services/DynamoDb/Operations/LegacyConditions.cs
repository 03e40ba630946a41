using AwsResources.Emulator.Services.DynamoDb.Expressions;
using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Operations;

/// <summary>
/// The parameters from before expressions (Expected, QueryFilter, ScanFilter, KeyConditions), read as what expressions mean.
/// </summary>
internal static class LegacyConditions
{
    /// <summary>A map of conditions by attribute, all of which (with the ConditionalOperator OR, any) must hold; null for none.</summary>
    public static Condition? Read(AwsStructure input, string parameter)
    {
        var given = input.PartsByName(parameter);
        if (input.Has("ConditionalOperator") && given.Count < 2)
            throw DynamoDbErrors.Validation(given.Count == 0 ? "ConditionalOperator cannot be used without Filter or Expected"
                : "ConditionalOperator can only be used when Filter or Expected has two or more elements");
        if (given.Count == 0) return null;
        var conditions = given.Select(c => Read(c.Key, c.Value, isExpected: parameter == "Expected"));
        return input.Text("ConditionalOperator") == "OR"
            ? conditions.Aggregate((left, right) => new OrCondition(left, right))
            : conditions.Aggregate((left, right) => new AndCondition(left, right));
    }

    /// <summary>The KeyConditions of a query.</summary>
    public static IReadOnlyDictionary<string, KeyTerm> ReadKeys(AwsStructure input) => input.PartsByName("KeyConditions")
        .ToDictionary(c => c.Key, c => new KeyTerm(c.Key, KeyOperator(c.Value.RequiredText("ComparisonOperator")),
            [.. Operands(c.Value, c.Value.RequiredText("ComparisonOperator")).Select(o => o.Value)]));

    private static Condition Read(string attribute, AwsStructure given, bool isExpected)
    {
        if (given.Text("ComparisonOperator") is { } name) return Read(PathOf(attribute), name, Operands(given, name));
        if (!isExpected) throw DynamoDbErrors.InvalidParameter($"ComparisonOperator must be given for Attribute: {attribute}");
        if (given.Has("AttributeValueList"))
            throw DynamoDbErrors.InvalidParameter(
                $"AttributeValueList can only be used with a ComparisonOperator for Attribute: {attribute}");
        var value = given.Part("Value");
        if (given.Flag("Exists") is false)
            return value is null ? new FunctionCondition("attribute_not_exists", [PathOf(attribute)])
                : throw DynamoDbErrors.InvalidParameter($"Value cannot be used when Exists is false for Attribute: {attribute}");
        if (value is not null) return new Comparison("=", PathOf(attribute), Literal(value));
        throw DynamoDbErrors.InvalidParameter("Value must be provided when Exists is "
            + $"{(given.Has("Exists") ? "true" : "null")} for Attribute: {attribute}");
    }

    private static Condition Read(PathOperand path, string name, ValueOperand[] values) => name switch
    {
        "EQ" => new Comparison("=", path, values[0]),
        "NE" => new Comparison("<>", path, values[0]),
        "LT" => new Comparison("<", path, values[0]),
        "LE" => new Comparison("<=", path, values[0]),
        "GT" => new Comparison(">", path, values[0]),
        "GE" => new Comparison(">=", path, values[0]),
        "BETWEEN" => new BetweenCondition(path, values[0], values[1]),
        "IN" => new InCondition(path, values),
        "NULL" => new FunctionCondition("attribute_not_exists", [path]),
        "NOT_NULL" => new FunctionCondition("attribute_exists", [path]),
        "BEGINS_WITH" => new FunctionCondition("begins_with", [path, values[0]]),
        "CONTAINS" => new FunctionCondition("contains", [path, values[0]]),
        "NOT_CONTAINS" => new AndCondition(
            new FunctionCondition("attribute_exists", [path]), new NotCondition(new FunctionCondition("contains", [path, values[0]]))),
        _ => throw UnknownOperator(name),
    };

    private static string KeyOperator(string name) => name switch
    {
        "EQ" => "=",
        "LT" => "<",
        "LE" => "<=",
        "GT" => ">",
        "GE" => ">=",
        "BETWEEN" => "BETWEEN",
        "BEGINS_WITH" => "begins_with",
        _ => throw DynamoDbErrors.Validation("Attempted conditional constraint is not an indexable operation"),
    };

    private static ValueOperand[] Operands(AwsStructure given, string name)
    {
        ValueOperand[] values = given.Part("Value") is { } single
            ? [Literal(single)] : [.. given.Parts("AttributeValueList").Select(Literal)];
        var fits = name switch
        {
            "NULL" or "NOT_NULL" => values.Length == 0,
            "BETWEEN" => values.Length == 2,
            "IN" => values.Length > 0,
            _ => values.Length == 1,
        };
        return fits ? values
            : throw DynamoDbErrors.InvalidParameter($"Invalid number of argument(s) for the {name} ComparisonOperator");
    }

    private static PathOperand PathOf(string attribute) => new(new DocumentPath([new PathStep(attribute, 0)]));

    private static ValueOperand Literal(AwsStructure value) => new("", AttributeValues.Read(value));

    private static EmulatorException UnknownOperator(string name) => DynamoDbErrors.Validation(
        $"1 validation error detected: Value '{name}' at 'comparisonOperator' failed to satisfy constraint: Member must satisfy enum "
        + "value set: [IN, NULL, BETWEEN, LT, NOT_CONTAINS, EQ, GT, NOT_NULL, NE, LE, BEGINS_WITH, GE, CONTAINS]");
}
