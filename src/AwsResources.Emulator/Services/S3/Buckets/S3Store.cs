using AwsResources.Emulator.Services.S3.Listings;
using AwsResources.Emulator.Services.S3.Objects;

namespace AwsResources.Emulator.Services.S3.Buckets;

/// <summary>The buckets of one emulator, and how operations find what they work on.</summary>
internal sealed class S3Store
{
    private readonly KeyIndex<S3Bucket> _buckets = new();

    public IEnumerable<S3Bucket> Buckets
    {
        get
        {
            for (var i = 0; i < _buckets.Count; i++) yield return _buckets[i].Value;
        }
    }

    public S3Bucket? Find(string name) => _buckets.Find(name);

    public void Add(S3Bucket bucket) => _ = _buckets.GetOrAdd(bucket.Name, () => bucket);

    public void Remove(S3Bucket bucket) => _buckets.Remove(bucket.Name);

    /// <summary>The bucket that the call names.</summary>
    public S3Bucket Bucket(EmulatorCall call) => Bucket(call.Input.Required("Bucket"));

    public S3Bucket Bucket(string name) => _buckets.Find(name) ?? throw S3Errors.NoSuchBucket(name);

    /// <summary>The object that the call names, by its version id where it gives one.</summary>
    public S3Object Object(EmulatorCall call) =>
        Object(call, Bucket(call), call.Input.Required("Key"), call.Input.Text("VersionId"));

    /// <summary>An object that can be read.</summary>
    /// <exception cref="EmulatorException">There is none, or it is a delete marker.</exception>
    public static S3Object Object(EmulatorCall call, S3Bucket bucket, string key, string? versionId)
    {
        var history = bucket.Objects.Find(key);
        if (versionId is not null) return Version(call, history, key, versionId);
        if (history?.Current is { } current) return current;
        if (history?.Newest is { } marker) Announce(call, marker);
        throw S3Errors.NoSuchKey(key);
    }

    private static S3Object Version(EmulatorCall call, ObjectHistory? history, string key, string versionId)
    {
        S3Names.CheckVersionId(versionId);
        var version = history?.Find(versionId) ?? throw S3Errors.NoSuchVersion(key, versionId);
        if (!version.IsDeleteMarker) return version;
        Announce(call, version);
        call.ResponseHeaders.Set("Allow", "DELETE");
        throw S3Errors.MethodNotAllowed(call.Request.Method, "DeleteMarker");
    }

    private static void Announce(EmulatorCall call, S3Object marker)
    {
        call.ResponseHeaders.Set("x-amz-delete-marker", "true");
        call.ResponseHeaders.Set("x-amz-version-id", marker.VersionId);
    }
}
