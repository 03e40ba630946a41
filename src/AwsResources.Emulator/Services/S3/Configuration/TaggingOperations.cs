using AwsResources.Emulator.Services.S3.Buckets;

namespace AwsResources.Emulator.Services.S3.Configuration;

/// <summary>The tags of buckets and objects.</summary>
internal sealed class TaggingOperations(S3Store store)
{
    public AwsStructure GetOfBucket(EmulatorCall call)
    {
        var bucket = store.Bucket(call);
        var tags = bucket.Tags ?? throw S3Errors.Missing("NoSuchTagSet", "The TagSet does not exist", bucket.Name);
        return new AwsStructure { ["TagSet"] = TagSet.ToList(tags) };
    }

    public AwsStructure PutOnBucket(EmulatorCall call)
    {
        store.Bucket(call).Tags = TagSet.From(Given(call), TagSet.MostOnBucket);
        call.StatusCode = 204;
        return new AwsStructure();
    }

    public AwsStructure DeleteOfBucket(EmulatorCall call)
    {
        store.Bucket(call).Tags = null;
        call.StatusCode = 204;
        return new AwsStructure();
    }

    public AwsStructure GetOfObject(EmulatorCall call)
    {
        var target = store.Object(call);
        return new AwsStructure { ["TagSet"] = TagSet.ToList(target.Tags), ["VersionId"] = Version(call, target.VersionId) };
    }

    public AwsStructure PutOnObject(EmulatorCall call)
    {
        var target = store.Object(call);
        target.Tags = TagSet.From(Given(call), TagSet.MostOnObject);
        return new AwsStructure { ["VersionId"] = Version(call, target.VersionId) };
    }

    public AwsStructure DeleteOfObject(EmulatorCall call)
    {
        var target = store.Object(call);
        target.Tags = new Dictionary<string, string>();
        call.StatusCode = 204;
        return new AwsStructure { ["VersionId"] = Version(call, target.VersionId) };
    }

    private static IReadOnlyList<AwsStructure> Given(EmulatorCall call) =>
        call.Input.Part("Tagging")?.Parts("TagSet") ?? throw S3Errors.MalformedXml();

    private string? Version(EmulatorCall call, string versionId) => store.Bucket(call).Announced(versionId);
}
