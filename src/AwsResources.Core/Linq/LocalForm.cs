// A predicate as it is decided here. Text is compared ordinally, as services do: what C# would compare by the culture of the
// machine (StartsWith and Compare without a comparison) would hold in one country and not in the other, and no service could
// answer it. Contains of an array is asked of the array, not of the span that C# 14 makes of it, which only compiled code can hold.

using System.Collections;
using System.Linq.Expressions;

namespace AwsResources.Core.Linq;

internal sealed class LocalForm : ExpressionVisitor
{
    private static readonly Expression Ordinal = Expression.Constant(StringComparison.Ordinal);
    private static readonly LocalForm Visitor = new();

    public static Expression<Func<T, bool>> Of<T>(Expression<Func<T, bool>> predicate) => (Expression<Func<T, bool>>)Visitor.Visit(predicate);

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (node.Method.DeclaringType == typeof(string)) return VisitText(node);
        if (node.Method.DeclaringType == typeof(MemoryExtensions) && node.Method.Name == nameof(MemoryExtensions.Contains) && ListOf(node.Arguments[0]) is { } list
            && Contains(list, node.Arguments) is { } contains) return contains;
        return base.VisitMethodCall(node);
    }

    /// <summary>The list that a span is made of.</summary>
    private static Expression? ListOf(Expression span) => span switch
    {
        UnaryExpression { NodeType: ExpressionType.Convert, Method.Name: "op_Implicit" } convert => ListOf(convert.Operand) ?? convert.Operand,
        MethodCallExpression { Method.Name: "op_Implicit", Arguments: [var array] } => ListOf(array) ?? array,
        MethodCallExpression { Method.Name: nameof(MemoryExtensions.AsSpan), Arguments: [var array] } => array,
        _ => null,
    };

    private MethodCallExpression? Contains(Expression list, IReadOnlyList<Expression> arguments)
    {
        if (!list.Type.IsArray) return null;
        if (arguments.Count > 2 && (!Captured.TryValue(arguments[2], out var comparer) || comparer is not null)) return null;
        return Expression.Call(Expression.Convert(Visit(list), typeof(IList)), Methods.Contains, Expression.Convert(Visit(arguments[1]), typeof(object)));
    }

    private Expression VisitText(MethodCallExpression node)
    {
        var arguments = Visit(node.Arguments);
        return (node.Method.Name, node.Object, arguments) switch
        {
            (nameof(string.StartsWith), { } text, [{ } begin]) when begin.Type == typeof(string) => Expression.Call(Visit(text), Methods.StartsWith, begin, Ordinal),
            (nameof(string.EndsWith), { } text, [{ } end]) when end.Type == typeof(string) => Expression.Call(Visit(text), Methods.EndsWith, end, Ordinal),
            (nameof(string.CompareTo), { } text, [{ } other]) when other.Type == typeof(string) => Expression.Call(Methods.CompareOrdinal, Visit(text), other),
            (nameof(string.Compare), null, [{ } one, { } other]) => Expression.Call(Methods.CompareOrdinal, one, other),
            _ => node.Update(Visit(node.Object), arguments),
        };
    }

    private static class Methods
    {
        public static readonly System.Reflection.MethodInfo Contains = typeof(IList).GetMethod(nameof(IList.Contains))!;
        public static readonly System.Reflection.MethodInfo StartsWith = ((Func<string, StringComparison, bool>)"".StartsWith).Method;
        public static readonly System.Reflection.MethodInfo EndsWith = ((Func<string, StringComparison, bool>)"".EndsWith).Method;
        public static readonly System.Reflection.MethodInfo CompareOrdinal = ((Func<string?, string?, int>)string.CompareOrdinal).Method;
    }
}
