namespace AwsResources.Conformance;

/// <summary>Where the vectors are: what AWSRESOURCES_VECTORS names, else beside the repository.</summary>
internal static class VectorFolder
{
    public const string Variable = "AWSRESOURCES_VECTORS";

    /// <summary>Whether a missing folder is a failure and not a reason to skip.</summary>
    public static bool IsRequired => string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The folder, or null and the reason why there is none.</summary>
    public static string? Find(out string reason)
    {
        var folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : BesideRepository();
        if (folder is not null && Directory.Exists(folder))
        {
            reason = "";
            return folder;
        }
        reason = $"There are no vectors: neither {Variable} nor ../shared/vectors beside the repository names a folder that exists.";
        return null;
    }

    private static string? BesideRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Resources.sln")))
                return Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "vectors"));
        return null;
    }
}
