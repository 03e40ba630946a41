namespace AwsResources;

/// <summary>The definitions that the assembly was built with, read a service at a time.</summary>
internal static class EmbeddedDefinitions
{
    private const string Root = "definitions/";

    /// <summary>The services that have definitions, in ordinal order.</summary>
    public static IReadOnlyList<string> Services { get; } =
    [
        .. typeof(EmbeddedDefinitions).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Root, StringComparison.Ordinal))
            .Select(name => name.Split('/')[1]).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>The definition files of a service; none where it has no resources.</summary>
    public static IEnumerable<(string File, byte[] Utf8)> Of(string service)
    {
        var assembly = typeof(EmbeddedDefinitions).Assembly;
        var folder = $"{Root}{service}/";
        foreach (var name in assembly.GetManifestResourceNames())
            if (name.StartsWith(folder, StringComparison.Ordinal)) yield return (name[Root.Length..], Read(name));
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(EmbeddedDefinitions).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly was built without its definitions: it has no resource '{name}'.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
