using AwsResources.Emulator.Services.Ec2.Resources;

namespace AwsResources.Emulator.Services.Ec2.Tags;

/// <summary>What tags may be, and setting them.</summary>
internal static class TagRules
{
    public const int MostTags = 50;
    private const int LongestKey = 127;
    private const int LongestValue = 255;

    /// <summary>Reads a list of tags; a key may come only once.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(AwsStructure input)
    {
        var tags = input.Parts("Tags").Select(tag => KeyValuePair.Create(tag.Text("Key") ?? "", tag.Text("Value") ?? "")).ToList();
        foreach (var (key, value) in tags) Check(key, value);
        if (tags.GroupBy(tag => tag.Key).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Ec2Errors.InvalidValue($"Duplicate tag key '{twice.Key}' specified.");
        return tags;
    }

    public static void Check(string key, string value)
    {
        if (key.Length == 0) throw Ec2Errors.InvalidValue("Tag keys must not be empty.");
        if (key.Length > LongestKey) throw Ec2Errors.InvalidValue($"Tag key exceeds the maximum length of {LongestKey} characters");
        if (value.Length > LongestValue) throw Ec2Errors.InvalidValue($"Tag value exceeds the maximum length of {LongestValue} characters.");
        CheckReserved(key);
    }

    public static void CheckReserved(string key)
    {
        if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            throw Ec2Errors.InvalidValue($"Tag keys starting with 'aws:' are reserved for internal use: '{key}'");
    }

    /// <summary>Refuses what would make too many; to be called for all resources before any of them is changed.</summary>
    public static void CheckCount(Ec2Resource resource, IEnumerable<KeyValuePair<string, string>> tags)
    {
        if (resource.Tags.Keys.Union(tags.Select(tag => tag.Key)).Count() > MostTags)
            throw TooMany();
    }

    public static EmulatorException TooMany() => new("TagLimitExceeded", "The maximum number of Tags for a resource has been reached.");

    public static void Set(Ec2Resource resource, IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        CheckCount(resource, tags);
        foreach (var (key, value) in tags) resource.Tags[key] = value;
    }
}
