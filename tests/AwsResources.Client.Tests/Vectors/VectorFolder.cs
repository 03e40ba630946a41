namespace AwsResources.Client.Tests.Vectors;

/// <summary>Finds the shared conformance vectors.</summary>
internal static class VectorFolder
{
    /// <summary>The folder, or null where this machine has none.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("AWSRESOURCES_VECTORS") is { Length: > 0 } named) return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Resources.sln"))) continue;
            var shared = Path.Combine(folder.Parent?.FullName ?? folder.FullName, "shared", "vectors");
            return Directory.Exists(shared) ? shared : null;
        }

        return null;
    }

    /// <summary>The cases of a suite; one that only reports the absence where there are no vectors.</summary>
    public static IEnumerable<TestCaseData> Cases(Func<string, IEnumerable<VectorCase>> suite)
    {
        if (Find() is not { } folder) return [new TestCaseData(null).SetArgDisplayNames("vectors")];
        return suite(folder).Select(item => new TestCaseData(item).SetArgDisplayNames(item.Id));
    }

    public static void Run(VectorCase? item)
    {
        if (item is not null) item.Run();
        else if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail("The vectors are missing.");
        else Assert.Ignore("No vectors: neither AWSRESOURCES_VECTORS nor ../shared/vectors names a folder.");
    }
}

/// <summary>One case; running it throws where the outcome is not the expected one.</summary>
internal sealed record VectorCase(string Id, Action Run)
{
    public override string ToString() => Id;

    public static void Equal<T>(string what, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new InvalidDataException($"{what}:\nexpected {expected}\nbut was  {actual}");
    }
}
