using AwsResources.Generator.Surface;

namespace AwsResources.Generator.Emit;

/// <summary>Writes structures, options, results, enumerations and exceptions.</summary>
internal static class TypeEmitter
{
    public static string Classes(ServiceSurface service, ClassKind kind)
    {
        var code = CodeWriter.File().Line($"namespace {service.Namespace};");
        foreach (var type in service.Classes)
        {
            if (type.Kind != kind) continue;
            code.Line().Summary(type.Doc).Open($"public sealed partial class {type.Name} : AwsStructure");
            Properties(code, type.Properties, isSettable: true);
            code.Close();
        }
        return code.ToString();
    }

    public static string Enums(ServiceSurface service)
    {
        var code = CodeWriter.File().Line($"namespace {service.Namespace};");
        foreach (var type in service.Enums) Enum(code, type);
        return code.ToString();
    }

    public static string Exceptions(ServiceSurface service)
    {
        var code = CodeWriter.File().Line($"namespace {service.Namespace};");
        foreach (var type in service.Exceptions)
        {
            code.Line().Summary(type.Doc).Open($"public sealed partial class {type.Name} : AwsServiceException")
                .Summary("Makes the exception.")
                .Line("/// <param name=\"error\">The facts of the error.</param>")
                .Open($"public {type.Name}(AwsServiceError error) : base(error)").Close();
            if (type.Properties.Count > 0) code.Line();
            Properties(code, type.Properties, isSettable: false);
            code.Close();
        }
        Factory(code, service);
        return code.ToString();
    }

    private static void Factory(CodeWriter code, ServiceSurface service)
    {
        code.Line().Summary($"Makes the exceptions of {service.Name}.").Open($"internal static class {service.Name}Exceptions")
            .Summary("The exception of an error that the model knows; null for another.")
            .Open("public static AwsServiceException? Create(AwsServiceError error) => (error.ShapeName ?? error.Code) switch");
        var seen = new HashSet<string>();
        foreach (var type in service.Exceptions)
            foreach (var name in type.Codes.Where(seen.Add))
                code.Line($"{CodeWriter.Literal(name)} => new {type.Name}(error),");
        code.Line("_ => null,").Close(";").Close();
    }

    private static void Enum(CodeWriter code, EnumSurface type)
    {
        var name = type.Name;
        code.Line().Summary(type.Doc).Open($"public readonly record struct {name} : IAwsEnum<{name}>")
            .Line("private readonly string? _value;").Line()
            .Summary("Makes a value.").Line("/// <param name=\"value\">The value on the wire.</param>").Line($"public {name}(string value) => _value = value;").Line();
        foreach (var value in type.Values)
            code.Summary(Docs.Code(value.Value)).Line($"public static {name} {value.Name} => new({CodeWriter.Literal(value.Value)});").Line();
        code.Line("/// <inheritdoc/>").Line("public string Value => _value ?? \"\";").Line()
            .Line("/// <inheritdoc/>").Line($"public static {name} FromValue(string value) => new(value);").Line()
            .Summary("The value of a text.").Line($"public static implicit operator {name}(string value) => new(value);").Line()
            .Summary("Whether both are the same text.").Line($"public bool Equals({name} other) => string.Equals(Value, other.Value, StringComparison.Ordinal);").Line()
            .Line("/// <inheritdoc/>").Line("public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);").Line()
            .Line("/// <inheritdoc/>").Line("public override string ToString() => Value;")
            .Close();
    }

    private static void Properties(CodeWriter code, EquatableArray<PropertySurface> properties, bool isSettable)
    {
        for (var i = 0; i < properties.Count; i++)
        {
            var property = properties[i];
            var member = CodeWriter.Literal(property.Member);
            var read = $"Read({member}, {(property.KeepReader ? "Readers." + property.Name : property.Reader)})";
            if (i > 0) code.Line();
            code.Summary(property.Doc);
            code.Line($"public {(property.IsRequired ? "required " : "")}{property.Type} {property.Name} "
                + (isSettable ? $"{{ get => {read}; init => Set({member}, value); }}" : $"=> {read};"));
        }
        code.Readers(properties.Where(property => property.KeepReader).Select(property => new ReaderSurface(property.Name, property.Type, property.Reader)));
    }
}
