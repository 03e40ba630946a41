using AwsResources.Client.Model;

namespace AwsResources.Core.Definitions;

/// <summary>What a resource is bound to, part by part. Of a resource that nobody asks for there are none.</summary>
internal sealed class BoundParts(DefinitionBinder binder, BoundResource resource)
{
    public Part<StructureShape> ItemShape { get; } = new(binder, () => binder.ItemShape(resource));

    public Part<BoundLoad> Load { get; } = new(binder, () => binder.Load(resource));

    public Part<BoundList> List { get; } = new(binder, () => binder.List(resource));

    public Part<BoundAttributes> Attributes { get; } = new(binder, () => binder.Attributes(resource));

    public PartList<LinkDefinition, BoundLink> References { get; } =
        new(binder, binder.References(resource), link => link.Name, link => binder.Link(resource, link, isReference: true));

    public PartList<LinkDefinition, BoundLink> Children { get; } =
        new(binder, binder.Children(resource), link => link.Name, link => binder.Link(resource, link, isReference: false));

    public PartList<CollectionDefinition, BoundCollection> Collections { get; } =
        new(binder, resource.Definition.Collections, collection => collection.Name, collection => binder.Collection(resource, collection));

    public PartList<ActionDefinition, BoundAction> Actions { get; } =
        new(binder, resource.Definition.Actions, action => action.Name, action => binder.Action(resource, action));

    public PartList<BatchActionDefinition, BoundBatchAction> BatchActions { get; } =
        new(binder, resource.Definition.BatchActions, action => action.Name, action => binder.BatchAction(resource, action));

    public PartList<WaiterDefinition, BoundWaiter> Waiters { get; } =
        new(binder, resource.Definition.Waiters, waiter => waiter.Name, waiter => binder.Waiter(resource, waiter));
}

/// <summary>The attributes of a resource: those of its interface, and those that the definition leaves out of it.</summary>
internal sealed record BoundAttributes(IReadOnlyList<BoundAttribute> Shown, IReadOnlyList<BoundAttribute> Hidden);
