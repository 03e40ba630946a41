// Definitions after they met the service's model: every name resolved, every default filled in. What the generator emits
// types from and what the engine makes its plans from, so that both read a definition the same way.

using AwsResources.Client.Model;

namespace AwsResources.Core.Definitions;

/// <summary>A service's object model.</summary>
internal sealed class BoundService(ServiceDefinition definition, ServiceModel model)
{
    private readonly Dictionary<string, BoundResource> _byName = [];

    public ServiceDefinition Definition { get; } = definition;
    public ServiceModel Model { get; } = model;

    /// <summary>The name in C#, such as <c>EC2</c>.</summary>
    public string Name => Definition.Name;

    public BoundResource Root { get; internal set; } = null!;

    public IReadOnlyList<BoundResource> Resources { get; internal set; } = [];

    public IEnumerable<BoundResource> RootAndResources => new[] { Root }.Concat(Resources);

    public bool TryGet(string name, out BoundResource resource) => _byName.TryGetValue(name, out resource!);

    internal void Add(BoundResource resource) => _byName[resource.Name] = resource;
}

/// <summary>One kind of resource.</summary>
internal sealed class BoundResource(BoundService service, ResourceDefinition definition, DefinitionBinder binder)
{
    private BoundParts? _parts;

    public BoundService Service { get; } = service;
    public ResourceDefinition Definition { get; } = definition;
    public string Name => Definition.Name;
    public bool IsRoot => Definition.IsRoot;

    /// <summary>How messages name the resource, such as <c>ec2/Instance</c>.</summary>
    public string FullName => IsRoot ? Service.Definition.Service : $"{Service.Definition.Service}/{Name}";

    public IReadOnlyList<IdentifierDefinition> Identifiers => Definition.Identifiers;

    /// <summary>The shape of a listing's items; null where listings give identifiers only.</summary>
    public StructureShape? ItemShape => Parts.ItemShape.Value;

    public BoundLoad? Load => Parts.Load.Value;
    public BoundList? List => Parts.List.Value;
    public IReadOnlyList<BoundAttribute> Attributes => Parts.Attributes.Value!.Shown;

    /// <summary>Those that the definition leaves out of the interface; references may still be read from them.</summary>
    public IReadOnlyList<BoundAttribute> HiddenAttributes => Parts.Attributes.Value!.Hidden;

    public IReadOnlyList<BoundLink> References => Parts.References.All;
    public IReadOnlyList<BoundLink> Children => Parts.Children.All;
    public IReadOnlyList<BoundCollection> Collections => Parts.Collections.All;
    public IReadOnlyList<BoundAction> Actions => Parts.Actions.All;
    public IReadOnlyList<BoundBatchAction> BatchActions => Parts.BatchActions.All;
    public IReadOnlyList<BoundWaiter> Waiters => Parts.Waiters.All;

    public BoundAttribute? FindAttribute(string name)
    {
        foreach (var attribute in Attributes)
            if (attribute.Name == name) return attribute;
        return null;
    }

    public BoundLink? FindReference(string name) => Parts.References.Find(name);
    public BoundLink? FindChild(string name) => Parts.Children.Find(name);
    public BoundCollection? FindCollection(string name) => Parts.Collections.Find(name);
    public BoundAction? FindAction(string name) => Parts.Actions.Find(name);
    public BoundBatchAction? FindBatchAction(string name) => Parts.BatchActions.Find(name);
    public BoundWaiter? FindWaiter(string name) => Parts.Waiters.Find(name);

    private BoundParts Parts
    {
        get
        {
            if (Volatile.Read(ref _parts) is { } parts) return parts;
            lock (binder.Gate) return _parts ??= new BoundParts(binder, this);
        }
    }

    public int IdentifierIndex(string name)
    {
        for (var i = 0; i < Identifiers.Count; i++)
            if (Identifiers[i].Name == name) return i;
        return -1;
    }

    /// <summary>Whether something of a shape is data of the resource: it is what listings say of it, or what its load answers.</summary>
    public bool IsData(Shape shape) => ReferenceEquals(ItemShape, shape) || ReferenceEquals(Load?.Shape, shape);

    public override string ToString() => FullName;
}

/// <summary>A call with the input that a definition gives it.</summary>
internal abstract record BoundCall(OperationModel Operation, ParameterTemplate Params)
{
    /// <summary>The members of the input that a caller may still give.</summary>
    public IEnumerable<ShapeMember> FreeMembers => Operation.Input.Members.Where(member => !Params.Claims(member.Name));
}

/// <summary>A call that answers data of a resource, and which part of its output that is.</summary>
internal sealed record BoundLoad(OperationModel Operation, ParameterTemplate Params, string? Path, StructureShape Shape, IReadOnlyList<string> NotFound)
    : BoundCall(Operation, Params)
{
    /// <summary>Whether another load asks the same, so that one answer is enough.</summary>
    public bool Asks(BoundLoad other) => Operation.Name == other.Operation.Name && Path == other.Path && Params.Says(other.Params);
}

