namespace AwsResources.Emulator.Core;

/// <summary>Reading an input by the names of the model, with the types that handlers want.</summary>
internal static class InputExtensions
{
    private static readonly AwsReader<IReadOnlyList<string>> StringList = AwsReaders.List(AwsReaders.StringElement);
    private static readonly AwsReader<IReadOnlyList<AwsStructure>> StructureList = AwsReaders.List(AwsReaders.Structure<AwsStructure>());
    private static readonly AwsReader<IReadOnlyDictionary<string, string>> StringMap = AwsReaders.Map(AwsReaders.StringElement);

    /// <summary>Text, or null where it is unset.</summary>
    public static string? Text(this AwsStructure input, string name) => input.Read(name, AwsReaders.String);

    /// <summary>Text of a member that the model requires.</summary>
    public static string Required(this AwsStructure input, string name) => input.Read(name, AwsReaders.String)
        ?? throw new EmulatorException("MissingParameter", $"The request must contain the parameter {name}");

    public static int? Integer(this AwsStructure input, string name) => input.Read(name, AwsReaders.Int32);

    public static long? Long(this AwsStructure input, string name) => input.Read(name, AwsReaders.Int64);

    public static bool? Flag(this AwsStructure input, string name) => input.Read(name, AwsReaders.Boolean);

    public static DateTimeOffset? Moment(this AwsStructure input, string name) => input.Read(name, AwsReaders.Timestamp);

    /// <summary>A list of text; empty where it is unset.</summary>
    public static IReadOnlyList<string> Texts(this AwsStructure input, string name) => input.Read(name, StringList);

    /// <summary>A structure, or null where it is unset.</summary>
    public static AwsStructure? Part(this AwsStructure input, string name) =>
        input.Has(name) ? input.Read(name, AwsReaders.Structure<AwsStructure>()) : null;

    /// <summary>A list of structures; empty where it is unset.</summary>
    public static IReadOnlyList<AwsStructure> Parts(this AwsStructure input, string name) => input.Read(name, StructureList);

    /// <summary>A map of text; empty where it is unset.</summary>
    public static IReadOnlyDictionary<string, string> TextMap(this AwsStructure input, string name) => input.Read(name, StringMap);
}
