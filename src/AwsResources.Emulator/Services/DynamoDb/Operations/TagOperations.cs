using AwsResources.Emulator.Services.DynamoDb.Tables;

namespace AwsResources.Emulator.Services.DynamoDb.Operations;

/// <summary>Tags and time to live of tables.</summary>
internal sealed class TagOperations(TableStore store)
{
    private const int MaxTags = 50;

    public AwsStructure TagResource(AwsStructure input)
    {
        var table = TableOf(input);
        var tags = TableSpecs.ReadTags(input).ToArray();
        if (table.Tags.Keys.Union(tags.Select(t => t.Key)).Count() > MaxTags)
            throw DynamoDbErrors.InvalidParameter($"Too many tags: a resource has at most {MaxTags}");
        foreach (var (key, value) in tags) table.Tags[key] = value;
        return new AwsStructure();
    }

    public AwsStructure UntagResource(AwsStructure input)
    {
        var table = TableOf(input);
        foreach (var key in input.Texts("TagKeys")) table.Tags.Remove(key);
        return new AwsStructure();
    }

    public AwsStructure ListTagsOfResource(AwsStructure input) => new()
    {
        ["Tags"] = TableOf(input).Tags.Select(t => new AwsStructure { ["Key"] = t.Key, ["Value"] = t.Value }).ToArray(),
    };

    public AwsStructure DescribeTimeToLive(AwsStructure input)
    {
        var name = store.Get(input.RequiredText("TableName")).TimeToLive.AttributeName;
        return new AwsStructure
        {
            ["TimeToLiveDescription"] = new AwsStructure
            {
                ["TimeToLiveStatus"] = name is null ? "DISABLED" : "ENABLED",
                ["AttributeName"] = name,
            },
        };
    }

    public AwsStructure UpdateTimeToLive(AwsStructure input)
    {
        var table = store.Get(input.RequiredText("TableName"));
        var wanted = input.Part("TimeToLiveSpecification") ?? new AwsStructure();
        var (enabled, name) = (wanted.Flag("Enabled") is true, wanted.RequiredText("AttributeName"));
        table.TimeToLive.Change(enabled, name, store.Now);
        return new AwsStructure
        {
            ["TimeToLiveSpecification"] = new AwsStructure { ["Enabled"] = enabled, ["AttributeName"] = name },
        };
    }

    private Table TableOf(AwsStructure input) => store.GetByArn(input.RequiredText("ResourceArn"));
}
