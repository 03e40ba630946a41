using System.Globalization;
using AwsResources.Client.JmesPath;
using AwsResources.Client.Values;
using AwsResources.Core.Definitions;

namespace AwsResources.Core.Binding;

/// <summary>What a template's sources stand for.</summary>
/// <param name="Resource">Whose identifiers and data are meant.</param>
/// <param name="Item">The item of a listing or the output of an action.</param>
/// <param name="Input">The input of the action.</param>
/// <param name="Batch">The resources of a batch, for <c>$each</c>.</param>
internal readonly record struct TemplateSources(Resource Resource, object? Item = null, AwsStructure? Input = null, IReadOnlyList<Resource>? Batch = null);

/// <summary>Makes inputs and identifiers from templates.</summary>
internal static class TemplateFiller
{
    /// <summary>Makes an input, on top of what a caller gave. Lists of the definition and of the caller are joined.</summary>
    public static AwsStructure Fill(ParameterTemplate template, TemplateSources sources, AwsStructure? options = null)
    {
        if (template.Members.Count == 0) return options ?? new AwsStructure();
        var input = options?.Copy() ?? new AwsStructure();
        foreach (var (name, node) in template.Members)
        {
            var value = Value(node, sources);
            input.Set(name, options?.Has(name) is true ? Merge(value, options[name]) : value);
        }
        return input;
    }

    /// <summary>The value of a source as text: an identifier of another resource. Null where there is none.</summary>
    public static string? Text(TemplateNode node, TemplateSources sources) => TextSource(node, sources) switch
    {
        null => null,
        string text => text,
        var other => Scalars.ToText(other),
    };

    // Nearly all identifiers of items are members of theirs; the resource keeps them, and they need no place in the item.
    private static object? TextSource(TemplateNode node, TemplateSources sources) =>
        node is SourceNode { Kind: SourceKind.Item, Path: { } path } && sources.Item is AwsStructure item && IsMember(path)
            ? item.Read(path, AnyReader.Passing)
            : Value(node, sources);

    private static bool IsMember(string path) => path.AsSpan().IndexOfAny(".[|") < 0;

    private static object? Value(TemplateNode node, TemplateSources sources) => node switch
    {
        Definitions.LiteralNode literal => literal.Value,
        SourceNode source => Source(source, sources),
        ArrayNode array => Values(array, sources),
        EachNode each => ValueOfEach(each, sources),
        FirstNode first => ValueOfFirst(first, sources),
        ObjectNode @object => Structure(@object, sources),
        _ => throw new InvalidOperationException($"A template holds a {node.GetType().Name}."),
    };

    // In methods of their own: what a lambda captures is made on entry, and Value is called for each identifier of each item.
    private static object?[] Values(ArrayNode array, TemplateSources sources) => [.. array.Items.Select(item => Value(item, sources))];

    private static object? ValueOfFirst(FirstNode first, TemplateSources sources) =>
        first.Sources.Select(source => Value(source, sources)).FirstOrDefault(value => value is not null);

    private static object?[] ValueOfEach(EachNode each, TemplateSources sources) =>
        [.. sources.Batch!.Select(resource => Value(each.Item, sources with { Resource = resource }))];

    private static AwsStructure Structure(ObjectNode node, TemplateSources sources)
    {
        var structure = new AwsStructure();
        foreach (var (name, member) in node.Members) structure.Set(name, Value(member, sources));
        return structure;
    }

    private static object? Source(SourceNode source, TemplateSources sources) => source.Kind switch
    {
        SourceKind.Identifier when source.IsNumber => Number(sources.Resource, source.Identifier),
        SourceKind.Identifier => sources.Resource.Ids[source.Identifier],
        SourceKind.Data => Data(source.Path!, sources.Resource),
        SourceKind.Item => Search(source.Path, sources.Item),
        SourceKind.Input => Search(source.Path, sources.Input),
        _ => throw new InvalidOperationException($"A template has the source {source.Kind}."),
    };

    private static object Number(Resource resource, int index) =>
        long.TryParse(resource.Ids[index], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentException($"{resource}: {resource.Plan.Bound.Identifiers[index].Name} is no whole number.");

    // A listing may hold what a path asks for; the load is made only where it does not.
    internal static object? Data(string path, Resource resource)
    {
        var dot = path.IndexOfAny(['.', '[']);
        var head = dot < 0 ? path : path[..dot];
        // Of what has the name of an identifier the value is known.
        if (dot < 0 && resource.Plan.Bound.IdentifierIndex(head) is >= 0 and var index) return resource.Ids[index];
        var attribute = resource.Plan.AttributeOf(head);
        var value = attribute.Read(resource, AnyReader.Instance);
        return dot < 0 || value is null ? value : JmesExpression.Cached(path[dot] == '.' ? path[(dot + 1)..] : "@" + path[dot..]).Search(value);
    }

    private static object? Search(string? path, object? data)
    {
        if (path is null) return data;
        // Nearly all paths name a member.
        if (data is AwsStructure structure && IsMember(path)) return structure.Read(path, AnyReader.Instance);
        return JmesExpression.Cached(path).Search(data);
    }

    private static object? Merge(object? bound, object? given) => (bound, given) switch
    {
        (object?[] own, System.Collections.IEnumerable more) when more is not string => own.Concat(more.Cast<object?>()).ToArray(),
        (AwsStructure own, AwsStructure more) => MergeStructures(own, more),
        _ => bound,
    };

    private static AwsStructure MergeStructures(AwsStructure own, AwsStructure more)
    {
        var merged = more.Copy();
        foreach (var name in own.MemberNames) merged.Set(name, more.Has(name) ? Merge(own[name], more[name]) : own[name]);
        return merged;
    }
}
