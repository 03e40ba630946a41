using System.Linq.Expressions;
using AwsResources.Core.Definitions;

namespace AwsResources.Core.Linq;

/// <summary>Finds which attributes the expressions of a predicate read.</summary>
/// <param name="parameters">What the parameters of the predicate, and of lambdas within it, stand for.</param>
internal sealed class PathReader(IReadOnlyDictionary<ParameterExpression, AttributePath> parameters)
{
    public PathReader(BoundResource target, ParameterExpression resource)
        : this(new Dictionary<ParameterExpression, AttributePath> { [resource] = new AttributePath("") { Resource = target } })
    {
    }

    /// <summary>A reader for a function within the predicate.</summary>
    public PathReader With(ParameterExpression parameter, AttributePath path) =>
        new(new Dictionary<ParameterExpression, AttributePath>(parameters) { [parameter] = path });

    /// <summary>The single value that an expression reads, or null.</summary>
    public AttributePath? Value(Expression expression) => Path(expression) is { IsValue: true } path ? path : null;

    /// <summary>Where an expression leads, or null where that is no attribute as it is.</summary>
    public AttributePath? Path(Expression expression) => expression switch
    {
        ParameterExpression parameter => parameters.GetValueOrDefault(parameter),
        UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.TypeAs } convert
            when convert.Method is null => Path(convert.Operand),
        MemberExpression { Expression: { } owner } member => IsUnwrapping(owner.Type, member.Member.Name) ? Path(owner) : Path(owner)?.Member(member.Member.Name),
        MethodCallExpression call => Call(call),
        BinaryExpression { NodeType: ExpressionType.ArrayIndex } index => Path(index.Left)?.Element(isPositional: true),
        _ => null,
    };

    /// <summary>What the elements of a sequence are, or null.</summary>
    public AttributePath? Elements(Expression expression) => expression switch
    {
        MethodCallExpression { Method.Name: nameof(Enumerable.Select), Arguments: [var source, var selector] } select
            when select.Method.DeclaringType == typeof(Enumerable) && Function(selector) is { Parameters: [var element] } function
            => Elements(source) is { } path ? With(element, path).Path(function.Body) : null,
        _ => Path(expression)?.Element(),
    };

    public static LambdaExpression? Function(Expression expression) => expression switch
    {
        LambdaExpression function => function,
        UnaryExpression { NodeType: ExpressionType.Quote } quote => Function(quote.Operand),
        _ => null,
    };

    private AttributePath? Call(MethodCallExpression call)
    {
        var name = call.Method.Name;
        if (call is { Object: { } owner, Arguments: [var at] } && name == "get_Item" && Path(owner) is { } indexed && Captured.TryValue(at, out var index))
            return index is string key ? indexed.Entry(key) : indexed.Element(isPositional: true);
        if (call is { Object: { } shown, Arguments.Count: 0 } && name == nameof(ToString) && IsEnum(shown.Type)) return Path(shown);
        return call is { Object: null, Arguments: [var list] } && name == nameof(Enumerable.First) && call.Method.DeclaringType == typeof(Enumerable)
            ? Path(list)?.Element(isPositional: true)
            : null;
    }

    // The value of what may be unset, and the text of an enumeration, are the attribute itself.
    private static bool IsUnwrapping(Type type, string member) =>
        member == "Value" && (Nullable.GetUnderlyingType(type) is not null || IsEnum(type));

    private static bool IsEnum(Type type) => (Nullable.GetUnderlyingType(type) ?? type).IsAssignableTo(typeof(IAwsEnum));
}
