using System.Collections.Concurrent;
using System.Text;

namespace AwsResources.Client.Configuration;

/// <summary>The file system as a session sees it.</summary>
internal abstract class AwsFiles
{
    /// <summary>The real disk.</summary>
    public static AwsFiles Disk { get; } = new Folder("");

    /// <summary>The text of a file; null when there is none.</summary>
    /// <exception cref="AwsConfigurationException">The file is there and cannot be read.</exception>
    public abstract string? Read(string path);

    /// <summary>Writes a file that only its owner can read, whole or not at all. Folders that are missing are made.</summary>
    /// <exception cref="AwsConfigurationException">The file cannot be written; what was there is there still.</exception>
    public abstract void Write(string path, string text);

    /// <summary>A folder whose contents stand for the whole file system.</summary>
    public static AwsFiles Under(string root) => new Folder(root);

    /// <summary>Files by their full path. What is written is kept beside them.</summary>
    public static AwsFiles From(IReadOnlyDictionary<string, string> files) => new Memory(files);

    private sealed class Memory(IReadOnlyDictionary<string, string> files) : AwsFiles
    {
        private readonly ConcurrentDictionary<string, string> _written = new(StringComparer.Ordinal);

        public override string? Read(string path) => _written.TryGetValue(path, out var text) ? text : files.GetValueOrDefault(path);

        public override void Write(string path, string text) => _written[path] = text;
    }

    private sealed class Folder(string root) : AwsFiles
    {
        public override string? Read(string path)
        {
            try
            {
                return File.ReadAllText(Place(path));
            }
            catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
            {
                return null;
            }
            catch (Exception error) when (IsOfFiles(error))
            {
                throw new AwsConfigurationException($"The file {path} cannot be read: {error.Message}", error);
            }
        }

        public override void Write(string path, string text)
        {
            var whole = Place(path);
            var part = $"{whole}.{Guid.NewGuid():N}.tmp";
            try
            {
                MakeFolder(Path.GetDirectoryName(whole)!);
                WriteNew(part, text);
                File.Move(part, whole, overwrite: true);
            }
            catch (Exception error) when (IsOfFiles(error))
            {
                File.Delete(part);
                throw new AwsConfigurationException($"The file {path} cannot be written: {error.Message}", error);
            }
        }

        private static void MakeFolder(string folder)
        {
            if (OperatingSystem.IsWindows()) _ = Directory.CreateDirectory(folder);
            else _ = Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        private static void WriteNew(string path, string text)
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var stream = new FileStream(path, options);
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        private string Place(string path) => root.Length == 0 ? path : Path.Join(root, path);

        private static bool IsOfFiles(Exception error) => error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;
    }
}
