using System.ComponentModel;
using AwsResources.Core.Definitions;
using AwsResources.Core.Extension;

namespace AwsResources;

public sealed partial class AwsSession
{
    /// <summary>Reads definitions of a service's resources, of the caller's own: as the library's, in JSON (docs/definitions.md).</summary>
    /// <param name="paths">
    /// Files, or folders whose <c>*.json</c> files are meant. A resource either lies beside the file of its service, or names its service itself:
    /// <c>{ "service": "codebuild", "resource": "Project", … }</c>.
    /// </param>
    /// <returns>The service with these resources. Those of the library, and those of other calls, are not changed.</returns>
    /// <exception cref="AwsDefinitionException">A definition does not fit; the message lists every fault with file, line, resource, member and the choices.</exception>
    /// <exception cref="AwsModelException">There is no such service; the message names near ones.</exception>
    /// <exception cref="FileNotFoundException">A path leads nowhere.</exception>
    public AwsDefinedService Define(params ReadOnlySpan<string> paths)
    {
        if (paths.IsEmpty) throw new ArgumentException("No file was given: name the files of the definitions, or a folder.", nameof(paths));
        var faults = new DefinitionFaults();
        var definition = new DefinitionParser(faults).Parse(DefinitionFiles(paths));
        if (definition is null && faults.All.Count == 0)
            throw new AwsDefinitionException($"{string.Join(", ", paths.ToArray())}: no file names the service. Write \"service\": \"…\" into the resource, or put a service.json beside it.");
        var bound = definition is null || definition.Service.Length == 0 ? null : DefinitionBinder.Bind(definition, _runtime.Catalog.GetService(definition.Service), faults);
        if (faults.All.Count > 0 || bound is null) throw AwsDefinitionException.Of(faults);
        return new AwsDefinedService(_resources.Value, new DefinedPlans(bound));
    }

    /// <summary>The root of a service that a project of its own defined; generated code calls it.</summary>
    /// <param name="definition">The definition.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T Root<T>(AwsServiceDefinition definition) where T : class
    {
        ArgumentNullException.ThrowIfNull(definition);
        return (T)(object)definition.RootIn(_resources.Value);
    }

    private static List<(string File, byte[] Utf8)> DefinitionFiles(ReadOnlySpan<string> paths)
    {
        var files = new List<(string, byte[])>();
        foreach (var path in paths)
        {
            ArgumentNullException.ThrowIfNull(path, nameof(paths));
            if (Directory.Exists(path))
                files.AddRange(Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal).Select(file => (file, File.ReadAllBytes(file))));
            else if (File.Exists(path)) files.Add((path, File.ReadAllBytes(path)));
            else throw new FileNotFoundException($"There is no file and no folder '{path}' to read definitions from.", path);
        }
        return files;
    }
}
