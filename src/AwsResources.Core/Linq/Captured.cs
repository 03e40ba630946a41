// The values of a predicate that do not depend on the resource: literals, variables, fields, lists. Worked out by reflection
// over the expression, so that nothing has to be compiled; whatever may have effects or fail is left to the predicate itself.

using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;

namespace AwsResources.Core.Linq;

internal static class Captured
{
    /// <summary>Works out a value.</summary>
    /// <returns>False where it depends on the resource, or on more than variables and fields.</returns>
    public static bool TryValue(Expression expression, out object? value)
    {
        value = null;
        switch (expression)
        {
            case ConstantExpression constant:
                value = constant.Value;
                return true;
            case MemberExpression member:
                return TryMember(member, out value);
            case UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } convert:
                return TryValue(convert.Operand, out var operand) && TryConvert(convert, operand, out value);
            case UnaryExpression { NodeType: ExpressionType.Not } not when TryValue(not.Operand, out var flag) && flag is bool holds:
                value = !holds;
                return true;
            case BinaryExpression { NodeType: ExpressionType.ArrayIndex } index:
                return TryValue(index.Left, out var array) && TryValue(index.Right, out var at) && TryItem(array, at, out value);
            case BinaryExpression { NodeType: ExpressionType.Equal or ExpressionType.NotEqual } binary:
                if (!TryValue(binary.Left, out var left) || !TryValue(binary.Right, out var right) || !IsPlain(left) || !IsPlain(right)) return false;
                value = Equals(left, right) == binary.NodeType is ExpressionType.Equal;
                return true;
            case BinaryExpression { NodeType: ExpressionType.Add, Method: { } concat } add when concat.DeclaringType == typeof(string):
                return TryInvoke(concat, [add.Left, add.Right], out value);
            case ConditionalExpression choice:
                return TryValue(choice.Test, out var test) && test is bool taken && TryValue(taken ? choice.IfTrue : choice.IfFalse, out value);
            case MethodCallExpression call:
                return TryCall(call, out value);
            default:
                return false;
        }
    }

    /// <summary>Works out the elements of a list whose Contains compares letter by letter.</summary>
    public static bool TryMany(Expression expression, out IReadOnlyList<object?> values)
    {
        values = [];
        if (expression is UnaryExpression { NodeType: ExpressionType.Convert, Method: null } convert) return TryMany(convert.Operand, out values);
        var elements = expression switch
        {
            NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array => array.Expressions,
            ListInitExpression { NewExpression.Arguments.Count: 0 } list when IsList(list.Type) => list.Initializers.Select(add => add.Arguments[0]),
            _ => null,
        };
        if (elements is null) return TryValue(expression, out var list) && TryElements(list, out values);
        var all = new List<object?>();
        foreach (var element in elements)
        {
            if (!TryValue(element, out var value)) return false;
            all.Add(value);
        }
        values = all;
        return true;
    }

    /// <summary>Whether a comparer of a Contains or of a set compares letter by letter.</summary>
    public static bool IsOrdinal(object? comparer) =>
        comparer is null || comparer.Equals(EqualityComparer<string>.Default) || ReferenceEquals(comparer, StringComparer.Ordinal);

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>);

    // A sequence that is no collection may be endless, or differ each time.
    private static bool TryElements(object? list, out IReadOnlyList<object?> values)
    {
        IEnumerable? elements = list switch
        {
            HashSet<string> set when IsOrdinal(set.Comparer) => set,
            FrozenSet<string> set when IsOrdinal(set.Comparer) => set,
            ImmutableHashSet<string> set when IsOrdinal(set.KeyComparer) => set,
            IList plain => plain,
            _ => null,
        };
        values = elements is null ? [] : [.. elements.Cast<object?>()];
        return elements is not null;
    }

    private static bool TryMember(MemberExpression member, out object? value)
    {
        value = null;
        object? owner = null;
        if (member.Expression is { } expression && (!TryValue(expression, out owner) || owner is null)) return false;
        value = member.Member switch
        {
            FieldInfo field => field.GetValue(owner),
            PropertyInfo property => property.GetValue(owner, BindingFlags.DoNotWrapExceptions, null, null, null),
            _ => null,
        };
        return member.Member is FieldInfo or PropertyInfo;
    }

    private static bool TryConvert(UnaryExpression convert, object? operand, out object? value)
    {
        value = operand;
        if (convert.Method is { } method)
        {
            // What a span is made of can be read as it is; a span itself cannot be held.
            if (method.ReturnType.IsByRefLike) return false;
            value = method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [operand], null);
            return true;
        }
        var type = Nullable.GetUnderlyingType(convert.Type) ?? convert.Type;
        if (operand is null || type.IsInstanceOfType(operand)) return true;
        if (operand is not (sbyte or byte or short or ushort or int or uint or long) || type != typeof(int) && type != typeof(long)) return false;
        var number = Convert.ToInt64(operand, CultureInfo.InvariantCulture);
        if (type == typeof(int) && number is < int.MinValue or > int.MaxValue) return false;
        value = type == typeof(int) ? (int)number : number;
        return true;
    }

    private static bool TryCall(MethodCallExpression call, out object? value)
    {
        value = null;
        if (call.Method is { IsStatic: true, Name: nameof(string.Concat) or nameof(string.Format) } && call.Method.DeclaringType == typeof(string))
            return TryInvoke(call.Method, call.Arguments, out value);
        if (call is { Object: { } owner, Method.Name: "get_Item", Arguments: [var index] })
            return TryValue(owner, out var list) && TryValue(index, out var at) && TryItem(list, at, out value);
        if (call is not { Object: { } it, Method.Name: nameof(ToString), Arguments.Count: 0 } || !TryValue(it, out var shown)) return false;
        value = shown is string or IAwsEnum ? shown.ToString() : null;
        return value is not null;
    }

    private static bool TryInvoke(MethodInfo method, IReadOnlyList<Expression> arguments, out object? value)
    {
        value = null;
        var values = new object?[arguments.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (arguments[i] is NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array && TryMany(array, out var elements))
            {
                // The elements of params are text or anything.
                if (array.Type == typeof(string[])) values[i] = elements.Cast<string?>().ToArray();
                else if (array.Type == typeof(object[])) values[i] = elements.ToArray();
                else return false;
            }
            else if (!TryValue(arguments[i], out values[i])) return false;
        }
        value = method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, values, null);
        return true;
    }

    private static bool TryItem(object? list, object? at, out object? value)
    {
        value = null;
        switch (list)
        {
            case IList items when at is int index && index >= 0 && index < items.Count:
                value = items[index];
                return true;
            case IDictionary<string, string> map when at is string key && map.TryGetValue(key, out var text):
                value = text;
                return true;
            case IReadOnlyDictionary<string, string> map when at is string key && map.TryGetValue(key, out var text):
                value = text;
                return true;
            default:
                return false;
        }
    }

    private static bool IsPlain(object? value) => value is null or string or bool or int or long or IAwsEnum;
}
