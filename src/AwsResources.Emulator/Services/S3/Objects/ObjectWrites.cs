using AwsResources.Emulator.Services.S3.Buckets;
using AwsResources.Emulator.Services.S3.Configuration;

namespace AwsResources.Emulator.Services.S3.Objects;

/// <summary>PutObject and CopyObject.</summary>
internal sealed class ObjectWrites(S3Store store)
{

    /// <summary>What changes an object when it is copied onto itself.</summary>
    private static readonly string[] SelfCopyChanges = ["StorageClass", "WebsiteRedirectLocation", "ServerSideEncryption", "SSEKMSKeyId"];

    public AwsStructure Put(EmulatorCall call)
    {
        Unsupported.Refuse(call);
        var bucket = store.Bucket(call);
        var key = CheckedKey(call);
        Conditions.CheckWrite(call, key, bucket.Objects.Find(key)?.Current);
        var headers = ObjectHeaders.From(call);
        S3Names.CheckMetadata(headers.Metadata);
        var bytes = call.Body;
        var written = new S3Object
        {
            Key = key,
            VersionId = bucket.NextVersionId(call.Ids),
            Bytes = bytes,
            ETag = S3Integrity.ETag(bytes),
            LastModified = call.Now,
            Headers = headers,
            Tags = TagSet.FromHeader(call.Input.Text("Tagging")),
            Grants = Grants.Canned(call),
            Checksum = S3Integrity.Of(call, bytes),
        };
        bucket.Put(written);
        return Answer(bucket, written);
    }

    public AwsStructure Copy(EmulatorCall call)
    {
        Unsupported.Refuse(call);
        var bucket = store.Bucket(call);
        var key = CheckedKey(call);
        var (sourceBucket, source) = CopySource.Find(call, store);
        Conditions.CheckWrite(call, key, bucket.Objects.Find(key)?.Current);
        var replaces = call.Input.Text("MetadataDirective") == "REPLACE";
        if (sourceBucket == bucket && source.Key == key && !call.Input.Required("CopySource").Contains("versionId=", StringComparison.Ordinal)
            && !replaces && !SelfCopyChanges.Any(call.Input.Has))
        {
            throw S3Errors.InvalidRequest("This copy request is illegal because it is trying to copy an object to itself without changing the "
                + "object's metadata, storage class, website redirect location or encryption attributes.");
        }

        var algorithm = ChecksumAlgorithm.Find(call.Input.Text("ChecksumAlgorithm")) ?? source.Checksum?.Algorithm ?? ChecksumAlgorithm.Default;
        var copy = new S3Object
        {
            Key = key,
            VersionId = bucket.NextVersionId(call.Ids),
            Bytes = source.Bytes,
            ETag = S3Integrity.ETag(source.Bytes),
            LastModified = call.Now,
            Headers = CopiedHeaders(call, source, replaces),
            Tags = call.Input.Text("TaggingDirective") == "REPLACE" ? TagSet.FromHeader(call.Input.Text("Tagging")) : source.Tags,
            Grants = Grants.Canned(call),
            Checksum = new ObjectChecksum(algorithm, algorithm.Compute(source.Bytes), IsComposite: false),
        };
        bucket.Put(copy);
        return Answer(call, bucket, copy, sourceBucket.Announced(source.VersionId));
    }

    private static string CheckedKey(EmulatorCall call)
    {
        var key = call.Input.Required("Key");
        S3Names.CheckKey(key);
        return key;
    }

    private static ObjectHeaders CopiedHeaders(EmulatorCall call, S3Object source, bool replaces)
    {
        var given = ObjectHeaders.From(call);
        if (replaces)
        {
            S3Names.CheckMetadata(given.Metadata);
            return given;
        }
        // The storage class, encryption and redirect of a copy are never the source's.
        var texts = source.Headers.Texts.Where(pair => !SelfCopyChanges.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var name in SelfCopyChanges)
            if (given.Texts.TryGetValue(name, out var text)) texts[name] = text;
        return source.Headers with { Texts = texts, StorageClass = given.StorageClass };
    }

    private static AwsStructure Answer(S3Bucket bucket, S3Object written)
    {
        var output = new AwsStructure
        {
            ["ETag"] = written.ETag,
            ["VersionId"] = bucket.Announced(written.VersionId),
            ["ServerSideEncryption"] = written.Headers.Texts.GetValueOrDefault("ServerSideEncryption"),
        };
        if (written.Checksum is not { } checksum) return output;
        output[checksum.Algorithm.Member] = checksum.Value;
        output["ChecksumType"] = checksum.Type;
        return output;
    }

    private static AwsStructure Answer(EmulatorCall call, S3Bucket bucket, S3Object copy, string? sourceVersion)
    {
        var result = new AwsStructure { ["ETag"] = copy.ETag, ["LastModified"] = copy.LastModified };
        if (call.Input.Has("ChecksumAlgorithm") || copy.Checksum!.Algorithm != ChecksumAlgorithm.Default)
        {
            result[copy.Checksum!.Algorithm.Member] = copy.Checksum.Value;
            result["ChecksumType"] = copy.Checksum.Type;
        }
        return new AwsStructure
        {
            ["CopyObjectResult"] = result,
            ["CopySourceVersionId"] = sourceVersion,
            ["VersionId"] = bucket.Announced(copy.VersionId),
            ["ServerSideEncryption"] = copy.Headers.Texts.GetValueOrDefault("ServerSideEncryption"),
        };
    }
}
