using AwsResources.Client.JmesPath;
using AwsResources.Core.Binding;
using AwsResources.Core.Definitions;
using AwsResources.Core.Loading;

namespace AwsResources.Core.Plans;

internal sealed class IdentifierMember(int index) : IMember
{
    public object? Invoke(Resource resource, object?[] arguments) => resource.Ids[index];
}

internal sealed class AttributeMember<T>(AttributePlan attribute, AwsReader<T> reader) : IMember
{
    public object? Invoke(Resource resource, object?[] arguments) => attribute.Read(resource, reader);
}

/// <summary>A resource whose identifiers this one knows; null where its data does not name it.</summary>
internal sealed class ReferenceMember(BoundLink link, ResourcePlan target) : IMember
{
    public object? Invoke(Resource resource, object?[] arguments)
    {
        var ids = new string[link.Ids.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            if (TemplateFiller.Text(link.Ids[i]!, new TemplateSources(resource)) is not { Length: > 0 } id) return null;
            ids[i] = id;
        }
        return resource.Session.Create(target, ids);
    }
}

/// <summary>A resource that is told at a path of this one's data, with data of its own where it is told so; null where the data names none.</summary>
internal sealed class DataReferenceMember(BoundLink link, ResourcePlan target) : IMember
{
    public object? Invoke(Resource resource, object?[] arguments) =>
        TemplateFiller.Data(link.Path!, resource) is { } item ? ItemResources.TryMake(resource, target, link.Ids, item, link.ItemsAreData) : null;
}

/// <summary>The resources that are told at a path of this one's data. What lacks an identifier is none of them.</summary>
internal sealed class ReferenceListMember<T>(BoundLink link, ResourcePlan target) : IMember where T : class
{
    public object Invoke(Resource resource, object?[] arguments) => Of(resource);

    public IReadOnlyList<T> Of(Resource resource) => TemplateFiller.Data(link.Path!, resource) is { } items
        ? [.. (JmesData.ListOf(items)?.Cast<object?>() ?? []).Where(item => item is not null)
            .Select(item => ItemResources.TryMake(resource, target, link.Ids, item, link.ItemsAreData)).OfType<T>()]
        : [];
}

/// <summary>A resource that the caller gives the rest of the identifiers of.</summary>
internal sealed class ChildMember(BoundLink link, ResourcePlan target) : IMember
{
    public object? Invoke(Resource resource, object?[] arguments)
    {
        var ids = new string[link.Ids.Count];
        var given = 0;
        for (var i = 0; i < ids.Length; i++)
            ids[i] = link.Ids[i] is { } node ? TemplateFiller.Text(node, new TemplateSources(resource)) ?? "" : (string?)arguments[given++] ?? "";
        return resource.Session.Create(target, ids);
    }
}
