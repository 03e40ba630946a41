using AwsResources.Emulator.Services.Ec2.Filters;
using AwsResources.Emulator.Services.Ec2.Resources;

namespace AwsResources.Emulator.Services.Ec2.Tags;

/// <summary>Tags of all kinds of resources.</summary>
internal static class TagOperations
{
    private sealed record TagEntry(Ec2Resource Resource, string Key, string Value);

    public static IReadOnlyDictionary<string, Ec2Handler> All { get; } = new Dictionary<string, Ec2Handler>
    {
        ["CreateTags"] = Create,
        ["DeleteTags"] = Delete,
        ["DescribeTags"] = Describe,
    };

    private static AwsStructure Create(Ec2State state, EmulatorCall call)
    {
        var tags = TagRules.Read(call.Input);
        if (tags.Count == 0) throw Ec2Errors.Missing("tagSet");
        var resources = Resources(state, call);
        foreach (var resource in resources) TagRules.CheckCount(resource, tags);
        foreach (var resource in resources) TagRules.Set(resource, tags);
        return Ec2Inputs.Done();
    }

    // A tag without a value goes whatever its value is; one with a value (also an empty one) only where the value is that.
    private static AwsStructure Delete(Ec2State state, EmulatorCall call)
    {
        var tags = call.Input.Parts("Tags");
        foreach (var tag in tags) TagRules.CheckReserved(tag.Text("Key") ?? "");
        foreach (var resource in Resources(state, call))
        {
            if (!call.Input.Has("Tags")) resource.Tags.Clear();
            foreach (var tag in tags)
            {
                var key = tag.Text("Key") ?? "";
                if (resource.Tags.TryGetValue(key, out var value) && (!tag.Has("Value") || tag.Text("Value") == value)) resource.Tags.Remove(key);
            }
        }
        return Ec2Inputs.Done();
    }

    private static AwsStructure Describe(Ec2State state, EmulatorCall call)
    {
        var entries = state.Taggable().SelectMany(resource => resource.Tags.Select(tag => new TagEntry(resource, tag.Key, tag.Value)));
        var filters = Filters(call.Input.Parts("Filters").Select(filter => filter.Text("Name") ?? ""));
        return Listing.Answer(call, "Tags", filters.Apply(call, entries), entry => new AwsStructure
        {
            ["ResourceId"] = entry.Resource.Id,
            ["ResourceType"] = entry.Resource.Kind.Name,
            ["Key"] = entry.Key,
            ["Value"] = entry.Value,
        });
    }

    // Here tag:KEY means the entry itself, not the other tags of its resource.
    private static FilterSet<TagEntry> Filters(IEnumerable<string> names)
    {
        var filters = new FilterSet<TagEntry>()
            .One("key", entry => entry.Key)
            .One("value", entry => entry.Value)
            .One("resource-id", entry => entry.Resource.Id)
            .One("resource-type", entry => entry.Resource.Kind.Name);
        foreach (var name in names.Where(name => name.StartsWith("tag:", StringComparison.Ordinal)).Distinct())
            _ = filters.One(name, entry => entry.Key == name["tag:".Length..] ? entry.Value : null);
        return filters;
    }

    private static IReadOnlyList<Ec2Resource> Resources(Ec2State state, EmulatorCall call)
    {
        var ids = call.Input.Texts("Resources");
        if (ids.Count == 0) throw Ec2Errors.Missing("resourceIdSet");
        if (ids.Count > 1000) throw Ec2Errors.InvalidValue("The maximum number of resources that can be tagged in one call is 1000.");
        var byId = state.Taggable().Where(resource => resource.OwnerId == state.AccountId || resource.Kind == ResourceKind.Image)
            .ToDictionary(resource => resource.Id, StringComparer.Ordinal);
        return [.. ids.Distinct().Select(id => byId.GetValueOrDefault(id) ?? throw NotFound(id))];
    }

    private static EmulatorException NotFound(string id)
    {
        var kind = ResourceKind.All.FirstOrDefault(kind => id.StartsWith(kind.Prefix + "-", StringComparison.Ordinal));
        return kind?.NotFound(id) ?? new EmulatorException("InvalidID", $"The ID '{id}' is not valid");
    }
}
