namespace AwsResources.Client.Endpoints;

/// <summary>Regions such as <c>fips-us-east-1</c> and <c>us-east-1-fips</c>, from before FIPS was a setting of its own.</summary>
internal static class PseudoRegion
{
    private const string Prefix = "fips-";
    private const string Suffix = "-fips";

    /// <summary>The region proper, and whether the name asked for FIPS endpoints.</summary>
    public static (string Region, bool IsFips) Split(string region)
    {
        if (region.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return (region[Prefix.Length..], true);
        if (region.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)) return (region[..^Suffix.Length], true);
        return (region, false);
    }
}
