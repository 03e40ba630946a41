using AwsResources.Emulator.Core;
using AwsResources.Emulator.Services.DynamoDb.Expressions;
using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Operations;

/// <summary>The expressions of one request, parsed over the names and values that it gives for all of them.</summary>
internal sealed class RequestExpressions
{
    // The parameters from before expressions; AttributesToGet is read, for the others there are expressions.
    private static readonly string[] Refused =
        ["Expected", "ConditionalOperator", "AttributeUpdates", "KeyConditions", "QueryFilter", "ScanFilter"];

    private readonly AwsStructure _input;
    private readonly ExpressionScope _scope;

    /// <param name="input">The input, or the part of it that has expressions.</param>
    /// <param name="withValues">The expressions that may hold values, as the service lists them when none is given.</param>
    public RequestExpressions(AwsStructure input, params string[] withValues)
    {
        _input = input;
        var expressions = withValues.Append("ProjectionExpression").Where(input.Has).ToArray();
        RefuseLegacy(expressions);
        IReadOnlyDictionary<string, string>? names = null;
        if (input.Has("ExpressionAttributeNames"))
        {
            if (expressions.Length == 0)
                throw DynamoDbErrors.Validation("ExpressionAttributeNames can only be specified when using expressions");
            names = input.TextMap("ExpressionAttributeNames");
            if (names.Count == 0) throw DynamoDbErrors.Validation("ExpressionAttributeNames must not be empty");
        }

        IReadOnlyDictionary<string, ItemValue>? values = null;
        if (input.Has("ExpressionAttributeValues"))
        {
            if (!expressions.Any(withValues.Contains))
                throw DynamoDbErrors.Validation("ExpressionAttributeValues can only be specified when using expressions: "
                    + $"{string.Join(" and ", withValues)} {(withValues.Length > 1 ? "are" : "is")} null");
            values = AttributeValues.ReadExpressionValues(input);
            if (values.Count == 0) throw DynamoDbErrors.Validation("ExpressionAttributeValues must not be empty");
        }

        _scope = new ExpressionScope(names, values);
    }

    public Condition? Condition(string parameter = "ConditionExpression") =>
        _input.Text(parameter) is { } text ? ConditionParser.Parse(parameter, text, _scope) : null;

    public UpdateExpression? Update() => _input.Text("UpdateExpression") is { } text ? UpdateParser.Parse(text, _scope) : null;

    public IReadOnlyDictionary<string, KeyTerm>? KeyCondition() =>
        _input.Text("KeyConditionExpression") is { } text ? Expressions.KeyCondition.Parse(text, _scope) : null;

    public Projection? Projection()
    {
        if (_input.Text("ProjectionExpression") is { } text) return Expressions.Projection.Parse(text, _scope);
        if (!_input.Has("AttributesToGet")) return null;
        var names = _input.Texts("AttributesToGet");
        var twice = names.GroupBy(name => name).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw DynamoDbErrors.InvalidParameter($"Duplicate value in attribute name: {twice.Key}");
        return new Projection([.. names.Select(name => new DocumentPath([new PathStep(name, 0)]))]);
    }

    /// <summary>Ends the reading: refuses names and values that no expression used.</summary>
    public void Finish() => _scope.RequireAllUsed();

    private void RefuseLegacy(string[] expressions)
    {
        var legacy = Refused.Append("AttributesToGet").Where(_input.Has).ToArray();
        if (legacy.Length > 0 && expressions.Length > 0)
            throw DynamoDbErrors.Validation("Can not use both expression and non-expression parameters in the same request: "
                + $"Non-expression parameters: {{{string.Join(", ", legacy)}}} Expression parameters: {{{string.Join(", ", expressions)}}}");
        foreach (var name in legacy.Where(Refused.Contains))
            throw DynamoDbErrors.NotImplemented($"The emulator does not know the parameter {name}; use the expression that replaces it.");
    }
}
