using AwsResources.Emulator.Services.S3.Buckets;

namespace AwsResources.Emulator.Services.S3.Objects;

/// <summary>DeleteObject and DeleteObjects.</summary>
internal sealed class ObjectDeletes(S3Store store)
{
    private const int MostKeys = 1000;

    /// <summary>What a deletion did: which version is gone, or which delete marker came.</summary>
    private readonly record struct Deletion(string? VersionId, bool IsMarker);

    public AwsStructure Delete(EmulatorCall call)
    {
        var bucket = store.Bucket(call);
        var key = call.Input.Required("Key");
        CheckConditions(call.Input, key, bucket.Objects.Find(key)?.Current);
        var deletion = Delete(call, bucket, key, call.Input.Text("VersionId"));
        call.StatusCode = 204;
        return new AwsStructure { ["VersionId"] = deletion.VersionId, ["DeleteMarker"] = deletion.IsMarker ? true : null };
    }

    public AwsStructure DeleteMany(EmulatorCall call)
    {
        var bucket = store.Bucket(call);
        var request = call.Input.Part("Delete") ?? throw S3Errors.MalformedXml();
        var objects = request.Parts("Objects");
        if (objects.Count is 0 or > MostKeys) throw S3Errors.MalformedXml();
        var deleted = new List<AwsStructure>();
        var errors = new List<AwsStructure>();
        foreach (var item in objects)
        {
            var (key, versionId) = (item.Required("Key"), item.Text("VersionId"));
            try
            {
                CheckConditions(item, key, bucket.Objects.Find(key)?.Current);
                deleted.Add(Describe(key, versionId, Delete(call, bucket, key, versionId)));
            }
            catch (EmulatorException refusal)
            {
                errors.Add(new AwsStructure
                {
                    ["Key"] = key,
                    ["VersionId"] = versionId,
                    ["Code"] = refusal.Code,
                    ["Message"] = refusal.Message,
                });
            }
        }
        return new AwsStructure { ["Deleted"] = request.Flag("Quiet") == true ? null : deleted, ["Errors"] = errors };
    }

    private static AwsStructure Describe(string key, string? versionId, Deletion deletion) => new()
    {
        ["Key"] = key,
        ["VersionId"] = versionId,
        ["DeleteMarker"] = deletion.IsMarker ? true : null,
        ["DeleteMarkerVersionId"] = deletion.IsMarker ? deletion.VersionId : null,
    };

    private static Deletion Delete(EmulatorCall call, S3Bucket bucket, string key, string? versionId)
    {
        S3Names.CheckKey(key);
        var history = bucket.Objects.Find(key);
        if (versionId is not null)
        {
            S3Names.CheckVersionId(versionId);
            var version = history?.Find(versionId);
            if (version is not null) bucket.Remove(version);
            return new Deletion(bucket.Announced(versionId), version is { IsDeleteMarker: true });
        }
        if (bucket.Versioning is null)
        {
            if (history?.Newest is { } only) bucket.Remove(only);
            return default;
        }
        var marker = new S3Object
        {
            Key = key,
            VersionId = bucket.NextVersionId(call.Ids),
            LastModified = call.Now,
            IsDeleteMarker = true,
        };
        bucket.Put(marker);
        return new Deletion(marker.VersionId, IsMarker: true);
    }

    private static void CheckConditions(AwsStructure input, string key, S3Object? current)
    {
        // DeleteObject has the entity tag as IfMatch, an entry of DeleteObjects as ETag.
        var match = input.Shape?.TryGetMember("IfMatch", out _) == true ? input.Text("IfMatch") : input.Text("ETag");
        if (match is null) return;
        if (current is null) throw S3Errors.NoSuchKey(key);
        if (!Conditions.Matches(match, current.ETag)) throw S3Errors.PreconditionFailed("If-Match");
    }
}
