using System.Globalization;
using AwsResources.Emulator.Services.S3.Buckets;
using AwsResources.Emulator.Services.S3.Configuration;
using AwsResources.Emulator.Services.S3.Listings;

namespace AwsResources.Emulator.Services.S3.Multipart;

/// <summary>ListParts and ListMultipartUploads.</summary>
internal sealed class UploadListings(S3Store store)
{
    private const int LargestPage = 1000;

    public AwsStructure ListParts(EmulatorCall call)
    {
        var bucket = store.Bucket(call);
        var upload = MultipartOperations.Find(call, bucket);
        var marker = call.Input.Integer("PartNumberMarker") ?? 0;
        var limit = Math.Clamp(call.Input.Integer("MaxParts") ?? LargestPage, 0, LargestPage);
        var rest = upload.Parts.Values.Where(part => part.Number > marker).ToList();
        var page = call.EmptyPage ? [] : rest.Take(limit).ToList();
        var owner = Grants.Owner(call.AccountId);
        return new AwsStructure
        {
            ["Bucket"] = bucket.Name,
            ["Key"] = upload.Key,
            ["UploadId"] = upload.UploadId,
            ["PartNumberMarker"] = marker,
            ["NextPartNumberMarker"] = page.Count > 0 ? page[^1].Number : marker,
            ["MaxParts"] = limit,
            ["IsTruncated"] = rest.Count > page.Count,
            ["Parts"] = page.ConvertAll(part => Describe(upload, part)),
            ["Initiator"] = owner,
            ["Owner"] = owner,
            ["StorageClass"] = upload.Headers.StorageClass,
            ["ChecksumAlgorithm"] = upload.Algorithm?.Name,
            ["ChecksumType"] = upload.Algorithm is null ? null : upload.ChecksumType,
        };
    }

    public AwsStructure ListUploads(EmulatorCall call)
    {
        var bucket = store.Bucket(call);
        var request = ListingRequest.Read(call, "MaxUploads");
        var (keyMarker, idMarker) = (call.Input.Text("KeyMarker") ?? "", call.Input.Text("UploadIdMarker"));
        var page = request.Page(Index(bucket, request.Delimiter, keyMarker, idMarker), "", _ => true);
        var owner = Grants.Owner(call.AccountId);
        var output = new AwsStructure
        {
            ["Bucket"] = bucket.Name,
            ["KeyMarker"] = request.Encode(keyMarker),
            ["UploadIdMarker"] = idMarker ?? "",
            ["Uploads"] = page.Items.Select(upload => Describe(request, upload, owner)).ToList(),
        };
        request.Write(output, page, "MaxUploads");
        if (!page.IsTruncated) return output;
        var last = page.Entries.Count > 0 ? page.Entries[^1] : default;
        output["NextKeyMarker"] = request.Encode(last.Value?.Key ?? last.Name ?? keyMarker);
        output["NextUploadIdMarker"] = last.Value?.UploadId ?? idMarker;
        return output;
    }

    // The uploads behind the markers, by key and then by time. A NUL cannot stand in a key, so it parts the two.
    private static KeyIndex<MultipartUpload> Index(S3Bucket bucket, string? delimiter, string keyMarker, string? idMarker)
    {
        var index = new KeyIndex<MultipartUpload>();
        var ordered = bucket.Uploads.Values.OrderBy(upload => upload.Key, Utf8Order.Instance).ThenBy(upload => upload.Initiated).ToList();
        var begun = idMarker is null ? -1 : ordered.FindIndex(upload => upload.Key == keyMarker && upload.UploadId == idMarker);
        for (var i = 0; i < ordered.Count; i++)
        {
            var upload = ordered[i];
            var isBehind = begun >= 0 ? i > begun : keyMarker.Length == 0 || Utf8Order.Instance.Compare(upload.Key, keyMarker) > 0
                && !IsFoldedInto(upload.Key, keyMarker, delimiter);
            if (isBehind) _ = index.GetOrAdd(upload.Key + "\0" + i.ToString("D9", CultureInfo.InvariantCulture), () => upload);
        }
        return index;
    }

    // A marker that ends a page may be a folded prefix; what it stands for has been listed.
    private static bool IsFoldedInto(string key, string marker, string? delimiter) => delimiter is not null && marker.EndsWith(delimiter, StringComparison.Ordinal) && key.StartsWith(marker, StringComparison.Ordinal);

    private static AwsStructure Describe(MultipartUpload upload, UploadedPart part)
    {
        var item = new AwsStructure
        {
            ["PartNumber"] = part.Number,
            ["LastModified"] = part.LastModified,
            ["ETag"] = part.ETag,
            ["Size"] = (long)part.Bytes.Length,
        };
        if (upload.Algorithm is { } algorithm) item[algorithm.Member] = part.Checksum.Value;
        return item;
    }

    private static AwsStructure Describe(ListingRequest request, MultipartUpload upload, AwsStructure owner) => new()
    {
        ["UploadId"] = upload.UploadId,
        ["Key"] = request.Encode(upload.Key),
        ["Initiated"] = upload.Initiated,
        ["StorageClass"] = upload.Headers.StorageClass,
        ["Owner"] = owner,
        ["Initiator"] = owner,
        ["ChecksumAlgorithm"] = upload.Algorithm?.Name,
        ["ChecksumType"] = upload.Algorithm is null ? null : upload.ChecksumType,
    };
}
