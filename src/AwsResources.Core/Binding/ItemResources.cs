using AwsResources.Core.Definitions;
using AwsResources.Core.Plans;

namespace AwsResources.Core.Binding;

/// <summary>Makes resources of the items of listings and of the outputs of actions.</summary>
internal static class ItemResources
{
    /// <param name="parent">Whose collection or action it is.</param>
    /// <param name="target">The kind of resource to make.</param>
    /// <param name="ids">Where its identifiers come from.</param>
    /// <param name="item">The item: a structure, or a single value.</param>
    /// <param name="input">The input of the call.</param>
    /// <param name="itemIsData">Whether the item is data of the resource.</param>
    public static Resource Make(Resource parent, ResourcePlan target, IReadOnlyList<TemplateNode> ids, object? item, AwsStructure? input, bool itemIsData)
    {
        var values = new string[ids.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = TemplateFiller.Text(ids[i], new TemplateSources(parent, item, input)) ?? throw Missing(parent, target, i);
        return parent.Session.Create(target, values, itemIsData ? item as AwsStructure : null);
    }

    /// <summary>As <see cref="Make"/>, or null where the item lacks an identifier.</summary>
    public static Resource? TryMake(Resource parent, ResourcePlan target, IReadOnlyList<TemplateNode?> ids, object? item, bool itemIsData)
    {
        var values = new string[ids.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (TemplateFiller.Text(ids[i]!, new TemplateSources(parent, item)) is not { Length: > 0 } id) return null;
            values[i] = id;
        }
        return parent.Session.Create(target, values, itemIsData ? item as AwsStructure : null);
    }

    private static AwsResourceNotFoundException Missing(Resource parent, ResourcePlan target, int index) => new(
        $"{parent} answered a {target.Bound.Name} without {target.Bound.Identifiers[index].Name} ({target.Bound.Identifiers[index].Member}).");
}
