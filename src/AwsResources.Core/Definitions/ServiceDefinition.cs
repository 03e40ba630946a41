namespace AwsResources.Core.Definitions;

/// <summary>A service's object model as its files say it, before it meets the service's model.</summary>
internal sealed record ServiceDefinition(string Service, string Name, DefinitionPlace Place)
{
    public string? Doc { get; init; }

    /// <summary>Whether the service may not know for a moment what it has just made.</summary>
    public bool IsEventual { get; init; }

    /// <summary>The root of the object model: its actions and collections; every resource is its child.</summary>
    public required ResourceDefinition Root { get; init; }

    /// <summary>In the order of their names.</summary>
    public required IReadOnlyList<ResourceDefinition> Resources { get; init; }
}

/// <summary>One kind of resource.</summary>
internal sealed record ResourceDefinition(string Name, DefinitionPlace Place)
{
    public string? Doc { get; init; }

    /// <summary>Whether this is the service itself, which has no identifiers and no data.</summary>
    public bool IsRoot { get; init; }

    public IReadOnlyList<IdentifierDefinition> Identifiers { get; init; } = [];

    /// <summary>Whether an account has only one of the kind, which needs no identifiers.</summary>
    public bool IsSingle { get; init; }

    /// <summary>The shape of what a listing says of the resource; null where listings say nothing but identifiers.</summary>
    public Named? Shape { get; init; }

    public LoadDefinition? Load { get; init; }

    /// <summary>How the resource is listed where a collection does not say otherwise.</summary>
    public ListDefinition? List { get; init; }

    /// <summary>What the service filters by where the resource is listed by <see cref="List"/>.</summary>
    public PredicatesDefinition? Predicates { get; init; }

    /// <summary>What the definition says of single attributes; the others follow from the shapes.</summary>
    public IReadOnlyList<AttributeDefinition> Attributes { get; init; } = [];

    public IReadOnlyList<LinkDefinition> References { get; init; } = [];
    public IReadOnlyList<LinkDefinition> Children { get; init; } = [];
    public IReadOnlyList<CollectionDefinition> Collections { get; init; } = [];
    public IReadOnlyList<ActionDefinition> Actions { get; init; } = [];
    public IReadOnlyList<BatchActionDefinition> BatchActions { get; init; } = [];
    public IReadOnlyList<WaiterDefinition> Waiters { get; init; } = [];
}

/// <summary>A name in a definition, with its place.</summary>
internal readonly record struct Named(string Name, DefinitionPlace Place);

/// <summary>A part of a resource's identity, and the member that carries it in the service's requests and answers.</summary>
internal sealed record IdentifierDefinition(string Name, string Member, DefinitionPlace Place, string? Doc);

/// <summary>A call that answers a resource's data.</summary>
internal sealed record LoadDefinition(Named Operation, DefinitionNode? Params, Named? Path)
{
    /// <summary>
    /// Error codes that mean that the resource does not exist, beyond those that say so by their name or status; <c>Code: text</c>
    /// where the code alone says less, and the message has the text.
    /// </summary>
    public IReadOnlyList<string> NotFound { get; init; } = [];
}

/// <summary>A call that lists resources.</summary>
internal sealed record ListDefinition(Named Operation, DefinitionNode? Params, Named? Path);

/// <summary>What a definition says of an attribute.</summary>
internal sealed record AttributeDefinition(string Name, DefinitionPlace Place)
{
    public string? Doc { get; init; }

    /// <summary>Another member that holds the same value where this one is not at hand.</summary>
    public Named? SameAs { get; init; }

    /// <summary>The name in C#, where the member's own is taken.</summary>
    public string? Rename { get; init; }

    /// <summary>A load of its own, for what the resource's load does not answer.</summary>
    public LoadDefinition? Load { get; init; }

    public bool Hidden { get; init; }

    /// <summary>Whether listings answer it, where their shape has it.</summary>
    public bool Listed { get; init; } = true;

    /// <summary>Where the load answers it, where it is no member of its own: within a structure or a map of text.</summary>
    public Named? Path { get; init; }

    /// <summary>What its text stands for.</summary>
    public Named? Type { get; init; }
}

/// <summary>A reference (all identifiers are known) or a child (the caller gives the rest).</summary>
internal sealed record LinkDefinition(string Name, Named Resource, DefinitionNode? Ids, DefinitionPlace Place, string? Doc)
{
    /// <summary>Of a reference, where in the data the resource is told; many where the path ends in <c>[]</c>.</summary>
    public Named? Path { get; init; }
}

/// <summary>Resources that a call lists.</summary>
internal sealed record CollectionDefinition(string Name, Named Resource, Named? Operation, DefinitionNode? Params, Named? Path, DefinitionNode? Ids,
    DefinitionPlace Place, string? Doc)
{
    /// <summary>What the service filters by; null for what the resource's own list does, where it is the same call.</summary>
    public PredicatesDefinition? Predicates { get; init; }
}

/// <summary>Something a resource does.</summary>
internal sealed record ActionDefinition(string Name, Named Operation, DefinitionNode? Params, DefinitionPlace Place)
{
    public string? Doc { get; init; }

    /// <summary>The part of the output that the action answers.</summary>
    public Named? Path { get; init; }

    public ReturnsDefinition? Returns { get; init; }

    /// <summary>Whether the data that was loaded stays; null where the operation's name tells.</summary>
    public bool? KeepsData { get; init; }
}

/// <summary>Resources that an action answers.</summary>
internal sealed record ReturnsDefinition(Named Resource, Named? Path, DefinitionNode? Ids);

/// <summary>Something that all resources of a collection do, in as few calls as the service allows.</summary>
internal sealed record BatchActionDefinition(string Name, Named Operation, DefinitionNode? Params, int? Size, DefinitionPlace Place, string? Doc)
{
    /// <summary>Where the output lists what failed, one element a resource.</summary>
    public Named? Failures { get; init; }
}

/// <summary>A state that can be waited for.</summary>
internal sealed record WaiterDefinition(string Name, Named Waiter, DefinitionNode? Params, DefinitionPlace Place, string? Doc);
