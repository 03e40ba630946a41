using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Expressions;

/// <summary>What holds of an item or does not. A condition on an attribute that the item lacks does not hold.</summary>
internal abstract record Condition : ExpressionNode
{
    public abstract bool Holds(Item item);

    /// <summary>The operands that stand directly in this condition.</summary>
    public virtual IEnumerable<Operand> Operands => [];

    /// <summary>The conditions that this one is made of.</summary>
    public virtual IEnumerable<Condition> Parts => [];
}

internal sealed record AndCondition(Condition Left, Condition Right) : Condition
{
    public override IEnumerable<Condition> Parts => [Left, Right];

    public override bool Holds(Item item) => Left.Holds(item) && Right.Holds(item);
}

internal sealed record OrCondition(Condition Left, Condition Right) : Condition
{
    public override IEnumerable<Condition> Parts => [Left, Right];

    public override bool Holds(Item item) => Left.Holds(item) || Right.Holds(item);
}

internal sealed record NotCondition(Condition Inner) : Condition
{
    public override IEnumerable<Condition> Parts => [Inner];

    public override bool Holds(Item item) => !Inner.Holds(item);
}

internal sealed record Comparison(string Comparator, Operand Left, Operand Right) : Condition
{
    public override IEnumerable<Operand> Operands => [Left, Right];

    public override bool Holds(Item item)
    {
        var (left, right) = (Left.Resolve(item), Right.Resolve(item));
        if (Comparator == "<>") return left is null || right is null || !left.Equals(right);
        if (left is null || right is null) return false;
        if (Comparator == "=") return left.Equals(right);
        if (left.Type != right.Type || !left.IsScalarKey) return false;
        var order = ItemOrder.Compare(left, right);
        return Comparator switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            ">=" => order >= 0,
            _ => throw new InvalidOperationException($"Unknown comparator '{Comparator}'; expected =, <>, <, <=, > or >=."),
        };
    }
}

internal sealed record BetweenCondition(Operand Value, Operand Lower, Operand Upper) : Condition
{
    public override IEnumerable<Operand> Operands => [Value, Lower, Upper];

    public override bool Holds(Item item) =>
        new Comparison(">=", Value, Lower).Holds(item) && new Comparison("<=", Value, Upper).Holds(item);
}

internal sealed record InCondition(Operand Value, IReadOnlyList<Operand> Choices) : Condition
{
    public override IEnumerable<Operand> Operands => Choices.Prepend(Value);

    public override bool Holds(Item item) =>
        Value.Resolve(item) is { } value && Choices.Any(choice => value.Equals(choice.Resolve(item)));
}

/// <summary>A function that answers yes or no: its name, as the expression wrote it, and its operands.</summary>
internal sealed record FunctionCondition(string Name, IReadOnlyList<Operand> Arguments) : Condition
{
    public override IEnumerable<Operand> Operands => Arguments;

    public override bool Holds(Item item)
    {
        var first = Arguments[0].Resolve(item);
        if (Name == "attribute_exists") return first is not null;
        if (Name == "attribute_not_exists") return first is null;
        if (first is null || Arguments[1].Resolve(item) is not { } second) return false;
        return Name switch
        {
            "attribute_type" => first.Type.ToString() == second.Text,
            "begins_with" => ItemOrder.StartsWith(first, second),
            "contains" => Contains(first, second),
            _ => throw new InvalidOperationException($"Unknown condition function '{Name}'."),
        };
    }

    private static bool Contains(ItemValue container, ItemValue part) => container.Type switch
    {
        ItemType.S => part.Type == ItemType.S && container.Text.Contains(part.Text, StringComparison.Ordinal),
        ItemType.B => part.Type == ItemType.B && container.Bytes.AsSpan().IndexOf(part.Bytes) >= 0,
        ItemType.SS or ItemType.NS or ItemType.BS => container.SetContains(part),
        ItemType.L => container.Elements.Contains(part),
        _ => false,
    };
}
