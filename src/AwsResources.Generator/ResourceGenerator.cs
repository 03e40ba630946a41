// Definitions and models in, typed C# out: files are grouped by service, each service is understood by itself and becomes a
// value, and only what changed is written again. Nothing here looks at the compilation, so typing C# costs nothing.

using AwsResources.Generator.Emit;
using AwsResources.Generator.Parsing;
using AwsResources.Generator.Surface;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AwsResources.Generator;

/// <summary>
/// Emits interfaces and the proxies behind them, structures, open enumerations, options and exceptions for the services whose definitions are among the
/// AdditionalFiles (metadata AwsResourceDefinition), from their models (metadata AwsResourceModel). The service of a file is its metadata
/// AwsResourceService, else its folder. The library itself (property AwsResourcesBuiltIn) gets the other half of AwsSession; every other
/// project an extension of it.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ResourceGenerator : IIncrementalGenerator
{
    internal const string FilesStep = "Files";
    internal const string ServicesStep = "Services";
    internal const string SurfacesStep = "Surfaces";
    internal const string EntriesStep = "Entries";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var defined = context.AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Select((pair, cancellationToken) => File(pair.Left, pair.Right.GetOptions(pair.Left).TryGetValue, cancellationToken))
            .Where(file => file is not null).Select((file, _) => file!).WithTrackingName(FilesStep)
            .Collect().SelectMany((files, _) => ServiceInput.Group(files)).WithTrackingName(ServicesStep)
            .Select((service, _) => new DefinedSurface(ServiceParser.Parse(service), service.Definitions()));
        var surfaces = defined.Select((service, _) => service.Surface).WithTrackingName(SurfacesStep);
        context.RegisterSourceOutput(surfaces, Emit);

        var isBuiltIn = context.AnalyzerConfigOptionsProvider
            .Select((options, _) => options.GlobalOptions.TryGetValue("build_property.AwsResourcesBuiltIn", out var value) && IsTrue(value));
        var extensions = defined.Combine(isBuiltIn).Where(pair => !pair.Right && pair.Left.Surface.Faults.Count == 0).Select((pair, _) => pair.Left);
        context.RegisterSourceOutput(extensions, (output, service) => Add(output, $"{service.Surface.Name}.Session.g.cs", SessionEmitter.Extension(service)));

        var entries = surfaces.Where(service => service.Faults.Count == 0).Select((service, _) => ServiceEntry.Of(service)).WithTrackingName(EntriesStep).Collect().Combine(isBuiltIn);
        context.RegisterSourceOutput(entries, (output, pair) =>
        {
            if (pair.Right && pair.Left.Length > 0) Add(output, "AwsSession.g.cs", SessionEmitter.Emit(pair.Left));
        });
    }

    private const string Metadata = "build_metadata.AdditionalFiles.";

    private static bool IsTrue(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase);

    private delegate bool TryGetOption(string key, out string? value);

    private static InputFile? File(AdditionalText text, TryGetOption option, CancellationToken cancellationToken)
    {
        var isDefinition = Is("AwsResourceDefinition");
        if (!isDefinition && !Is("AwsResourceModel")) return null;
        if (text.GetText(cancellationToken) is not { } content) return null;
        var service = option(Metadata + "AwsResourceService", out var named) && named!.Length > 0 ? named : Path.GetFileName(Path.GetDirectoryName(text.Path) ?? "");
        return new InputFile(service, text.Path, isDefinition, content);

        bool Is(string metadata) => option(Metadata + metadata, out var value) && IsTrue(value!);
    }

    private static void Emit(SourceProductionContext output, ServiceSurface service)
    {
        foreach (var fault in service.Faults) output.ReportDiagnostic(Diagnostic(fault));
        if (service.Faults.Count > 0) return;
        foreach (var type in service.Interfaces)
        {
            Add(output, $"{service.Name}.{type.Name}.g.cs", InterfaceEmitter.Emit(service, type));
            if (type.Batches.Count > 0) Add(output, $"{service.Name}.{type.Name}.Batches.g.cs", InterfaceEmitter.Extensions(service, type));
        }
        Add(output, $"{service.Name}.Proxies.g.cs", ProxyEmitter.Emit(service));
        Add(output, $"{service.Name}.Structures.g.cs", TypeEmitter.Classes(service, ClassKind.Structure));
        Add(output, $"{service.Name}.Options.g.cs", TypeEmitter.Classes(service, ClassKind.Options));
        Add(output, $"{service.Name}.Results.g.cs", TypeEmitter.Classes(service, ClassKind.Result));
        Add(output, $"{service.Name}.Enums.g.cs", TypeEmitter.Enums(service));
        Add(output, $"{service.Name}.Exceptions.g.cs", TypeEmitter.Exceptions(service));
    }

    private static void Add(SourceProductionContext output, string name, string code) => output.AddSource(name, SourceText.From(code, System.Text.Encoding.UTF8));

    private static Diagnostic Diagnostic(FaultSurface fault)
    {
        var descriptor = new DiagnosticDescriptor(fault.Id, Title(fault.Id), "{0}", "AwsResources", DiagnosticSeverity.Error, isEnabledByDefault: true);
        var place = new LinePosition(fault.Line - 1, fault.Column - 1);
        return Microsoft.CodeAnalysis.Diagnostic.Create(descriptor, Location.Create(fault.File, default, new LinePositionSpan(place, place)), fault.Message);
    }

    private static string Title(string id) => id switch
    {
        ServiceParser.DefinitionFaultId => "A definition of resources does not fit",
        ServiceParser.ModelFaultId => "A service's model cannot be read",
        ServiceParser.NoModelId => "A service has definitions and no model",
        _ => throw new InvalidOperationException($"'{id}' is no diagnostic of this generator."),
    };
}
