namespace AwsResources.Client.Endpoints.Expressions;

/// <summary>A part of a rule that has a value. Parameters and variables lie in slots that the reader of the rule set dealt out.</summary>
internal abstract class Expression(RuleType type)
{
    public RuleType Type { get; } = type;

    /// <summary>The value, or null where it is not set: a string, a boxed bool or int, or one of this folder's records.</summary>
    public abstract object? Evaluate(object?[] slots);
}

/// <summary>A value that the rule set spells out.</summary>
internal sealed class Literal(object value, RuleType type) : Expression(type)
{
    public object Value { get; } = value;

    public override object Evaluate(object?[] slots) => Value;
}

/// <summary>A parameter, or a variable that an enclosing rule assigned.</summary>
internal sealed class SlotReference(int slot, RuleType type) : Expression(type)
{
    public override object? Evaluate(object?[] slots) => slots[slot];
}

/// <summary>Text with values in it, such as <c>https://ec2.{Region}.{PartitionResult#dnsSuffix}</c>.</summary>
internal sealed class Template(string source, Expression[] parts) : Expression(RuleType.String)
{
    public override object Evaluate(object?[] slots)
    {
        var texts = new string[parts.Length];
        for (var i = 0; i < parts.Length; i++)
            texts[i] = Text(parts[i].Evaluate(slots));
        return string.Concat(texts);
    }

    private string Text(object? value) => value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        null => throw new AwsEndpointException($"The endpoint rules need '{source}', a part of which is not set."),
        _ => throw new AwsEndpointException($"The endpoint rules need '{source}', a part of which is no text but a {value.GetType().Name}."),
    };
}

/// <summary>An attribute of a record, such as the region of an ARN.</summary>
internal sealed class AttributeOf<T>(Expression target, Func<T, object?> read, RuleType type) : Expression(type) where T : class
{
    public override object? Evaluate(object?[] slots) => target.Evaluate(slots) is T record ? read(record) : null;
}

/// <summary>An element of a list; a negative index counts from the end. Not set where the list is shorter.</summary>
internal sealed class ElementOf(Expression target, int index) : Expression(RuleType.String)
{
    public override object? Evaluate(object?[] slots)
    {
        if (target.Evaluate(slots) is not string[] list) return null;
        var position = index < 0 ? list.Length + index : index;
        return (uint)position < (uint)list.Length ? list[position] : null;
    }
}

/// <summary>A list among the properties of an endpoint.</summary>
internal sealed class ListDocument(Expression[] items) : Expression(RuleType.Document)
{
    public override object Evaluate(object?[] slots) => Array.ConvertAll(items, i => i.Evaluate(slots));
}

/// <summary>An object among the properties of an endpoint.</summary>
internal sealed class ObjectDocument(KeyValuePair<string, Expression>[] members) : Expression(RuleType.Document)
{
    public override object Evaluate(object?[] slots)
    {
        var values = new Dictionary<string, object?>(members.Length, StringComparer.Ordinal);
        foreach (var (name, member) in members) values[name] = member.Evaluate(slots);
        return values;
    }
}
