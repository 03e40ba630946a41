using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Expressions;

/// <summary>A node of a parsed expression: an operand, which has a value, or a condition, which holds or does not.</summary>
internal abstract record ExpressionNode;

/// <summary>What has a value, given an item.</summary>
internal abstract record Operand : ExpressionNode
{
    /// <summary>The value; null where the item has none at that place.</summary>
    public abstract ItemValue? Resolve(Item item);

    /// <summary>The type of the value where the expression alone tells it.</summary>
    public virtual ItemType? KnownType => null;
}

internal sealed record PathOperand(DocumentPath Path) : Operand
{
    public override ItemValue? Resolve(Item item) => Path.Resolve(item);
}

internal sealed record ValueOperand(string Placeholder, ItemValue Value) : Operand
{
    public override ItemType? KnownType => Value.Type;

    public override ItemValue? Resolve(Item item) => Value;
}

/// <summary>Stands where a placeholder was not defined; the fault is reported, so it is never resolved.</summary>
internal sealed record UndefinedOperand : Operand
{
    public override ItemValue? Resolve(Item item) => null;
}

/// <summary><c>size(a)</c>: characters' bytes, a binary's bytes, or the number of elements.</summary>
internal sealed record SizeOperand(Operand Argument) : Operand
{
    public override ItemType? KnownType => ItemType.N;

    public override ItemValue? Resolve(Item item)
    {
        var value = Argument.Resolve(item);
        return value?.Type switch
        {
            ItemType.S or ItemType.B => ItemValue.Of((long)value.Size),
            ItemType.SS or ItemType.NS or ItemType.BS or ItemType.L => ItemValue.Of((long)value.Elements.Count),
            ItemType.M => ItemValue.Of((long)value.Members.Count),
            _ => null,
        };
    }
}