internal sealed record BoundList(OperationModel Operation, ParameterTemplate Params, string Path, Part<IReadOnlyList<BoundPredicate>> LazyPredicates)
    : BoundCall(Operation, Params)
{
    /// <summary>What the call can be narrowed by.</summary>
    public IReadOnlyList<BoundPredicate> Predicates => LazyPredicates.Value ?? [];
}

/// <summary>An attribute: a member of the data.</summary>
internal sealed record BoundAttribute(string Name, ShapeMember Member)
{
    public string? Doc { get; init; }

    /// <summary>What sources and other attributes name it by: the member's name, or that of an attribute with a path.</summary>
    public string Key { get; init; } = Member.Name;

    /// <summary>Where the load answers it, where it is no member of its own.</summary>
    public string? Path { get; init; }

    /// <summary>What its text stands for; null where it is what the model says.</summary>
    public ShapeType? TextType { get; init; }

    /// <summary>Whether listings lack it although their shape has it.</summary>
    public bool IsUnlisted { get; init; }

    /// <summary>Another member of the data that holds the same value, where only that one is at hand.</summary>
    public string? SameAs { get; init; }

    /// <summary>The load that answers it; null for the resource's own.</summary>
    public BoundLoad? Load { get; init; }

    /// <summary>The identifier that is the same value, or -1: such an attribute never makes a call.</summary>
    public int Identifier { get; init; } = -1;

    /// <summary>Whether listings answer it.</summary>
    public bool InListing { get; init; }

    /// <summary>Whether the value is a list of keys and values that reads as a dictionary.</summary>
    public bool IsTags { get; init; }

    /// <summary>Whether the definition leaves it out of the interface.</summary>
    public bool IsHidden { get; init; }
}

/// <summary>A way to another resource: a reference where every identifier has a source, a child where the caller gives the rest.</summary>
internal sealed record BoundLink(string Name, BoundResource Target, IReadOnlyList<TemplateNode?> Ids, string? Doc)
{
    /// <summary>The identifiers that the caller gives, as indexes among the target's.</summary>
    public IEnumerable<int> Missing => Enumerable.Range(0, Ids.Count).Where(i => Ids[i] is null);

    /// <summary>Where in the data a reference is told, so that the identifiers are the item's; null where they are the data's own.</summary>
    public string? Path { get; init; }

    /// <summary>Whether the path leads to many.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether what is at the path is data of the target.</summary>
    public bool ItemsAreData { get; init; }
}

/// <summary>Resources that a call lists.</summary>
internal sealed record BoundCollection(string Name, BoundResource Target, OperationModel Operation, ParameterTemplate Params, string Path,
    Shape ItemShape, IReadOnlyList<TemplateNode> Ids, PaginatorModel? Paginator, string? Doc) : BoundCall(Operation, Params)
{
    /// <summary>What the call can be narrowed by, where it can be.</summary>
    public Part<IReadOnlyList<BoundPredicate>>? LazyPredicates { get; init; }

    /// <summary>What the call can be narrowed by.</summary>
    public IReadOnlyList<BoundPredicate> Predicates => LazyPredicates?.Value ?? [];

    /// <summary>Whether an item of the listing is data of the resource.</summary>
    public bool ItemsAreData => Target.IsData(ItemShape);

    /// <summary>What a caller may give: neither bound, nor a matter of paging.</summary>
    public IEnumerable<ShapeMember> Options => FreeMembers.Where(member =>
        Paginator is null || !Paginator.InputTokens.Contains(member.Name) && Paginator.LimitKey != member.Name);
}

/// <summary>Something a resource does.</summary>
internal sealed record BoundAction(string Name, OperationModel Operation, ParameterTemplate Params, bool KeepsData, string? Doc) : BoundCall(Operation, Params)
{
    /// <summary>The part of the output that is answered; null for all of it.</summary>
    public string? Path { get; init; }

    /// <summary>The shape of what is answered where that is not a resource.</summary>
    public Shape OutputShape { get; init; } = Operation.Output;

    public BoundReturns? Returns { get; init; }
}

/// <summary>Resources that an action answers.</summary>
internal sealed record BoundReturns(BoundResource Target, string? Path, bool IsList, Shape ItemShape, IReadOnlyList<TemplateNode> Ids)
{
    public bool ItemsAreData => Target.IsData(ItemShape);
}

/// <summary>Something that all resources of a collection do.</summary>
internal sealed record BoundBatchAction(string Name, OperationModel Operation, ParameterTemplate Params, int Size, string? Failures, string? Doc)
    : BoundCall(Operation, Params)
{
    /// <summary>Whether one call serves many resources; else each has a call of its own.</summary>
    public bool IsBatch => Params.HasEach;
}

/// <summary>A state that can be waited for.</summary>
internal sealed record BoundWaiter(string Name, WaiterModel Waiter, OperationModel Operation, ParameterTemplate Params, string? Doc) : BoundCall(Operation, Params)
{
    /// <summary>Whether the waiter ends with the resource gone, so that there is nothing to load afterwards.</summary>
    public bool EndsInAbsence => Waiter.Acceptors.Any(acceptor => acceptor.State == "success"
        && (acceptor.Matcher == "error" && acceptor.Expected is string || acceptor.Matcher == "status" && acceptor.Expected is 404 or 404L or 404d));
}
