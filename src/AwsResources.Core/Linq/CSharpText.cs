// Expressions as a person would write them in C#: captured variables by their names, none of the conversions that the
// compiler adds.

using System.Globalization;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace AwsResources.Core.Linq;

internal static class CSharpText
{
    /// <summary>The binding strengths that decide where parentheses are needed.</summary>
    private enum Strength { Conditional, Coalesce, Or, And, BitOr, BitAnd, Equality, Relational, Shift, Additive, Multiplicative, Unary, Primary }

    public static string Of(Expression expression) => Of(expression, Strength.Conditional);

    /// <summary>A condition among others that <c>&amp;&amp;</c> joins it with.</summary>
    public static string Joined(Expression condition) => Of(condition, Strength.And);

    private static string Of(Expression expression, Strength around)
    {
        var (text, own) = Write(expression);
        return own < around ? $"({text})" : text;
    }

    private static (string Text, Strength Own) Write(Expression expression) => expression switch
    {
        ConstantExpression constant => (Constant(constant.Value, constant.Type), Strength.Primary),
        ParameterExpression parameter => (parameter.Name ?? "it", Strength.Primary),
        MemberExpression member => (Member(member), Strength.Primary),
        UnaryExpression unary => Unary(unary),
        BinaryExpression binary => Binary(binary),
        ConditionalExpression choice =>
            ($"{Of(choice.Test, Strength.Coalesce)} ? {Of(choice.IfTrue, Strength.Coalesce)} : {Of(choice.IfFalse, Strength.Conditional)}", Strength.Conditional),
        MethodCallExpression call => Call(call),
        LambdaExpression function => ($"{Parameters(function)} => {Of(function.Body)}", Strength.Conditional),
        InvocationExpression invocation => ($"{Of(invocation.Expression, Strength.Primary)}({List(invocation.Arguments)})", Strength.Primary),
        NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array => ($"new[] {{ {List(array.Expressions)} }}", Strength.Primary),
        NewArrayExpression array => ($"new {Name(array.Type.GetElementType()!)}[{List(array.Expressions)}]", Strength.Primary),
        NewExpression made => ($"new {Name(made.Type)}({List(made.Arguments)})", Strength.Primary),
        ListInitExpression list => ($"new {Name(list.Type)} {{ {string.Join(", ", list.Initializers.Select(add => List(add.Arguments)))} }}", Strength.Primary),
        MemberInitExpression made => ($"new {Name(made.Type)} {{ {string.Join(", ", made.Bindings.Select(Binding))} }}", Strength.Primary),
        TypeBinaryExpression test => ($"{Of(test.Expression, Strength.Relational)} is {Name(test.TypeOperand)}", Strength.Relational),
        IndexExpression index => ($"{Of(index.Object!, Strength.Primary)}[{List(index.Arguments)}]", Strength.Primary),
        DefaultExpression => ("default", Strength.Primary),
        _ => (expression.ToString(), Strength.Conditional),
    };

    private static string Binding(MemberBinding binding) =>
        binding is MemberAssignment assignment ? $"{binding.Member.Name} = {Of(assignment.Expression)}" : binding.Member.Name;

    private static string Parameters(LambdaExpression function) => function.Parameters is [var single]
        ? single.Name ?? "it"
        : $"({string.Join(", ", function.Parameters.Select(parameter => parameter.Name))})";

    private static string Member(MemberExpression member) => member.Expression switch
    {
        null => $"{Name(member.Member.DeclaringType!)}.{member.Member.Name}",
        // A captured variable is a field of a class that the compiler makes; a member of the object around is its own.
        ConstantExpression { Value: not string } => Variable(member.Member.Name),
        var owner => $"{Of(owner, Strength.Primary)}.{member.Member.Name}",
    };

    // Captured parameters of primary constructors and hoisted variables are named like <name>P or <name>5__2.
    private static string Variable(string name)
    {
        var end = name.IndexOf('>', StringComparison.Ordinal);
        return name.StartsWith('<') && end > 1 ? name[1..end] : name;
    }

    private static bool IsClosure(Type type) => type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static (string Text, Strength Own) Unary(UnaryExpression unary) => unary.NodeType switch
    {
        ExpressionType.Not => ($"{(unary.Type == typeof(bool) || unary.Type == typeof(bool?) ? "!" : "~")}{Of(unary.Operand, Strength.Unary)}", Strength.Unary),
        ExpressionType.Negate or ExpressionType.NegateChecked => ($"-{Of(unary.Operand, Strength.Unary)}", Strength.Unary),
        ExpressionType.ArrayLength => ($"{Of(unary.Operand, Strength.Primary)}.Length", Strength.Primary),
        ExpressionType.TypeAs => ($"{Of(unary.Operand, Strength.Relational)} as {Name(unary.Type)}", Strength.Relational),
        ExpressionType.Convert or ExpressionType.ConvertChecked when IsNarrowing(unary) => ($"({Name(unary.Type)}){Of(unary.Operand, Strength.Unary)}", Strength.Unary),
        // The compiler's own: to what may be unset, to a wider number, to an enumeration from its text.
        _ => Write(unary.Operand),
    };

