using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Expressions;

/// <summary>What an action leaves at its place: a value, or nothing.</summary>
internal sealed record Change(ItemValue? Value)
{
    public static Change Removal { get; } = new((ItemValue?)null);
}

/// <summary>One action of an update expression on one place. All of them see the item as it was before the update.</summary>
internal abstract record UpdateAction(DocumentPath Path)
{
    public abstract Change Evaluate(Item before);
}

internal sealed record SetAction(DocumentPath Path, Operand Value) : UpdateAction(Path)
{
    public override Change Evaluate(Item before) => new(UpdateErrors.Require(Value.Resolve(before)));
}

internal sealed record RemoveAction(DocumentPath Path) : UpdateAction(Path)
{
    public override Change Evaluate(Item before) => Change.Removal;
}

/// <summary>Adds to a number, or puts elements into a set; what is not there counts as zero or empty.</summary>
internal sealed record AddAction(DocumentPath Path, ItemValue Value) : UpdateAction(Path)
{
    public override Change Evaluate(Item before)
    {
        if (Path.Resolve(before) is not { } existing) return new Change(Value);
        if (existing.Type != Value.Type) throw UpdateErrors.WrongType();
        return new Change(Value.Type == ItemType.N
            ? ItemValue.Of(existing.Number + Value.Number)
            : ItemValue.Set(Value.Type, existing.Elements.Concat(Value.Elements.Where(e => !existing.SetContains(e)))));
    }
}

/// <summary>Takes elements out of a set; an empty set goes.</summary>
internal sealed record DeleteAction(DocumentPath Path, ItemValue Value) : UpdateAction(Path)
{
    public override Change Evaluate(Item before)
    {
        if (Path.Resolve(before) is not { } existing) return Change.Removal;
        if (existing.Type != Value.Type) throw UpdateErrors.WrongType();
        var left = existing.Elements.Where(e => !Value.SetContains(e)).ToArray();
        return left.Length == 0 ? Change.Removal : new Change(ItemValue.Set(Value.Type, left));
    }
}
