using System.Globalization;
using System.Text.Json;
using AwsResources.Client.Model;

namespace AwsResources.Core.Definitions;

/// <summary>Turns the JSON of parameters and identifiers into templates, checked against the shapes that they fill.</summary>
internal sealed class TemplateBinder(DefinitionFaults faults, BoundResource resource)
{
    private const string Otherwise = " || ";

    /// <summary>Binds the parameters of a call; identifiers go to the members of their names where the definition says nothing.</summary>
    public ParameterTemplate Params(string subject, DefinitionNode? node, StructureShape input, bool batch = false)
    {
        var members = new List<KeyValuePair<string, TemplateNode>>();
        foreach (var member in node?.Members ?? [])
        {
            if (!input.TryGetMember(member.Key, out var target))
                faults.AddUnknown(member.Value.Place, subject + ".params", $"member of {input.Name}", member.Key, input.Members.Select(m => m.Name));
            else if (Node($"{subject}.params.{member.Key}", member.Value, target.Shape) is { } bound)
                members.Add(new(member.Key, bound));
        }
        for (var i = 0; i < resource.Identifiers.Count; i++)
            if (Implied(resource.Identifiers[i], i, input, batch) is { } implied && members.All(member => member.Key != implied.Key))
                members.Add(implied);
        return members.Count == 0 ? ParameterTemplate.Empty : new ParameterTemplate(members);
    }

    /// <summary>Binds where the identifiers of a target come from; null in the result where nothing says it.</summary>
    /// <param name="subject">What messages name.</param>
    /// <param name="node">What the definition says, or null.</param>
    /// <param name="target">The resource whose identifiers are wanted.</param>
    /// <param name="item">The shape of the item or data that is at hand.</param>
    /// <param name="itemKind">Whether that is an item or the resource's own data.</param>
    /// <param name="input">The input of the action that answers the item, or null.</param>
    public TemplateNode?[] Ids(string subject, DefinitionNode? node, BoundResource target, Shape? item, SourceKind itemKind, StructureShape? input)
    {
        foreach (var member in node?.Members ?? [])
            if (target.IdentifierIndex(member.Key) < 0)
                faults.AddUnknown(member.Value.Place, subject + ".ids", $"identifier of {target.Name}", member.Key, target.Identifiers.Select(id => id.Name));
        return [.. target.Identifiers.Select(identifier => node?[identifier.Name] is { } given
            ? Source($"{subject}.ids.{identifier.Name}", given, item, input)
            : Default(identifier, target, item, itemKind, input))];
    }

    private TemplateNode? Default(IdentifierDefinition identifier, BoundResource target, Shape? item, SourceKind itemKind, StructureShape? input)
    {
        // What the data repeats of the resource's own identity is at hand without it.
        if (itemKind is SourceKind.Data && OwnIdentifier(identifier) is { } own) return own;
        if (item is StructureShape structure)
        {
            if (IsText(structure, identifier.Member)) return new SourceNode(itemKind, identifier.Member);
            // S3 asks for a Bucket, and lists buckets by their Name.
            if (ReferenceEquals(structure, target.ItemShape) && IsText(structure, identifier.Name)) return new SourceNode(itemKind, identifier.Name);
        }
        if (item is ScalarShape && itemKind is SourceKind.Item && target.Identifiers[target.Identifiers.Count - 1] == identifier)
            return new SourceNode(SourceKind.Item, null);
        if (OwnIdentifier(identifier) is { } same) return same;
        return input is not null && input.TryGetMember(identifier.Member, out _) ? new SourceNode(SourceKind.Input, identifier.Member) : null;
    }

    private SourceNode? OwnIdentifier(IdentifierDefinition identifier)
    {
        for (var i = 0; i < resource.Identifiers.Count; i++)
            if (resource.Identifiers[i].Member == identifier.Member) return new SourceNode(SourceKind.Identifier, null, i);
        return null;
    }

    private static bool IsText(StructureShape structure, string name) =>
        structure.TryGetMember(name, out var member) && (member.Shape.Type is ShapeType.String || IsWhole(member.Shape));

    private static bool IsWhole(Shape shape) => shape.Type is ShapeType.Integer or ShapeType.Long;

    private static KeyValuePair<string, TemplateNode>? Implied(IdentifierDefinition identifier, int index, StructureShape input, bool batch)
    {
        var source = new SourceNode(SourceKind.Identifier, null, index)
        {
            IsNumber = input.TryGetMember(identifier.Member, out var number) && IsWhole(number.Shape),
        };
        // A batch prefers the member that takes them all: InstanceIds before InstanceId.
        if (batch && Plural(identifier, input) is { } many) return new(many, new EachNode(source));
        if (input.TryGetMember(identifier.Member, out var member) && member.Shape is ScalarShape) return new(identifier.Member, source);
        return !batch && Plural(identifier, input) is { } list ? new(list, new ArrayNode([source])) : null;
    }

    private static string? Plural(IdentifierDefinition identifier, StructureShape input) =>
        input.TryGetMember(identifier.Member + "s", out var member) && member.Shape is ListShape { Element.Shape: ScalarShape } ? member.Name : null;

