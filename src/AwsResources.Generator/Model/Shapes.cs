// The shapes of a model as the generator needs them: names, kinds and limits, nothing of the wire. They bear the names of the
// client's own types, so that the definitions' code is compiled here as it is; a test holds the two against each other.
// The client reads a packed form of the models, which takes longer to make than one build could gain from it.

#pragma warning disable IDE0130 // The namespace is the client's, as said above.

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace AwsResources.Client.Model;

internal abstract class Shape(string name, ShapeType type, JsonElement json)
{
    public string Name { get; } = name;
    public ShapeType Type { get; } = type;
    public double? Min { get; } = json.Number("min");
    public double? Max { get; } = json.Number("max");
    public bool IsStreaming { get; } = json.Flag("streaming");
    public bool IsSensitive { get; } = json.Flag("sensitive");
}

internal sealed class ScalarShape(string name, ShapeType type, JsonElement json) : Shape(name, type, json)
{
    public IReadOnlyList<string> EnumValues { get; } = json.Texts("enum");
    public string? Pattern { get; } = json.Text("pattern");
}

internal sealed class ListShape(string name, JsonElement json, ServiceModel model) : Shape(name, ShapeType.List, json)
{
    public ShapeMember Element { get; } = new("member", json.Member("member", name), false, model);
}

internal sealed class MapShape(string name, JsonElement json, ServiceModel model) : Shape(name, ShapeType.Map, json)
{
    public ShapeMember Key { get; } = new("key", json.Member("key", name), false, model);
    public ShapeMember Value { get; } = new("value", json.Member("value", name), false, model);
}

internal sealed class StructureShape : Shape
{
    private readonly Dictionary<string, ShapeMember> _byName = new(StringComparer.Ordinal);

    public StructureShape(string name, JsonElement json, ServiceModel model, bool isException = false) : base(name, ShapeType.Structure, json)
    {
        var required = new HashSet<string>(json.Texts("required"));
        foreach (var member in json.Members("members"))
            _byName[member.Key] = new ShapeMember(member.Key, member.Value, required.Contains(member.Key), model);
        Members = [.. _byName.Values];
        IsException = isException;
        IsEventStream = json.Flag("eventstream");
        IsUnion = json.Flag("union");
        ErrorCode = json.TryGetProperty("error", out var error) ? error.Text("code") : null;
    }

    public IReadOnlyList<ShapeMember> Members { get; }
    public bool IsException { get; }
    public bool IsEventStream { get; }
    public bool IsUnion { get; }

    /// <summary>The error's code on the wire where it is not the shape's name.</summary>
    public string? ErrorCode { get; }

    public bool TryGetMember(string name, [NotNullWhen(true)] out ShapeMember? member) => _byName.TryGetValue(name, out member);
}

internal sealed class ShapeMember(string name, JsonElement json, bool isRequired, ServiceModel model)
{
    private Shape? _shape;

    public string Name { get; } = name;
    public string ShapeName { get; } = json.Text("shape") ?? throw new AwsModelException($"The member {name} has no shape.");
    public Shape Shape => _shape ??= model.GetShape(ShapeName);
    public bool IsRequired { get; } = isRequired;
    public bool IsIdempotencyToken { get; } = json.Flag("idempotencyToken");
    public bool IsDeprecated { get; } = json.Flag("deprecated");
    public bool IsStreaming => json.Flag("streaming") || Shape.IsStreaming;
}
