using AwsResources.Emulator.Services.S3.Buckets;

namespace AwsResources.Emulator.Services.S3.Objects;

/// <summary>GetObject, HeadObject and GetObjectAttributes.</summary>
internal sealed class ObjectReads(S3Store store)
{
    private static readonly (string Input, string Header)[] Overrides =
    [
        ("ResponseCacheControl", "Cache-Control"), ("ResponseContentDisposition", "Content-Disposition"),
        ("ResponseContentEncoding", "Content-Encoding"), ("ResponseContentLanguage", "Content-Language"),
        ("ResponseContentType", "Content-Type"),
    ];

    public AwsStructure Get(EmulatorCall call)
    {
        var target = store.Object(call);
        var output = Describe(call, target, out var range);
        output["Body"] = AwsBody.FromBytes(target.Bytes.Slice(range.Start, range.Length));
        return output;
    }

    public AwsStructure Head(EmulatorCall call) => Describe(call, store.Object(call), out _);

    public AwsStructure GetAttributes(EmulatorCall call)
    {
        var target = store.Object(call);
        var wanted = call.Input.Texts("ObjectAttributes").SelectMany(names => names.Split(',', StringSplitOptions.TrimEntries)).ToHashSet();
        var output = new AwsStructure
        {
            ["LastModified"] = target.LastModified,
            ["VersionId"] = store.Bucket(call).Announced(target.VersionId),
        };
        if (wanted.Contains("ETag")) output["ETag"] = Conditions.Bare(target.ETag);
        if (wanted.Contains("ObjectSize")) output["ObjectSize"] = (long)target.Bytes.Length;
        if (wanted.Contains("StorageClass")) output["StorageClass"] = target.Headers.StorageClass;
        if (wanted.Contains("Checksum") && target.Checksum is { } checksum)
            output["Checksum"] = new AwsStructure { [checksum.Algorithm.Member] = checksum.Value, ["ChecksumType"] = checksum.Type };
        if (wanted.Contains("ObjectParts") && target.Parts.Count > 0) output["ObjectParts"] = Parts(call, target);
        return output;
    }

    private AwsStructure Describe(EmulatorCall call, S3Object target, out ByteRange range)
    {
        Conditions.CheckRead(call, target);
        var size = target.Bytes.Length;
        var part = Part(call, target);
        var asked = part ?? ByteRange.Parse(call.Input.Text("Range"), size);
        range = asked ?? new ByteRange(0, size);
        var output = new AwsStructure
        {
            ["AcceptRanges"] = "bytes",
            ["LastModified"] = target.LastModified,
            ["ContentLength"] = (long)range.Length,
            ["ETag"] = target.ETag,
            ["VersionId"] = store.Bucket(call).Announced(target.VersionId),
        };
        target.Headers.WriteTo(call, output);
        foreach (var (input, header) in Overrides)
            if (call.Input.Text(input) is { } text) output[header.Replace("-", "", StringComparison.Ordinal)] = text;
        if (call.Request.Query.TryGet("response-expires", out var expires) && expires is not null) call.ResponseHeaders.Set("Expires", expires);
        if (target.Tags.Count > 0) output["TagCount"] = target.Tags.Count;
        if (call.Input.Integer("PartNumber") is not null && target.Parts.Count > 0) output["PartsCount"] = target.Parts.Count;
        AddChecksum(call, target, output, isWhole: asked is null);
        if (asked is null) return output;
        call.StatusCode = 206;
        output["ContentRange"] = range.ContentRange(size);
        return output;
    }

    private static void AddChecksum(EmulatorCall call, S3Object target, AwsStructure output, bool isWhole)
    {
        if (call.Input.Text("ChecksumMode") != "ENABLED" || !isWhole || target.Checksum is not { } checksum) return;
        output[checksum.Algorithm.Member] = checksum.Value;
        output["ChecksumType"] = checksum.Type;
    }

    private static ByteRange? Part(EmulatorCall call, S3Object target)
    {
        if (call.Input.Integer("PartNumber") is not { } number) return null;
        if (call.Input.Has("Range")) throw S3Errors.InvalidRequest("Cannot specify both Range header and partNumber query parameter");
        if (target.Parts.Count == 0 && number == 1) return target.Bytes.IsEmpty ? null : new ByteRange(0, target.Bytes.Length);
        if (number < 1 || number > target.Parts.Count) throw S3Errors.InvalidPartNumber(number, Math.Max(target.Parts.Count, 1));
        var part = target.Parts[number - 1];
        return new ByteRange((int)part.Offset, part.Size);
    }

    private static AwsStructure Parts(EmulatorCall call, S3Object target)
    {
        var marker = call.Input.Integer("PartNumberMarker") ?? 0;
        var limit = Math.Clamp(call.Input.Integer("MaxParts") ?? 1000, 0, 1000);
        var rest = target.Parts.Where(part => part.Number > marker).ToList();
        var page = rest.Take(limit).ToList();
        return new AwsStructure
        {
            ["TotalPartsCount"] = target.Parts.Count,
            ["PartNumberMarker"] = marker,
            ["NextPartNumberMarker"] = page.Count > 0 ? page[^1].Number : marker,
            ["MaxParts"] = limit,
            ["IsTruncated"] = rest.Count > page.Count,
            ["Parts"] = page.ConvertAll(part =>
            {
                var item = new AwsStructure { ["PartNumber"] = part.Number, ["Size"] = (long)part.Size };
                if (part.Checksum is not null) item[target.Checksum!.Algorithm.Member] = part.Checksum;
                return item;
            }),
        };
    }
}
