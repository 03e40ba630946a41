using AwsResources.Emulator.Services.S3.Buckets;
using AwsResources.Emulator.Services.S3.Objects;

namespace AwsResources.Emulator.Services.S3.Multipart;

/// <summary>CompleteMultipartUpload: the parts that the caller lists become an object.</summary>
internal sealed class CompletionOperation(S3Store store)
{
    private const int SmallestPart = 5 * 1024 * 1024;

    public AwsStructure Complete(EmulatorCall call)
    {
        Unsupported.Refuse(call);
        var bucket = store.Bucket(call);
        // A caller who lost the answer asks again, and gets it again.
        if (bucket.CompletedUploads.TryGetValue(call.Input.Required("UploadId"), out var done) && done.Key == call.Input.Required("Key"))
            return done.Answer;
        var upload = MultipartOperations.Find(call, bucket);
        var parts = Listed(call, upload);
        CheckSizes(parts);
        Conditions.CheckWrite(call, upload.Key, bucket.Objects.Find(upload.Key)?.Current);
        var whole = Join(parts);
        if (call.Input.Long("MpuObjectSize") is { } size && size != whole.Length)
            throw S3Errors.InvalidRequest("The provided 'x-amz-mp-object-size' header does not match the size of the object.");
        var written = Make(call, bucket, upload, parts, whole);
        CheckGivenChecksum(call, written);
        bucket.Put(written);
        _ = bucket.Uploads.Remove(upload.UploadId);
        var answer = Answer(call, bucket, written);
        bucket.CompletedUploads[upload.UploadId] = (upload.Key, answer);
        return answer;
    }

    private static List<UploadedPart> Listed(EmulatorCall call, MultipartUpload upload)
    {
        var listed = call.Input.Part("MultipartUpload")?.Parts("Parts") ?? [];
        if (listed.Count == 0) throw S3Errors.MalformedXml();
        var parts = new List<UploadedPart>(listed.Count);
        foreach (var item in listed)
        {
            var number = item.Integer("PartNumber") ?? throw S3Errors.MalformedXml();
            if (parts.Count > 0 && number <= parts[^1].Number) throw S3Errors.InvalidPartOrder(upload.UploadId);
            var eTag = item.Text("ETag");
            if (!upload.Parts.TryGetValue(number, out var part) || eTag is null || Conditions.Bare(eTag) != Conditions.Bare(part.ETag)
                || item.Text(part.Checksum.Algorithm.Member) is { } checksum && checksum != part.Checksum.Value)
            {
                throw S3Errors.InvalidPart(upload.UploadId, number, eTag);
            }
            parts.Add(part);
        }
        return parts;
    }

    private static void CheckSizes(List<UploadedPart> parts)
    {
        foreach (var part in parts.SkipLast(1))
            if (part.Bytes.Length < SmallestPart) throw S3Errors.EntityTooSmall(part.Bytes.Length, part.Number, part.ETag, SmallestPart);
    }

    private static byte[] Join(List<UploadedPart> parts)
    {
        if (parts.Sum(part => (long)part.Bytes.Length) > Array.MaxLength) throw S3Errors.NotSupportedHere("objects of more than 2 GiB");
        var whole = new byte[parts.Sum(part => part.Bytes.Length)];
        var offset = 0;
        foreach (var part in parts)
        {
            part.Bytes.CopyTo(whole.AsMemory(offset));
            offset += part.Bytes.Length;
        }
        return whole;
    }

    private static S3Object Make(EmulatorCall call, S3Bucket bucket, MultipartUpload upload, List<UploadedPart> parts, byte[] whole)
    {
        var bytes = parts.ConvertAll(part => part.Bytes);
        var algorithm = upload.Algorithm ?? ChecksumAlgorithm.Default;
        var offset = 0L;
        return new S3Object
        {
            Key = upload.Key,
            VersionId = bucket.NextVersionId(call.Ids),
            Bytes = whole,
            ETag = S3Integrity.ETag(bytes),
            LastModified = call.Now,
            Headers = upload.Headers,
            Tags = upload.Tags,
            Grants = upload.Grants,
            Checksum = S3Integrity.Of(algorithm, upload.IsComposite, whole, bytes),
            // Objects number their parts anew, whatever numbers they were uploaded by.
            Parts = parts.Select((part, index) =>
            {
                var start = offset;
                offset += part.Bytes.Length;
                return new ObjectPart(index + 1, start, part.Bytes.Length, upload.Algorithm is null ? null : part.Checksum.Value);
            }).ToList(),
        };
    }

    private static void CheckGivenChecksum(EmulatorCall call, S3Object written)
    {
        var checksum = written.Checksum!;
        if (call.Input.Text(checksum.Algorithm.Member) is not { } given) return;
        // Of a composite one, callers may leave out the number of parts.
        if (given != checksum.Value && !(checksum.IsComposite && checksum.Value.StartsWith(given + "-", StringComparison.Ordinal)))
            throw S3Errors.BadDigest(checksum.Algorithm.Name);
    }

    private static AwsStructure Answer(EmulatorCall call, S3Bucket bucket, S3Object written)
    {
        var checksum = written.Checksum!;
        return new AwsStructure
        {
            ["Location"] = $"https://{bucket.Name}.s3.{call.Region}.amazonaws.com/{Uri.EscapeDataString(written.Key)}",
            ["Bucket"] = bucket.Name,
            ["Key"] = written.Key,
            ["ETag"] = written.ETag,
            [checksum.Algorithm.Member] = checksum.Value,
            ["ChecksumType"] = checksum.Type,
            ["VersionId"] = bucket.Announced(written.VersionId),
            ["ServerSideEncryption"] = written.Headers.Texts.GetValueOrDefault("ServerSideEncryption"),
        };
    }
}
