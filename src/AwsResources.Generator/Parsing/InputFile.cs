using AwsResources.Generator.Surface;
using Microsoft.CodeAnalysis.Text;

namespace AwsResources.Generator.Parsing;

/// <summary>A definition, or a file of a model, with the service that its folder names.</summary>
internal sealed record InputFile(string Service, string Path, bool IsDefinition, SourceText Text)
{
    public string FileName => System.IO.Path.GetFileName(Path);

    // Texts are the same where their contents are.
    public bool Equals(InputFile? other) => other is not null && Path == other.Path && IsDefinition == other.IsDefinition
        && (ReferenceEquals(Text, other.Text) || Text.ContentEquals(other.Text));

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Path);
}

/// <summary>All files of one service.</summary>
internal sealed record ServiceInput(string Service, EquatableArray<InputFile> Files)
{
    public EquatableArray<DefinitionSurface> Definitions() =>
        Files.Where(file => file.IsDefinition).Select(file => new DefinitionSurface(file.FileName, file.Text.ToString())).ToEquatableArray();

    public static IEnumerable<ServiceInput> Group(IEnumerable<InputFile> files) => files
        .GroupBy(file => file.Service)
        .Where(service => service.Any(file => file.IsDefinition))
        .OrderBy(service => service.Key, StringComparer.Ordinal)
        .Select(service => new ServiceInput(service.Key, service.OrderBy(file => file.Path, StringComparer.Ordinal).ToEquatableArray()));
}
