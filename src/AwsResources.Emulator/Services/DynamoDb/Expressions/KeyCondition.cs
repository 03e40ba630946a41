using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Expressions;

/// <summary>One condition on one key attribute: a comparator, BETWEEN or begins_with, and its values.</summary>
internal sealed record KeyTerm(string Attribute, string Operator, IReadOnlyList<ItemValue> Values)
{
    public bool Holds(ItemValue key) => Operator switch
    {
        "=" => ItemOrder.Compare(key, Values[0]) == 0,
        "<" => ItemOrder.Compare(key, Values[0]) < 0,
        "<=" => ItemOrder.Compare(key, Values[0]) <= 0,
        ">" => ItemOrder.Compare(key, Values[0]) > 0,
        ">=" => ItemOrder.Compare(key, Values[0]) >= 0,
        "BETWEEN" => ItemOrder.Compare(key, Values[0]) >= 0 && ItemOrder.Compare(key, Values[1]) <= 0,
        "begins_with" => ItemOrder.StartsWith(key, Values[0]),
        _ => throw new InvalidOperationException($"Unknown key operator '{Operator}'."),
    };
}

/// <summary>What a key condition expression asks of each key attribute; which attributes are keys is not known here yet.</summary>
internal static class KeyCondition
{
    private const string Parameter = "KeyConditionExpression";

    public static IReadOnlyDictionary<string, KeyTerm> Parse(string text, ExpressionScope scope)
    {
        var terms = new Dictionary<string, KeyTerm>();
        Collect(ConditionParser.Parse(Parameter, text, scope), terms);
        return terms;
    }

    private static void Collect(Condition condition, Dictionary<string, KeyTerm> terms)
    {
        if (condition is AndCondition and)
        {
            Collect(and.Left, terms);
            Collect(and.Right, terms);
            return;
        }

        var term = TermOf(condition);
        if (!terms.TryAdd(term.Attribute, term))
            throw DynamoDbErrors.Validation($"{Parameter}s must only contain one condition per key");
    }

    private static KeyTerm TermOf(Condition condition)
    {
        var name = condition switch
        {
            Comparison { Comparator: not "<>" } comparison => comparison.Comparator,
            BetweenCondition => "BETWEEN",
            FunctionCondition { Name: "begins_with" } => "begins_with",
            _ => throw DynamoDbErrors.Validation($"Invalid operator used in {Parameter}: {NameOf(condition)}"),
        };
        var operands = condition.Operands.ToArray();
        if (name is "BETWEEN" or "begins_with" && operands[0] is ValueOperand)
            throw Invalid($"{name} operator must have the key attribute as its first operand");
        if (operands.OfType<SizeOperand>().Any()) throw DynamoDbErrors.Validation($"{Parameter}s cannot contain nested operations");
        var paths = operands.OfType<PathOperand>().ToArray();
        if (paths.Length == 0) throw Invalid("No key attribute specified");
        if (paths.Length > 1) throw Invalid("Multiple attribute names used in one condition");
        if (!paths[0].Path.IsTopLevel) throw DynamoDbErrors.Validation($"{Parameter}s cannot have conditions on nested attributes");
        var values = operands.OfType<ValueOperand>().Select(v => v.Value).ToArray();
        return new KeyTerm(paths[0].Path.Root, operands[0] is ValueOperand ? Mirror(name) : name, values);
    }

    private static string NameOf(Condition condition) => condition switch
    {
        OrCondition => "OR",
        NotCondition => "NOT",
        InCondition => "IN",
        Comparison comparison => comparison.Comparator,
        FunctionCondition function => function.Name,
        _ => throw new InvalidOperationException($"Unknown condition {condition.GetType().Name}."),
    };

    private static string Mirror(string comparator) => comparator switch
    {
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        _ => comparator,
    };

    private static Exception Invalid(string message) => DynamoDbErrors.Validation($"Invalid condition in {Parameter}: {message}");
}
