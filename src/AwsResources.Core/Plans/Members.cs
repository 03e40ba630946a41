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
