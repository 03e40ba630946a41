using AwsResources.Client.Endpoints.Expressions;

namespace AwsResources.Client.Endpoints;

/// <summary>A call that must give a value other than false, kept in a slot where the rule set names it.</summary>
internal sealed class Condition(Expression call, int assign)
{
    public const int NotAssigned = -1;

    public bool Holds(object?[] slots)
    {
        var value = call.Evaluate(slots);
        if (value is null or false) return false;
        if (assign != NotAssigned) slots[assign] = value;
        return true;
    }
}

/// <summary>A rule: once its conditions hold it gives an endpoint, an error, or the word to rules of its own.</summary>
internal abstract class Rule(Condition[] conditions)
{
    /// <summary>Null, and no error, where the rule does not apply.</summary>
    public ResolvedEndpoint? Evaluate(object?[] slots, ref string? error)
    {
        foreach (var condition in conditions)
            if (!condition.Holds(slots)) return null;
        return Apply(slots, ref error);
    }

    protected abstract ResolvedEndpoint? Apply(object?[] slots, ref string? error);
}

internal sealed class TreeRule(Condition[] conditions, Rule[] rules) : Rule(conditions)
{
    protected override ResolvedEndpoint? Apply(object?[] slots, ref string? error)
    {
        foreach (var rule in rules)
        {
            var endpoint = rule.Evaluate(slots, ref error);
            if (endpoint is not null || error is not null) return endpoint;
        }
        return null;
    }
}

internal sealed class ErrorRule(Condition[] conditions, Expression message) : Rule(conditions)
{
    protected override ResolvedEndpoint? Apply(object?[] slots, ref string? error)
    {
        error = message.Evaluate(slots) as string ?? "The endpoint rules refuse these parameters.";
        return null;
    }
}

internal sealed class EndpointRule(Condition[] conditions, EndpointTemplate endpoint) : Rule(conditions)
{
    protected override ResolvedEndpoint? Apply(object?[] slots, ref string? error) => endpoint.Resolve(slots);
}
