using AwsResources.Emulator.Services.S3.Listings;
using AwsResources.Emulator.Services.S3.Multipart;
using AwsResources.Emulator.Services.S3.Objects;

namespace AwsResources.Emulator.Services.S3.Buckets;

/// <summary>A bucket and all that is in it.</summary>
internal sealed class S3Bucket(string name, string region, DateTimeOffset created)
{
    public string Name { get; } = name;

    public string Region { get; } = region;

    public DateTimeOffset Created { get; } = created;

    /// <summary><c>Enabled</c>, <c>Suspended</c>, or null for a bucket that never had versions.</summary>
    public string? Versioning { get; set; }

    public IReadOnlyDictionary<string, string>? Tags { get; set; }

    public IReadOnlyList<AwsStructure> Grants { get; set; } = [];

    public KeyIndex<ObjectHistory> Objects { get; } = new();

    /// <summary>Uploads in parts that have not come to an end, by upload id.</summary>
    public Dictionary<string, MultipartUpload> Uploads { get; } = new(StringComparer.Ordinal);

    /// <summary>What completed uploads answered, by upload id, so that a caller who lost the answer can ask again.</summary>
    public Dictionary<string, (string Key, AwsStructure Answer)> CompletedUploads { get; } = new(StringComparer.Ordinal);

    /// <summary>Configurations that are kept and answered as they were given, by name.</summary>
    public Dictionary<string, object> Configurations { get; } = new(StringComparer.Ordinal);

    /// <summary>The id that the next version of an object gets.</summary>
    public string NextVersionId(EmulatorIds ids) => Versioning == "Enabled" ? ids.Token(32) : S3Object.NullVersion;

    /// <summary>The id as answers give it: none for a bucket that never had versions.</summary>
    public string? Announced(string versionId) => Versioning is null ? null : versionId;

    public void Put(S3Object version) => Objects.GetOrAdd(version.Key, () => new ObjectHistory()).Push(version);

    public void Remove(S3Object version)
    {
        if (Objects.Find(version.Key) is not { } history) return;
        history.Remove(version);
        if (history.IsEmpty) Objects.Remove(version.Key);
    }
}
