using System.Text;

namespace AwsResources.Client.Endpoints.Expressions;

// A function whose argument is not set is itself not set, or false: rules guard with isSet where the difference matters.

internal sealed class IsSet(Expression value) : Expression(RuleType.Boolean)
{
    public override object Evaluate(object?[] slots) => Truth.Of(value.Evaluate(slots) is not null);
}

internal sealed class Not(Expression[] args) : Expression(RuleType.Boolean)
{
    public override object Evaluate(object?[] slots) => Truth.Of(args[0].Evaluate(slots) is not true);
}

internal sealed class BooleanEquals(Expression[] args) : Expression(RuleType.Boolean)
{
    private readonly Expression _left = args[0];
    private readonly Expression _right = args[1];

    public override object Evaluate(object?[] slots) =>
        Truth.Of(_left.Evaluate(slots) is bool left && _right.Evaluate(slots) is bool right && left == right);
}

internal sealed class StringEquals(Expression[] args) : Expression(RuleType.Boolean)
{
    private readonly Expression _left = args[0];
    private readonly Expression _right = args[1];

    public override object Evaluate(object?[] slots) =>
        Truth.Of(_left.Evaluate(slots) is string left && _right.Evaluate(slots) is string right && left == right);
}

/// <summary>A function of one text that may have no value for it.</summary>
internal sealed class FromText(Expression[] args, RuleType type, Func<string, object?> function) : Expression(type)
{
    public override object? Evaluate(object?[] slots) => args[0].Evaluate(slots) is string text ? function(text) : null;
}

internal sealed class HostCheck(Expression[] args, HostCheck.Check check) : Expression(RuleType.Boolean)
{
    internal delegate bool Check(ReadOnlySpan<char> text, bool allowSubDomains);

    public override object Evaluate(object?[] slots) =>
        Truth.Of(args[0].Evaluate(slots) is string text && check(text, args[1].Evaluate(slots) is true));
}

/// <summary>Part of a text by start, end and whether they count from the end; not set where the text is too short or not ASCII.</summary>
internal sealed class Substring(Expression[] args) : Expression(RuleType.String)
{
    public override object? Evaluate(object?[] slots)
    {
        if (args[0].Evaluate(slots) is not string text
            || args[1].Evaluate(slots) is not int start
            || args[2].Evaluate(slots) is not int stop) return null;
        if (start < 0 || start >= stop || text.Length < stop || !Ascii.IsValid(text)) return null;
        return args[3].Evaluate(slots) is true ? text[^stop..^start] : text[start..stop];
    }
}

/// <summary>The pieces of a text between delimiters, at most as many as the limit, where that is not 0.</summary>
internal sealed class Split(Expression[] args) : Expression(RuleType.StringArray)
{
    public override object? Evaluate(object?[] slots)
    {
        if (args[0].Evaluate(slots) is not string text
            || args[1].Evaluate(slots) is not string { Length: > 0 } delimiter
            || args[2].Evaluate(slots) is not int limit) return null;
        return limit > 0 ? text.Split(delimiter, limit) : text.Split(delimiter);
    }
}

/// <summary>The first value that is set.</summary>
internal sealed class Coalesce(Expression[] args) : Expression(args[0].Type)
{
    public override object? Evaluate(object?[] slots)
    {
        foreach (var arg in args)
            if (arg.Evaluate(slots) is { } value) return value;
        return null;
    }
}

/// <summary>If, then, else.</summary>
internal sealed class Choice(Expression[] args) : Expression(args[1].Type)
{
    public override object? Evaluate(object?[] slots) => args[args[0].Evaluate(slots) is true ? 1 : 2].Evaluate(slots);
}
