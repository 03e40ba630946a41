using AwsResources.Emulator.Services.Ec2.Resources;

namespace AwsResources.Emulator.Services.Ec2.Tags;

/// <summary>The tags that a creating call gives what it makes. Read before anything is made, so that a refusal leaves nothing behind.</summary>
internal sealed class TagSpecifications
{
    private readonly Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>> _byKind = new(StringComparer.Ordinal);

    /// <param name="call">The call.</param>
    /// <param name="kinds">The kinds of resources that the call makes.</param>
    public static TagSpecifications Read(EmulatorCall call, params ReadOnlySpan<ResourceKind> kinds)
    {
        var read = new TagSpecifications();
        foreach (var specification in call.Input.Parts("TagSpecifications"))
        {
            var name = specification.Text("ResourceType")
                ?? throw new EmulatorException("MissingParameter", "Tag specification resource type must have a value");
            if (!Known(kinds, name)) throw Ec2Errors.InvalidValue($"'{name}' is not a valid taggable resource type for this operation.");
            var tags = TagRules.Read(specification);
            if (tags.Count > TagRules.MostTags) throw TagRules.TooMany();
            if (!read._byKind.TryAdd(name, tags))
                throw Ec2Errors.InvalidValue($"Resource type '{name}' is specified more than once in the tag specifications.");
        }
        return read;
    }

    public void ApplyTo(Ec2Resource resource)
    {
        if (_byKind.TryGetValue(resource.Kind.Name, out var tags)) TagRules.Set(resource, tags);
    }

    private static bool Known(ReadOnlySpan<ResourceKind> kinds, string name)
    {
        foreach (var kind in kinds)
            if (kind.Name == name) return true;
        return false;
    }
}
