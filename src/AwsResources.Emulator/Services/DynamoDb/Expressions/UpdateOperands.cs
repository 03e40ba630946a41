using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Expressions;

/// <summary><c>if_not_exists(path, otherwise)</c></summary>
internal sealed record IfNotExistsOperand(DocumentPath Path, Operand Otherwise) : Operand
{
    public override ItemType? KnownType => null;

    public override ItemValue? Resolve(Item item) => Path.Resolve(item) ?? Otherwise.Resolve(item);
}

/// <summary><c>list_append(first, second)</c></summary>
internal sealed record ListAppendOperand(Operand First, Operand Second) : Operand
{
    public override ItemType? KnownType => ItemType.L;

    public override ItemValue? Resolve(Item item)
    {
        var first = UpdateErrors.Require(First.Resolve(item), ItemType.L);
        var second = UpdateErrors.Require(Second.Resolve(item), ItemType.L);
        return ItemValue.List([.. first.Elements, .. second.Elements]);
    }
}

/// <summary><c>left + right</c> or <c>left - right</c></summary>
internal sealed record ArithmeticOperand(Operand Left, bool Subtract, Operand Right) : Operand
{
    public override ItemType? KnownType => ItemType.N;

    public override ItemValue? Resolve(Item item)
    {
        var left = UpdateErrors.Require(Left.Resolve(item), ItemType.N).Number;
        var right = UpdateErrors.Require(Right.Resolve(item), ItemType.N).Number;
        return ItemValue.Of(Subtract ? left - right : left + right);
    }
}

/// <summary>What an update finds wrong only when it meets the item.</summary>
internal static class UpdateErrors
{
    public static Exception WrongType() =>
        DynamoDbErrors.Validation("An operand in the update expression has an incorrect data type");

    public static Exception InvalidPath() =>
        DynamoDbErrors.Validation("The document path provided in the update expression is invalid for update");

    public static ItemValue Require(ItemValue? value) => value
        ?? throw DynamoDbErrors.Validation("The provided expression refers to an attribute that does not exist in the item");

    public static ItemValue Require(ItemValue? value, ItemType type) => Require(value).Type == type ? value! : throw WrongType();
}