    private static bool IsNarrowing(UnaryExpression convert)
    {
        var (from, to) = (convert.Operand.Type, convert.Type);
        if (convert.Method is { Name: "op_Explicit" }) return true;
        if (convert.Method is not null || to.IsAssignableFrom(from)) return false;
        if (Nullable.GetUnderlyingType(from) is { } inner && Nullable.GetUnderlyingType(to) is null && inner == to) return true;
        return !from.IsValueType && !to.IsAssignableFrom(from);
    }

    private static (string Text, Strength Own) Binary(BinaryExpression binary)
    {
        if (binary.NodeType is ExpressionType.ArrayIndex) return ($"{Of(binary.Left, Strength.Primary)}[{Of(binary.Right)}]", Strength.Primary);
        var (sign, own) = Operator(binary);
        // What follows needs to bind tighter: a - (b - c).
        var right = own is Strength.And or Strength.Or or Strength.Coalesce ? own : own + 1;
        return ($"{Of(binary.Left, own)} {sign} {Operand(binary.Right, binary.Left, right)}", own);
    }

    // An enumeration of C# is compared as its number.
    private static string Operand(Expression operand, Expression other, Strength around) =>
        operand is ConstantExpression { Value: int number } && other is UnaryExpression { NodeType: ExpressionType.Convert, Operand.Type: { IsEnum: true } type }
            ? $"{Name(type)}.{Enum.ToObject(type, number)}"
            : Of(operand, around);

    private static (string Sign, Strength Own) Operator(BinaryExpression binary) => binary.NodeType switch
    {
        ExpressionType.Equal => ("==", Strength.Equality),
        ExpressionType.NotEqual => ("!=", Strength.Equality),
        ExpressionType.LessThan => ("<", Strength.Relational),
        ExpressionType.LessThanOrEqual => ("<=", Strength.Relational),
        ExpressionType.GreaterThan => (">", Strength.Relational),
        ExpressionType.GreaterThanOrEqual => (">=", Strength.Relational),
        ExpressionType.AndAlso => ("&&", Strength.And),
        ExpressionType.OrElse => ("||", Strength.Or),
        ExpressionType.And => ("&", Strength.BitAnd),
        ExpressionType.Or => ("|", Strength.BitOr),
        ExpressionType.ExclusiveOr => ("^", Strength.BitOr),
        ExpressionType.Coalesce => ("??", Strength.Coalesce),
        ExpressionType.Add or ExpressionType.AddChecked => ("+", Strength.Additive),
        ExpressionType.Subtract or ExpressionType.SubtractChecked => ("-", Strength.Additive),
        ExpressionType.Multiply or ExpressionType.MultiplyChecked => ("*", Strength.Multiplicative),
        ExpressionType.Divide => ("/", Strength.Multiplicative),
        ExpressionType.Modulo => ("%", Strength.Multiplicative),
        ExpressionType.LeftShift => ("<<", Strength.Shift),
        ExpressionType.RightShift => (">>", Strength.Shift),
        _ => (binary.NodeType.ToString(), Strength.Conditional),
    };

    private static (string Text, Strength Own) Call(MethodCallExpression call)
    {
        var method = call.Method;
        if (method.Name == "op_Implicit" && call.Arguments is [var converted]) return Write(converted);
        if (call.Object is { } owner)
        {
            var target = Of(owner, Strength.Primary);
            return (method.Name == "get_Item" ? $"{target}[{List(call.Arguments)}]" : $"{target}.{method.Name}({List(call.Arguments)})", Strength.Primary);
        }
        return method.IsDefined(typeof(ExtensionAttribute), inherit: false) && call.Arguments is [var self, ..]
            ? ($"{Of(self, Strength.Primary)}.{method.Name}({List(call.Arguments.Skip(1))})", Strength.Primary)
            : ($"{Name(method.DeclaringType!)}.{method.Name}({List(call.Arguments)})", Strength.Primary);
    }

    private static string List(IEnumerable<Expression> expressions) => string.Join(", ", expressions.Select(Of));

    private static string Constant(object? value, Type type) => value switch
    {
        null => "null",
        string text => Quoted(text, '"'),
        char c => Quoted(c.ToString(), '\''),
        bool flag => flag ? "true" : "false",
        Enum constant => $"{Name(constant.GetType())}.{constant}",
        IAwsEnum { Value: var text } => Quoted(text, '"'),
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => IsClosure(type) ? "…" : value.ToString() ?? "",
    };

    private static string Quoted(string text, char quote) =>
        quote + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(quote.ToString(), "\\" + quote, StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal) + quote;

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value) return Name(value) + "?";
        if (type == typeof(string)) return "string";
        if (type == typeof(object)) return "object";
        if (type == typeof(bool)) return "bool";
        if (type == typeof(int)) return "int";
        if (type == typeof(long)) return "long";
        if (type == typeof(double)) return "double";
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? type.Name : $"{type.Name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
