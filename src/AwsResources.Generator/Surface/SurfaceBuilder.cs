using AwsResources.Client.Model;
using AwsResources.Core.Definitions;

namespace AwsResources.Generator.Surface;

/// <summary>Works out everything that is emitted for a service.</summary>
internal sealed class SurfaceBuilder
{
    // The members of AwsStructure, of its bases, and what generated structures have of their own.
    private static readonly string[] OfStructures =
        ["Equals", "Finalize", "GetHashCode", "GetType", "Has", "MemberNames", "MemberwiseClone", "Read", "Readers", "Set", "Shape", "ToJson", "ToString"];

    private static readonly string[] OfExceptions =
    [
        "Attempts", "Code", "Data", "Equals", "Error", "Finalize", "GetBaseException", "GetHashCode", "GetObjectData", "GetType", "HResult", "HelpLink",
        "InnerException", "MemberwiseClone", "Members", "Message", "Operation", "Read", "Readers", "RequestId", "Service", "Source", "StackTrace",
        "StatusCode", "TargetSite", "ToString",
    ];

    private static readonly string[] OfEnums = ["Equals", "Finalize", "FromValue", "GetHashCode", "GetType", "MemberwiseClone", "ToString", "Value"];

    private readonly BoundService _service;
    private readonly CallTypes _calls;
    private readonly TypeMap _types;

    private SurfaceBuilder(BoundService service)
    {
        _service = service;
        _calls = new CallTypes(service);
        _types = new TypeMap(_calls.Taken);
    }

    public static ServiceSurface Build(BoundService service) => new SurfaceBuilder(service).Build();

    private ServiceSurface Build()
    {
        ExceptionSurface[] exceptions = [.. _service.Model.Errors.Select(Exception)];
        var interfaces = new InterfaceBuilder(_calls, _types);
        InterfaceSurface[] resources = [.. _service.RootAndResources.Select(interfaces.Build)];
        List<ClassSurface> classes = [.. _calls.Options.Select(OptionsClass), .. _calls.Results.Select(ResultClass)];
        var enums = new List<EnumSurface>();
        foreach (var (name, shape) in _types.Needed())
        {
            if (shape is StructureShape structure) classes.Add(Structure(name, structure));
            else enums.Add(Enum(name, (ScalarShape)shape));
        }
        return new ServiceSurface(_service.Definition.Service, _service.Name)
        {
            Interfaces = resources.ToEquatableArray(),
            Classes = classes.OrderBy(type => type.Name, StringComparer.Ordinal).ToEquatableArray(),
            Enums = enums.OrderBy(type => type.Name, StringComparer.Ordinal).ToEquatableArray(),
            Exceptions = exceptions.ToEquatableArray(),
        };
    }

    private ClassSurface OptionsClass(CallOptions options) => new(options.Name, ClassKind.Options,
        $"What may be given to {Docs.Code(options.Of)}.", Properties(options.Name, OfStructures, options.Members, true, options.Requires));

    private ClassSurface ResultClass((string Name, OperationModel Operation) result) => new(result.Name, ClassKind.Result,
        $"What {Docs.Code(result.Operation.Name)} answers.", Properties(result.Name, OfStructures, result.Operation.Output.Members));

    private ClassSurface Structure(string name, StructureShape shape) => new(name, ClassKind.Structure,
        $"The structure {Docs.Code(shape.Name)} of the service's model." + (shape.IsUnion ? " Exactly one of its members is set." : ""),
        Properties(name, OfStructures, shape.Members, isInput: true));

    private static EnumSurface Enum(string name, ScalarShape shape)
    {
        var taken = new HashSet<string>(OfEnums) { name };
        return new EnumSurface(name, $"The known values of {Docs.Code(shape.Name)}. Services add values at any time, so any text is allowed.",
            shape.EnumValues.Distinct().Select(value => new EnumValueSurface(taken.Take(Names.EnumValue(value)), value)).ToEquatableArray());
    }

    private ExceptionSurface Exception(StructureShape shape)
    {
        var stem = Names.Pascal(shape.Name);
        foreach (var ending in (string[])["Exception", "Error", "Fault"])
        {
            if (!stem.EndsWith(ending, StringComparison.Ordinal) || stem.Length == ending.Length) continue;
            stem = stem.Substring(0, stem.Length - ending.Length);
            break;
        }
        var name = _calls.Taken.Take(stem + "Exception");
        string[] codes = shape.ErrorCode is { } code && code != shape.Name ? [shape.Name, code] : [shape.Name];
        return new ExceptionSurface(name, codes.ToEquatableArray(), $"The service's error {Docs.Code(codes[codes.Length - 1])}.",
            Properties(name, OfExceptions, [.. shape.Members.Where(member => !member.Name.Equals("message", StringComparison.OrdinalIgnoreCase))]));
    }

    private EquatableArray<PropertySurface> Properties(
        string owner, string[] reserved, IReadOnlyList<ShapeMember> members, bool isInput = false, Func<ShapeMember, bool>? requires = null)
    {
        var taken = new HashSet<string>(reserved) { owner };
        return members.Select(member => Property(taken.Take(Names.Pascal(member.Name)), member, isInput, requires?.Invoke(member) ?? false)).ToEquatableArray();
    }

    private PropertySurface Property(string name, ShapeMember member, bool isInput, bool isRequired)
    {
        var type = isInput ? _types.OfInput(member) : _types.Of(member);
        // What must be given cannot be null.
        var declared = isRequired ? type.Element : type.Member;
        var reader = isRequired && type.Element != type.Member ? type.ElementReader : type.MemberReader;
        return new PropertySurface(name, member.Name, declared, reader, type.KeepReader || reader.Contains("Element"), isRequired,
            Docs.Text(null, $"The member {Docs.Code(member.Name)}.", Docs.Facts(member, isInput)));
    }
}
