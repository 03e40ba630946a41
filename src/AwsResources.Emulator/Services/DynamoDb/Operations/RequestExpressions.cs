using AwsResources.Emulator.Services.DynamoDb.Expressions;
using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Operations;

/// <summary>The expressions of one request, parsed over the names and values that it gives for all of them.</summary>
internal sealed class RequestExpressions
{
    // The parameters from before expressions, which may not stand beside them.
    private static readonly string[] Legacy =
        ["AttributesToGet", "AttributeUpdates", "ConditionalOperator", "Expected", "KeyConditions", "QueryFilter", "ScanFilter"];

    private readonly AwsStructure _input;
    private readonly ExpressionScope _scope;

    /// <param name="input">The input, or the part of it that has expressions.</param>
    /// <param name="withValues">The expressions that may hold values, as the service lists them when none is given.</param>
    public RequestExpressions(AwsStructure input, params string[] withValues)
    {
        _input = input;
        var expressions = withValues.Append("ProjectionExpression").Where(input.Has).ToArray();
        RefuseMixture(expressions);
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

    /// <param name="parameter">The expression.</param>
    /// <param name="legacy">What stood for it before there were expressions.</param>
    public Condition? Condition(string parameter = "ConditionExpression", string legacy = "Expected") =>
        _input.Text(parameter) is { } text ? ConditionParser.Parse(parameter, text, _scope) : LegacyConditions.Read(_input, legacy);

    public UpdateExpression? Update() =>
        _input.Text("UpdateExpression") is { } text ? UpdateParser.Parse(text, _scope) : LegacyUpdates.Read(_input);

    public IReadOnlyDictionary<string, KeyTerm>? KeyCondition()
    {
        if (_input.Text("KeyConditionExpression") is { } text) return Expressions.KeyCondition.Parse(text, _scope);
        return _input.Has("KeyConditions") ? LegacyConditions.ReadKeys(_input) : null;
    }

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

    private void RefuseMixture(string[] expressions)
    {
        var legacy = Legacy.Where(_input.Has).ToArray();
        if (legacy.Length > 0 && expressions.Length > 0)
            throw DynamoDbErrors.Validation("Can not use both expression and non-expression parameters in the same request: "
                + $"Non-expression parameters: {{{string.Join(", ", legacy)}}} Expression parameters: {{{string.Join(", ", expressions)}}}");
    }
}
