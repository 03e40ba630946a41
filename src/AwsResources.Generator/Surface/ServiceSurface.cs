// What is emitted for one service, as values: the step between understanding a definition and writing C#. Docs are XML already.

namespace AwsResources.Generator.Surface;

internal sealed record ServiceSurface(string Service, string Name)
{
    public EquatableArray<InterfaceSurface> Interfaces { get; init; }
    public EquatableArray<ClassSurface> Classes { get; init; }
    public EquatableArray<EnumSurface> Enums { get; init; }
    public EquatableArray<ExceptionSurface> Exceptions { get; init; }
    public EquatableArray<FaultSurface> Faults { get; init; }

    public string Namespace => "AwsResources." + Name;
}

/// <summary>A service, and the definitions themselves, for a project that has no other place for them.</summary>
internal sealed record DefinedSurface(ServiceSurface Surface, EquatableArray<DefinitionSurface> Definitions);

/// <summary>A file of definitions.</summary>
internal sealed record DefinitionSurface(string File, string Json);

/// <summary>The interface of a resource, or of the service itself.</summary>
/// <param name="Resource">The resource's name; empty for the service.</param>
internal sealed record InterfaceSurface(string Resource, string Name, string Base, string Doc)
{
    public EquatableArray<MemberSurface> Members { get; init; }
    public EquatableArray<BatchSurface> Batches { get; init; }
    public ProxySurface Proxy { get; init; } = new("", 0);
}

/// <summary>The class behind an interface.</summary>
/// <param name="Members">How many members it numbers.</param>
internal sealed record ProxySurface(string Name, int Members)
{
    public EquatableArray<string> Lines { get; init; }
    public EquatableArray<ReaderSurface> Readers { get; init; }
}

/// <summary>A reader that is kept, since it is made anew each time it is asked for.</summary>
internal sealed record ReaderSurface(string Name, string Type, string Reader);

/// <summary>A member of an interface: its declaration and what is said of it.</summary>
internal sealed record MemberSurface(string Declaration, DocSurface Doc);

/// <summary>Something that all resources of a collection do.</summary>
/// <param name="Options">The options' type; null where there is nothing to say.</param>
internal sealed record BatchSurface(string Name, string? Options, bool OptionsRequired, string Doc);

internal sealed record DocSurface(string Summary)
{
    public EquatableArray<ParameterDoc> Parameters { get; init; }
    public string? Returns { get; init; }
}

internal sealed record ParameterDoc(string Name, string Doc);

/// <summary>A structure, the options of a call, or its result.</summary>
internal sealed record ClassSurface(string Name, ClassKind Kind, string Doc, EquatableArray<PropertySurface> Properties);

internal enum ClassKind { Structure, Options, Result }

/// <summary>A property that reads a member of the model.</summary>
/// <param name="Type">The type in C#.</param>
/// <param name="Reader">The expression of the reader.</param>
/// <param name="KeepReader">Whether the reader is worth keeping: those of lists and maps are made anew each time they are asked for.</param>
internal sealed record PropertySurface(string Name, string Member, string Type, string Reader, bool KeepReader, bool IsRequired, string Doc);

internal sealed record EnumSurface(string Name, string Doc, EquatableArray<EnumValueSurface> Values);

internal sealed record EnumValueSurface(string Name, string Value);

/// <summary>An error of the service's model.</summary>
/// <param name="Codes">The shape's name, and its code on the wire where that differs.</param>
internal sealed record ExceptionSurface(string Name, EquatableArray<string> Codes, string Doc, EquatableArray<PropertySurface> Properties);

/// <summary>Something wrong in a definition or model. Lines and columns count from 1.</summary>
internal sealed record FaultSurface(string Id, string File, int Line, int Column, string Message);
