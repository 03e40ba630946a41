namespace AwsResources.Client.Tests.Model;

/// <summary>Finds the models from where the tests were built.</summary>
internal static class RepositoryFolder
{
    public static string Models
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Resources.sln"))) return Path.Combine(folder.FullName, "models");
            }

            throw new DirectoryNotFoundException($"Resources.sln does not lie above {AppContext.BaseDirectory}.");
        }
    }
}
