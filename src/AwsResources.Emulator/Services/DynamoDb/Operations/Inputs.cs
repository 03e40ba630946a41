namespace AwsResources.Emulator.Services.DynamoDb.Operations;

/// <summary>Reading inputs with DynamoDB's refusals.</summary>
internal static class Inputs
{
    private static readonly AwsReader<IReadOnlyDictionary<string, AwsStructure>> StructureMap =
        AwsReaders.Map(AwsReaders.Structure<AwsStructure>());

    /// <summary>A map of structures; empty where it is unset.</summary>
    public static IReadOnlyDictionary<string, AwsStructure> PartsByName(this AwsStructure input, string name) => input.Read(name, StructureMap);

    /// <summary>Text that the model requires.</summary>
    public static string RequiredText(this AwsStructure input, string name) => input.Text(name)
        ?? throw DynamoDbErrors.Validation($"1 validation error detected: Value null at '{char.ToLowerInvariant(name[0])}{name[1..]}' "
            + "failed to satisfy constraint: Member must not be null");

    /// <summary>Refuses parameters that the emulator does not serve, loudly.</summary>
    public static void Refuse(this AwsStructure input, string operation, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (input.Has(name)) throw DynamoDbErrors.NotImplemented($"The emulator does not know the parameter {name} of {operation}.");
    }
}
