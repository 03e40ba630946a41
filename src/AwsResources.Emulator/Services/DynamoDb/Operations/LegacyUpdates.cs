using AwsResources.Emulator.Services.DynamoDb.Expressions;
using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Operations;

/// <summary>AttributeUpdates, from before update expressions, read as the actions that they mean.</summary>
internal static class LegacyUpdates
{
    public static UpdateExpression? Read(AwsStructure input) =>
        input.Has("AttributeUpdates")
            ? new UpdateExpression([.. input.PartsByName("AttributeUpdates").Select(u => Read(u.Key, u.Value))]) : null;

    private static UpdateAction Read(string attribute, AwsStructure update)
    {
        var path = new DocumentPath([new PathStep(attribute, 0)]);
        var action = update.Text("Action") ?? "PUT";
        var value = update.Part("Value") is { } given ? AttributeValues.Read(given) : null;
        if (value is null)
            return action == "DELETE" ? new RemoveAction(path)
                : throw DynamoDbErrors.InvalidParameter("Only DELETE action is allowed when no attribute value is specified");
        return action switch
        {
            "PUT" => new SetAction(path, new ValueOperand("", value)),
            "DELETE" when value.IsSet => new DeleteAction(path, value),
            "ADD" when value.IsSet || value.Type == ItemType.N => new AddAction(path, value),
            "ADD" when value.Type == ItemType.L => new SetAction(path, new ListAppendOperand(
                new IfNotExistsOperand(path, new ValueOperand("", ItemValue.List([]))), new ValueOperand("", value))),
            "DELETE" or "ADD" => throw DynamoDbErrors.InvalidParameter($"{action} action is not supported for the type {value.Type}"),
            _ => throw DynamoDbErrors.Validation(
                $"1 validation error detected: Value '{action}' at 'attributeUpdates.{attribute}.member.action' failed to satisfy "
                + "constraint: Member must satisfy enum value set: [ADD, DELETE, PUT]"),
        };
    }
}
