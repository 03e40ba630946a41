using AwsResources.Emulator.Services.S3.Buckets;
using AwsResources.Emulator.Services.S3.Configuration;
using AwsResources.Emulator.Services.S3.Objects;

namespace AwsResources.Emulator.Services.S3.Multipart;

/// <summary>Beginning an upload in parts, taking its parts, and giving it up.</summary>
internal sealed class MultipartOperations(S3Store store)
{
    private const int HighestPart = 10_000;
    private const int UploadIdLength = 128;

    public AwsStructure Create(EmulatorCall call)
    {
        Unsupported.Refuse(call);
        var bucket = store.Bucket(call);
        var key = call.Input.Required("Key");
        S3Names.CheckKey(key);
        var headers = ObjectHeaders.From(call);
        S3Names.CheckMetadata(headers.Metadata);
        var algorithm = ChecksumAlgorithm.Find(call.Input.Text("ChecksumAlgorithm"));
        var upload = new MultipartUpload
        {
            UploadId = call.Ids.Token(UploadIdLength),
            Key = key,
            Initiated = call.Now,
            Headers = headers,
            Tags = TagSet.FromHeader(call.Input.Text("Tagging")),
            Grants = Grants.Canned(call),
            Algorithm = algorithm,
            IsComposite = IsComposite(algorithm, call.Input.Text("ChecksumType")),
        };
        bucket.Uploads.Add(upload.UploadId, upload);
        return new AwsStructure
        {
            ["Bucket"] = bucket.Name,
            ["Key"] = key,
            ["UploadId"] = upload.UploadId,
            ["ChecksumAlgorithm"] = algorithm?.Name,
            ["ChecksumType"] = algorithm is null ? null : upload.ChecksumType,
            ["ServerSideEncryption"] = headers.Texts.GetValueOrDefault("ServerSideEncryption"),
        };
    }

    public AwsStructure UploadPart(EmulatorCall call)
    {
        Unsupported.Refuse(call);
        var upload = Find(call, store.Bucket(call));
        var part = Add(call, upload, call.Body);
        return new AwsStructure { ["ETag"] = part.ETag, [part.Checksum.Algorithm.Member] = part.Checksum.Value };
    }

    public AwsStructure UploadPartCopy(EmulatorCall call)
    {
        Unsupported.Refuse(call);
        var upload = Find(call, store.Bucket(call));
        var (sourceBucket, source) = CopySource.Find(call, store);
        var text = call.Input.Text("CopySourceRange");
        var range = ByteRange.Parse(text, source.Bytes.Length);
        if (text is not null && range is null)
        {
            throw S3Errors.InvalidArgument(
                "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy",
                "x-amz-copy-source-range", text);
        }
        var part = Add(call, upload, range is { } cut ? source.Bytes.Slice(cut.Start, cut.Length) : source.Bytes);
        var result = new AwsStructure { ["ETag"] = part.ETag, ["LastModified"] = part.LastModified };
        if (upload.Algorithm is { } algorithm) result[algorithm.Member] = part.Checksum.Value;
        return new AwsStructure { ["CopyPartResult"] = result, ["CopySourceVersionId"] = sourceBucket.Announced(source.VersionId) };
    }

    public AwsStructure Abort(EmulatorCall call)
    {
        var bucket = store.Bucket(call);
        _ = bucket.Uploads.Remove(Find(call, bucket).UploadId);
        call.StatusCode = 204;
        return new AwsStructure();
    }

    /// <summary>The upload that a call names.</summary>
    public static MultipartUpload Find(EmulatorCall call, S3Bucket bucket)
    {
        var uploadId = call.Input.Required("UploadId");
        return bucket.Uploads.TryGetValue(uploadId, out var upload) && upload.Key == call.Input.Required("Key")
            ? upload
            : throw S3Errors.NoSuchUpload(uploadId);
    }

    private static UploadedPart Add(EmulatorCall call, MultipartUpload upload, ReadOnlyMemory<byte> bytes)
    {
        var number = call.Input.Integer("PartNumber") ?? 0;
        if (number is < 1 or > HighestPart)
        {
            throw S3Errors.InvalidArgument("Part number must be an integer between 1 and 10000, inclusive", "partNumber",
                call.Input.Text("PartNumber"));
        }
        var checksum = S3Integrity.Of(call, bytes);
        if (upload.Algorithm is { } algorithm && checksum.Algorithm != algorithm)
            checksum = new ObjectChecksum(algorithm, algorithm.Compute(bytes), IsComposite: false);
        return upload.Parts[number] = new UploadedPart(number, bytes, S3Integrity.ETag(bytes), checksum, call.Now);
    }

    private static bool IsComposite(ChecksumAlgorithm? algorithm, string? type)
    {
        if (algorithm is null) return false;
        var isComposite = type is null ? algorithm.CanBeComposite : type == "COMPOSITE";
        if (isComposite ? algorithm.CanBeComposite : algorithm.CanBeWhole) return isComposite;
        throw S3Errors.InvalidRequest($"The {type} checksum type cannot be used with the {algorithm.Name.ToLowerInvariant()} checksum algorithm.");
    }
}
