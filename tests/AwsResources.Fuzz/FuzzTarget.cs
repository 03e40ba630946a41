namespace AwsResources.Fuzz;

/// <summary>One input for a reader.</summary>
/// <param name="Where">What is read: service, operation, parser.</param>
/// <param name="Input">The bytes, for the report.</param>
/// <param name="Run">Reads them: to a value, or to a typed exception.</param>
internal sealed record FuzzCase(string Where, byte[] Input, Action Run);

/// <summary>A reader, and how inputs for it are made.</summary>
/// <param name="Name">The name of the test.</param>
/// <param name="Share">Its part of all cases, in proportion to the others'.</param>
/// <param name="Next">Makes a case; the same random numbers make the same case.</param>
internal sealed record FuzzTarget(string Name, int Share, Func<Random, FuzzCase> Next)
{
    public override string ToString() => Name;
}
