using System.Reflection;
using System.Text.RegularExpressions;
using AwsResources.Conventions.Repository;

namespace AwsResources.Conventions.Arrows;

/// <summary>The folders of a project as layers, and which uses which.</summary>
internal sealed partial class Layers(Assembly assembly, string rootNamespace, IReadOnlyDictionary<string, string>? nouns = null)
{
    /// <summary>Nouns that lie in the project's own folder, above all others.</summary>
    public const string Top = "(top)";

    /// <summary>Types of the root namespace that everybody uses, below all others.</summary>
    public const string Helpers = "(helpers)";

    /// <summary>The layer of a type; null for one of another assembly, or that the compiler made for all.</summary>
    public string? Of(Type type)
    {
        if (type.Assembly != assembly) return null;
        type = TypeUses.Outermost(type);
        var name = type.Namespace ?? "";
        if (name.StartsWith(rootNamespace + ".", StringComparison.Ordinal)) return name[(rootNamespace.Length + 1)..].Split('.')[0];
        if (name == rootNamespace) return Helpers;
        return nouns is not null && nouns.TryGetValue(type.Name.Split('`')[0], out var layer) ? layer : null;
    }

    /// <summary>Every use of another layer, with a type that uses and a type that is used.</summary>
    public IReadOnlyDictionary<(string From, string To), (Type User, Type Used)> Uses()
    {
        var uses = new Dictionary<(string, string), (Type, Type)>();
        foreach (var type in assembly.GetTypes())
        {
            if (Of(type) is not { } from) continue;
            foreach (var used in TypeUses.Of(type))
                if (Of(used) is { } to && to != from) _ = uses.TryAdd((from, to), (type, used));
        }
        return uses;
    }

    /// <summary>What uses a layer that it may not.</summary>
    public IReadOnlyList<string> Wrong(IReadOnlyDictionary<string, string[]> allowed) =>
    [
        .. Uses().Where(use => !allowed.GetValueOrDefault(use.Key.From, []).Contains(use.Key.To))
            .Select(use => $"{use.Key.From} -> {use.Key.To}: {TypeUses.Outermost(use.Value.User).Name} uses {use.Value.Used.Name}").Order(StringComparer.Ordinal),
    ];

    /// <summary>The layers of the nouns that users write, whose namespace does not tell it: the folder of the file that declares them.</summary>
    public static IReadOnlyDictionary<string, string> Nouns(string project)
    {
        var nouns = new Dictionary<string, string>(StringComparer.Ordinal);
        // A noun whose parts lie in several folders belongs to the outermost.
        foreach (var file in Repo.SourcesOf(project).OrderBy(file => file.Split('/', '\\').Length))
        {
            var parts = Path.GetRelativePath(Path.Combine(Repo.Root, "src", project), file).Split('/', '\\');
            foreach (Match match in Declaration().Matches(File.ReadAllText(file)))
                _ = nouns.TryAdd(match.Groups[1].Value, parts.Length == 1 ? Top : parts[0]);
        }
        return nouns;
    }

    [GeneratedRegex(@"^\s*(?:public|internal) (?:(?:sealed|abstract|static|readonly|partial|ref) )*(?:class|struct|interface|enum|record(?: struct| class)?) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