    private TemplateNode? Node(string subject, DefinitionNode node, Shape shape)
    {
        switch (node.Kind)
        {
            case JsonTokenType.String when node.Text!.StartsWith("$", StringComparison.Ordinal):
                return Source(subject, node, null, null) is var source && source is SourceNode { Kind: SourceKind.Identifier } identifier && IsWhole(shape)
                    ? identifier with { IsNumber = true } : source;
            case JsonTokenType.StartObject when node["$each"] is { } each:
                return shape is ListShape eachList
                    ? Node(subject + ".$each", each, eachList.Element.Shape) is { } item ? new EachNode(item) : null
                    : Wrong(node, subject, "a list for $each", shape);
            case JsonTokenType.StartObject:
                return ObjectOf(subject, node, shape);
            case JsonTokenType.StartArray:
                return shape is ListShape list
                    ? new ArrayNode([.. node.Items.Select((item, i) => Node($"{subject}[{i}]", item, list.Element.Shape)).OfType<TemplateNode>()])
                    : Wrong(node, subject, "a list", shape);
            case JsonTokenType.String:
                return shape.Type is ShapeType.String or ShapeType.Timestamp or ShapeType.Blob
                    ? new LiteralNode(Unescape(node.Text!)) : Wrong(node, subject, "text", shape);
            case JsonTokenType.True or JsonTokenType.False:
                return shape.Type is ShapeType.Boolean ? new LiteralNode(node.Kind is JsonTokenType.True) : Wrong(node, subject, "a boolean", shape);
            case JsonTokenType.Number:
                return Number(subject, node, shape);
            default:
                faults.Add(node.Place, subject, "null is no value; leave the member out");
                return null;
        }
    }

    private TemplateNode? ObjectOf(string subject, DefinitionNode node, Shape shape)
    {
        if (shape is MapShape map)
            return new ObjectNode([.. Pairs(node.Members.Select(member => (member.Key, Node($"{subject}.{member.Key}", member.Value, map.Value.Shape))))]);
        if (shape is not StructureShape structure) return Wrong(node, subject, "an object", shape);
        var members = new List<(string, TemplateNode?)>();
        foreach (var member in node.Members)
        {
            if (structure.TryGetMember(member.Key, out var target)) members.Add((member.Key, Node($"{subject}.{member.Key}", member.Value, target.Shape)));
            else faults.AddUnknown(member.Value.Place, subject, $"member of {structure.Name}", member.Key, structure.Members.Select(m => m.Name));
        }
        return new ObjectNode([.. Pairs(members)]);
    }

    private static IEnumerable<KeyValuePair<string, TemplateNode>> Pairs(IEnumerable<(string Name, TemplateNode? Node)> members) =>
        members.Where(member => member.Node is not null).Select(member => new KeyValuePair<string, TemplateNode>(member.Name, member.Node!));

    private TemplateNode? Number(string subject, DefinitionNode node, Shape shape)
    {
        if (shape.Type is ShapeType.Byte or ShapeType.Short or ShapeType.Integer or ShapeType.Long
            && long.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return new LiteralNode(whole);
        if (shape.Type is ShapeType.Float or ShapeType.Double) return new LiteralNode(double.Parse(node.Text!, CultureInfo.InvariantCulture));
        return Wrong(node, subject, "a number", shape);
    }

    /// <summary>Reads <c>$Name</c>, <c>$data.Path</c>, <c>$item.Path</c> or <c>$input.Path</c>, or several with <c>||</c> between them.</summary>
    private TemplateNode? Source(string subject, DefinitionNode node, Shape? item, StructureShape? input)
    {
        if (node.Text?.Contains(Otherwise) is not true) return Source(subject, node, node.Text, item, input);
        var sources = node.Text.Split([Otherwise], StringSplitOptions.None).Select(text => Source(subject, node, text, item, input)).ToArray();
        return sources.Contains(null) ? null : new FirstNode(sources!);
    }

    private TemplateNode? Source(string subject, DefinitionNode node, string? given, Shape? item, StructureShape? input)
    {
        if (given is not { Length: > 1 } text || text[0] != '$')
        {
            faults.Add(node.Place, subject, "expected a source: $Identifier, $data.Path, $item.Path or $input.Path");
            return null;
        }
        if (text[1] == '$') return new LiteralNode(Unescape(text));
        var dot = text.IndexOf('.');
        var head = dot < 0 ? text.Substring(1) : text.Substring(1, dot - 1);
        var path = dot < 0 ? null : text.Substring(dot + 1);
        switch (head)
        {
            case "data" when path is not null:
                // A resource's data may come from its listing or from its load; either may have the member.
                return CheckPath(subject, node, path, [resource.Load?.Shape, resource.ItemShape], new(SourceKind.Data, path));
            case "item" when item is not null:
                return path is null ? new SourceNode(SourceKind.Item, null) : CheckPath(subject, node, path, [item], new(SourceKind.Item, path));
            case "input" when input is not null && path is not null:
                return CheckPath(subject, node, path, [input], new(SourceKind.Input, path));
        }
        var index = resource.IdentifierIndex(head);
        if (index >= 0 && path is null) return new SourceNode(SourceKind.Identifier, null, index);
        var choices = resource.Identifiers.Select(identifier => "$" + identifier.Name)
            .Concat(item is null ? ["$data.<path>"] : ["$data.<path>", "$item.<path>"]).Concat(input is null ? [] : ["$input.<path>"]);
        faults.AddUnknown(node.Place, subject, "source", text, choices);
        return null;
    }

    private SourceNode? CheckPath(string subject, DefinitionNode node, string path, Shape?[] shapes, SourceNode source)
    {
        string? fault = "the resource has no data: it has neither shape nor load";
        foreach (var shape in shapes)
        {
            if (shape is null) continue;
            fault = PathShapes.Follow(path, shape).Fault;
            if (fault is null) return source;
        }
        faults.Add(node.Place, subject, fault!);
        return null;
    }

    // A text that begins with a dollar sign is written with two.
    private static string Unescape(string text) => text.StartsWith("$$", StringComparison.Ordinal) ? text.Substring(1) : text;

    private TemplateNode? Wrong(DefinitionNode node, string subject, string given, Shape shape)
    {
        faults.Add(node.Place, subject, $"expected {shape.Type.ToString().ToLowerInvariant()} ({shape.Name}), not {given}");
        return null;
    }
}
