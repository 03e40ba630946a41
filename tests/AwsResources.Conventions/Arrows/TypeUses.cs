// Which types a type's code uses: what its signatures, fields, bases and attributes name, and every token in the bodies of
// its methods. Read from the compiled assembly, so that neither a using that is not needed nor a name written in full misleads.

using System.Reflection;
using System.Reflection.Emit;

namespace AwsResources.Conventions.Arrows;

internal static class TypeUses
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>The types that a type uses, those that are nested in it left out.</summary>
    public static IEnumerable<Type> Of(Type type)
    {
        var found = new HashSet<Type>();
        Add(found, type.BaseType);
        foreach (var one in type.GetInterfaces()) Add(found, one);
        foreach (var field in type.GetFields(All)) Add(found, field.FieldType);
        foreach (var attribute in type.GetCustomAttributesData()) Add(found, attribute.AttributeType);
        foreach (var method in type.GetMembers(All).OfType<MethodBase>()) AddMethod(found, method);
        return found.Where(used => Outermost(used) != Outermost(type));
    }

    /// <summary>The type that a nested one, such as a compiler's closure, is in.</summary>
    public static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type;
    }

    private static void AddMethod(HashSet<Type> found, MethodBase method)
    {
        foreach (var parameter in method.GetParameters()) Add(found, parameter.ParameterType);
        if (method is MethodInfo { ReturnType: var result }) Add(found, result);
        if (method.GetMethodBody() is not { } body) return;
        foreach (var local in body.LocalVariables) Add(found, local.LocalType);
        foreach (var clause in body.ExceptionHandlingClauses)
            if (clause.Flags is ExceptionHandlingClauseOptions.Clause) Add(found, clause.CatchType);
        AddBody(found, method, body.GetILAsByteArray()!);
    }

    private static void AddBody(HashSet<Type> found, MethodBase method, byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            short value = il[at++];
            if (value == 0xFE) value = unchecked((short)(0xFE00 | il[at++]));
            var code = OpCodes[value];
            if (code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                AddToken(found, method, BitConverter.ToInt32(il, at));
            at += code.OperandType is OperandType.InlineSwitch ? 4 + (4 * BitConverter.ToInt32(il, at)) : SizeOf(code.OperandType);
        }
    }

    private static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    private static void AddToken(HashSet<Type> found, MethodBase method, int token)
    {
        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        switch (method.Module.ResolveMember(token, typeArguments, methodArguments))
        {
            case Type type:
                Add(found, type);
                break;
            case FieldInfo field:
                Add(found, field.DeclaringType);
                Add(found, field.FieldType);
                break;
            case MethodBase called:
                Add(found, called.DeclaringType);
                if (called.IsGenericMethod)
                    foreach (var argument in called.GetGenericArguments()) Add(found, argument);
                if (called is MethodInfo { ReturnType: var result }) Add(found, result);
                break;
            default:
                break;
        }
    }

    private static void Add(HashSet<Type> found, Type? type)
    {
        while (type is { HasElementType: true }) type = type.GetElementType();
        if (type is null || type.IsGenericParameter || type.IsFunctionPointer) return;
        if (type.IsGenericType)
        {
            foreach (var argument in type.GetGenericArguments()) Add(found, argument);
            type = type.GetGenericTypeDefinition();
        }
        _ = found.Add(type);
    }
}
