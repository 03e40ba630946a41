using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AwsResources.Generator.Tests;

/// <summary>Runs the generator over files in memory; what lies under resources/ is a definition, what lies under models/ a model.</summary>
internal sealed class GeneratorHarness
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private readonly Compilation _compilation;
    private GeneratorDriver _driver;
    private ImmutableArray<AdditionalText> _texts;

    /// <param name="files">The files.</param>
    /// <param name="isBuiltIn">Whether the project is the library itself.</param>
    public GeneratorHarness(IEnumerable<(string Path, string Text)> files, bool isBuiltIn = true)
    {
        _texts = [.. files.Select(file => (AdditionalText)new MemoryText(file.Path, file.Text))];
        _driver = CSharpGeneratorDriver.Create([new ResourceGenerator().AsSourceGenerator()], _texts, Parse, new Metadata(isBuiltIn),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("AwsResources.Generator", StringComparison.Ordinal));
        _compilation = CSharpCompilation.Create("Test", [CSharpSyntaxTree.ParseText(Session, Parse)], framework.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    // The hand-written half of the class that the generator completes.
    private const string Session = "namespace AwsResources { /** <summary>The other half.</summary> */ public sealed partial class AwsSession { private T Root<T>(string service, System.Func<string, AwsResources.Core.Proxies.ProxyType> typeOf) => throw new System.NotSupportedException(service); /** <summary>A root.</summary> */ public T Root<T>(AwsResources.Core.Extension.AwsServiceDefinition definition) => throw new System.NotSupportedException(definition.ToString()); } }";

    public GeneratorDriverRunResult Run()
    {
        _driver = _driver.RunGenerators(_compilation);
        return _driver.GetRunResult();
    }

    /// <summary>The warnings and errors of the emitted code, docs included.</summary>
    public IEnumerable<string> Compile()
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_compilation, out var output, out _);
        return output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString());
    }

    public void Edit(string path, Func<string, string> edit)
    {
        var old = _texts.Single(text => text.Path == path);
        var changed = new MemoryText(path, edit(old.GetText()!.ToString()));
        _texts = _texts.Replace(old, changed);
        _driver = _driver.ReplaceAdditionalText(old, changed);
    }

    /// <summary>The emitted file of a name.</summary>
    public string Source(string name) => Run().Results.Single().GeneratedSources.Single(source => source.HintName == name).SourceText.ToString();

    private sealed class MemoryText(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, System.Text.Encoding.UTF8);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class Metadata(bool isBuiltIn) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options("build_property.AwsResourcesBuiltIn", isBuiltIn ? "true" : "false");

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options("build_metadata.AdditionalFiles."
            + (textFile.Path.Contains("/resources/") ? "AwsResourceDefinition" : textFile.Path.Contains("/models/") ? "AwsResourceModel" : "None"), "true");
    }

    private sealed class Options(string only, string its) : AnalyzerConfigOptions
    {
#pragma warning disable CS8765 // The attribute that would say it is here twice: the generator has its own for netstandard2.0.
        public override bool TryGetValue(string key, out string? value)
#pragma warning restore CS8765
        {
            value = key == only ? its : null;
            return value is not null;
        }
    }
}
