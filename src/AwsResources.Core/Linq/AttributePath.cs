using AwsResources.Client.Model;
using AwsResources.Core.Definitions;

namespace AwsResources.Core.Linq;

/// <summary>Where an expression leads from the resource that a predicate is about.</summary>
/// <param name="Text">The path as definitions write it; empty for the resource itself.</param>
internal sealed record AttributePath(string Text)
{
    /// <summary>Of the resource itself, its kind.</summary>
    public BoundResource? Resource { get; init; }

    /// <summary>Of a reference to another resource, the way there.</summary>
    public BoundLink? Reference { get; init; }

    /// <summary>What is there; null for an identifier, which is text.</summary>
    public Shape? Shape { get; init; }

    /// <summary>The key of a tag or of an entry of a map.</summary>
    public string? Key { get; init; }

    /// <summary>Whether there is tags, which C# reads as a dictionary.</summary>
    public bool IsTags { get; init; }

    /// <summary>Whether one of several elements is meant, so that a condition on any of them says less.</summary>
    public bool IsPositional { get; init; }

    /// <summary>Whether there is a single value.</summary>
    public bool IsValue => Text.Length > 0 && Resource is null && Reference is null && (Key is not null || Shape is null or ScalarShape);

    /// <summary>The members of a resource's attribute, with the attribute that holds an identifier named as that.</summary>
    public static AttributePath Of(BoundResource resource, BoundAttribute attribute) => attribute.Identifier >= 0
        ? new AttributePath(resource.Identifiers[attribute.Identifier].Name)
        : new AttributePath(attribute.Member.Name) { Shape = attribute.Member.Shape, IsTags = attribute.IsTags };

    /// <summary>A path of a definition in the form that <see cref="Text"/> has.</summary>
    public static string Canonical(BoundResource resource, string path)
    {
        var end = path.AsSpan().IndexOfAny('.', '[');
        if (end >= 0 || resource.IdentifierIndex(path) >= 0) return path;
        return resource.Attributes.FirstOrDefault(attribute => attribute.Member.Name == path) is { } attribute ? Of(resource, attribute).Text : path;
    }

    /// <summary>An element of the list that is there; null where there is none.</summary>
    public AttributePath? Element(bool isPositional = false) => Shape is ListShape list && !IsTags && Key is null
        ? new AttributePath(Text + "[]") { Shape = list.Element.Shape, IsPositional = IsPositional || isPositional }
        : null;

    /// <summary>The value of a key; null where there are no keys.</summary>
    public AttributePath? Entry(string key) => this switch
    {
        { IsTags: true } => new AttributePath(Text + "[]") { Shape = Shape, Key = key, IsPositional = IsPositional },
        { Shape: MapShape map, Key: null } => this with { Shape = map.Value.Shape, Key = key },
        _ => null,
    };

    /// <summary>A property of what is there; null where the model has none of the name.</summary>
    public AttributePath? Member(string name)
    {
        if (Resource is { } resource) return Attribute(resource, name);
        if (Reference is { } link) return Identifier(link, name);
        if (Shape is not StructureShape structure || Key is not null) return null;
        return structure.Members.FirstOrDefault(member => IsNamed(member.Name, name)) is { } found
            ? new AttributePath($"{Text}.{found.Name}") { Shape = found.Shape, IsPositional = IsPositional }
            : null;
    }

    private static AttributePath? Attribute(BoundResource resource, string name)
    {
        if (resource.IdentifierIndex(name) >= 0) return new AttributePath(name);
        if (resource.Attributes.FirstOrDefault(attribute => attribute.Name == name) is { } found) return Of(resource, found);
        return resource.References.FirstOrDefault(reference => reference.Name == name && reference.Path is null) is { } link
            ? new AttributePath("") { Reference = link, Resource = null, Shape = null }.From(resource)
            : null;
    }

    /// <summary>Of a reference, the resource that it is a reference of.</summary>
    private BoundResource? Owner { get; init; }

    private AttributePath From(BoundResource owner) => this with { Owner = owner };

    // The identifier of another resource is an attribute of this one.
    private AttributePath? Identifier(BoundLink link, string name)
    {
        var index = link.Target.IdentifierIndex(name);
        if (index < 0) index = link.Target.Attributes.FirstOrDefault(attribute => attribute.Name == name)?.Identifier ?? -1;
        if (index < 0 || link.Ids[index] is not SourceNode source) return null;
        if (source.Kind is SourceKind.Identifier) return new AttributePath(Owner!.Identifiers[source.Identifier].Name);
        return source is { Kind: SourceKind.Data, Path: { } path } && path.AsSpan().IndexOfAny('[', '|') < 0 ? new AttributePath(Canonical(Owner!, path)) : null;
    }

    // As the generator names the properties of structures: the letters and digits, with a capital.
    private static bool IsNamed(string member, string property)
    {
        var at = 0;
        foreach (var c in member)
        {
            if (!char.IsLetterOrDigit(c)) continue;
            if (at == property.Length || property[at] != (at == 0 ? char.ToUpperInvariant(c) : c)) return false;
            at++;
        }
        return at == property.Length;
    }
}
