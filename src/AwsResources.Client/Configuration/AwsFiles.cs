namespace AwsResources.Client.Configuration;

/// <summary>The file system as a session sees it.</summary>
internal abstract class AwsFiles
{
    /// <summary>The text of a file; null when there is none.</summary>
    /// <exception cref="AwsConfigurationException">The file is there and cannot be read.</exception>
    public abstract string? Read(string path);

    /// <summary>The real disk.</summary>
    public static AwsFiles Disk { get; } = new Folder("");

    /// <summary>A folder whose contents stand for the whole file system.</summary>
    public static AwsFiles Under(string root) => new Folder(root);

    /// <summary>Files by their full path.</summary>
    public static AwsFiles From(IReadOnlyDictionary<string, string> files) => new Memory(files);

    private sealed class Memory(IReadOnlyDictionary<string, string> files) : AwsFiles
    {
        public override string? Read(string path) => files.GetValueOrDefault(path);
    }

    private sealed class Folder(string root) : AwsFiles
    {
        public override string? Read(string path)
        {
            try
            {
                return File.ReadAllText(root.Length == 0 ? path : Path.Join(root, path));
            }
            catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
            {
                return null;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
            {
                throw new AwsConfigurationException($"The file {path} cannot be read: {error.Message}", error);
            }
        }
    }
}
