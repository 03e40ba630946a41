using System.Text.Json;

namespace AwsResources.Client.Endpoints.Reading;

/// <summary>Reads rules and the rules within them in one pass over the text.</summary>
internal sealed class RuleReader(RuleScope scope, PartitionTable partitions)
{
    private readonly ExpressionReader _expressions = new(scope, partitions);
    private EndpointReader? _endpoints;

    public Rule[] ReadRules(ref Utf8JsonReader reader)
    {
        JsonWalk.Expect(ref reader, JsonTokenType.StartArray);
        var rules = new List<Rule>();
        while (JsonWalk.NextElement(ref reader))
        {
            var depth = scope.Depth;
            rules.Add(ReadRule(ref reader));
            scope.Leave(depth);
        }
        return [.. rules];
    }

    // A rule's body may use what its conditions assign, so conditions come first. AWS writes them first; where
    // somebody else does not, the body is remembered and read at the end.
    private Rule ReadRule(ref Utf8JsonReader reader)
    {
        JsonWalk.Expect(ref reader, JsonTokenType.StartObject);
        Condition[]? conditions = null;
        Rule? rule = null;
        string? type = null;
        var body = default(Utf8JsonReader);
        var bodyWaits = false;
        while (JsonWalk.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("conditions"u8)) conditions = ReadConditions(ref reader);
            else if (reader.ValueTextEquals("type"u8)) type = ReadType(ref reader);
            else if (!IsBody(ref reader)) JsonWalk.SkipMember(ref reader);
            else if (conditions is not null) rule = ReadBody(ref reader, conditions);
            else
            {
                body = reader;
                bodyWaits = true;
                JsonWalk.SkipMember(ref reader);
            }
        }
        if (bodyWaits) rule = ReadBody(ref body, conditions ?? []);
        return rule ?? throw new AwsModelException($"a rule of type '{type}' has none of 'endpoint', 'error' and 'rules'");
    }

    private static bool IsBody(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("endpoint"u8) || reader.ValueTextEquals("error"u8) || reader.ValueTextEquals("rules"u8);

    private string ReadType(ref Utf8JsonReader reader)
    {
        _ = reader.Read();
        var type = _expressions.ReadText(ref reader);
        return type is "endpoint" or "error" or "tree"
            ? type
            : throw new AwsModelException($"there is no rule type '{type}'; expected endpoint, error or tree");
    }

    private Rule ReadBody(ref Utf8JsonReader reader, Condition[] conditions)
    {
        var isEndpoint = reader.ValueTextEquals("endpoint"u8);
        var isError = reader.ValueTextEquals("error"u8);
        _ = reader.Read();
        if (isEndpoint) return new EndpointRule(conditions, (_endpoints ??= new(_expressions)).Read(ref reader));
        if (isError) return new ErrorRule(conditions, _expressions.Read(ref reader));
        return new TreeRule(conditions, ReadRules(ref reader));
    }

    private Condition[] ReadConditions(ref Utf8JsonReader reader)
    {
        _ = reader.Read();
        JsonWalk.Expect(ref reader, JsonTokenType.StartArray);
        var conditions = new List<Condition>();
        while (JsonWalk.NextElement(ref reader))
        {
            var call = _expressions.ReadCall(ref reader, out var assign);
            conditions.Add(new(call, assign is null ? Condition.NotAssigned : scope.Declare(assign, call.Type)));
        }
        return [.. conditions];
    }
}
