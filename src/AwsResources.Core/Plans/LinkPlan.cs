using AwsResources.Client.JmesPath;
using AwsResources.Core.Binding;
using AwsResources.Core.Definitions;

namespace AwsResources.Core.Plans;

/// <summary>A way to another resource.</summary>
internal sealed class LinkPlan(BoundLink link, ResourcePlan target)
{
    /// <summary>The resource whose identifiers this one knows; null where its data does not name it. Where the data tells it at a path, that may be data of it, too.</summary>
    public Resource? Follow(Resource resource)
    {
        if (link.Path is { } path)
            return TemplateFiller.Data(path, resource) is { } item ? ItemResources.TryMake(resource, target, link.Ids, item, link.ItemsAreData) : null;
        var ids = new string[link.Ids.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            if (TemplateFiller.Text(link.Ids[i]!, new TemplateSources(resource)) is not { Length: > 0 } id) return null;
            ids[i] = id;
        }
        return resource.Session.Create(target, ids);
    }

    /// <summary>The resources that the data tells. What lacks an identifier is none of them.</summary>
    public IReadOnlyList<T> FollowMany<T>(Resource resource) where T : class
    {
        if (TemplateFiller.Data(link.Path!, resource) is not { } items || JmesData.ListOf(items) is not { } list) return [];
        var resources = new List<T>(list.Count);
        foreach (var item in list)
            if (item is not null && ItemResources.TryMake(resource, target, link.Ids, item, link.ItemsAreData) is { } made) resources.Add((T)(object)made);
        return resources.AsReadOnly();
    }

    /// <summary>The resource that the caller gives the rest of the identifiers of.</summary>
    public Resource Make(Resource resource, ReadOnlySpan<string> given)
    {
        var ids = new string[link.Ids.Count];
        var taken = 0;
        for (var i = 0; i < ids.Length; i++)
            ids[i] = link.Ids[i] is { } node ? TemplateFiller.Text(node, new TemplateSources(resource)) ?? "" : given[taken++] ?? "";
        return resource.Session.Create(target, ids);
    }
}
