using AwsResources.Emulator.Services.S3.Buckets;
using AwsResources.Emulator.Services.S3.Configuration;
using AwsResources.Emulator.Services.S3.Objects;

namespace AwsResources.Emulator.Services.S3.Listings;

/// <summary>ListObjectVersions: every version and delete marker, by key, the newest first.</summary>
internal sealed class VersionListing(S3Store store)
{
    public AwsStructure List(EmulatorCall call)
    {
        var bucket = store.Bucket(call);
        var request = ListingRequest.Read(call);
        var (keyMarker, versionMarker) = (call.Input.Text("KeyMarker") ?? "", call.Input.Text("VersionIdMarker"));
        if (versionMarker is not null && keyMarker.Length == 0)
            throw S3Errors.InvalidArgument("A version-id marker cannot be specified without a key marker.", "version-id-marker", versionMarker);
        var entries = call.EmptyPage ? [] : Entries(bucket, request, keyMarker, versionMarker).Take(request.Limit + 1).ToList();
        var isTruncated = call.EmptyPage || request.Limit > 0 && entries.Count > request.Limit;
        if (entries.Count > request.Limit) entries.RemoveRange(request.Limit, entries.Count - request.Limit);
        var owner = Grants.Owner(call.AccountId);
        var output = new AwsStructure
        {
            ["Name"] = bucket.Name,
            ["KeyMarker"] = request.Encode(keyMarker),
            ["VersionIdMarker"] = versionMarker ?? "",
            ["Versions"] = entries.Where(entry => entry.Version is { IsDeleteMarker: false }).Select(entry => Describe(request, entry, owner)).ToList(),
            ["DeleteMarkers"] = entries.Where(entry => entry.Version is { IsDeleteMarker: true }).Select(entry => Describe(request, entry, owner)).ToList(),
        };
        var folded = entries.Where(entry => entry.Version is null).Select(entry => new ListingEntry<ObjectHistory>(entry.Name, null)).ToList();
        request.Write(output, new Listing<ObjectHistory>(folded, isTruncated), "MaxKeys");
        if (!isTruncated) return output;
        var last = entries.Count > 0 ? entries[^1] : new Entry(keyMarker, null, false);
        output["NextKeyMarker"] = request.Encode(last.Name);
        output["NextVersionIdMarker"] = entries.Count > 0 ? last.Version?.VersionId : versionMarker;
        return output;
    }

    /// <summary>A version, or where that is null a folded prefix.</summary>
    private readonly record struct Entry(string Name, S3Object? Version, bool IsLatest);

    private static IEnumerable<Entry> Entries(S3Bucket bucket, ListingRequest request, string keyMarker, string? versionMarker)
    {
        // A version marker goes on within its key, which the walk by keys would leave behind.
        if (versionMarker is not null && bucket.Objects.Find(keyMarker) is { } begun)
        {
            foreach (var version in begun.Versions.SkipWhile(version => version.VersionId != versionMarker).Skip(1))
                yield return new Entry(keyMarker, version, IsLatest: false);
        }
        var query = new ListingQuery(request.Prefix, request.Delimiter, keyMarker, int.MaxValue);
        foreach (var (name, history) in Listing<ObjectHistory>.Of(bucket.Objects, query, _ => true).Entries)
        {
            if (history is null) yield return new Entry(name, null, false);
            foreach (var version in history?.Versions ?? []) yield return new Entry(name, version, version == history!.Newest);
        }
    }

    private static AwsStructure Describe(ListingRequest request, Entry entry, AwsStructure owner)
    {
        var version = entry.Version!;
        var item = new AwsStructure
        {
            ["Key"] = request.Encode(version.Key),
            ["VersionId"] = version.VersionId,
            ["IsLatest"] = entry.IsLatest,
            ["LastModified"] = version.LastModified,
            ["Owner"] = owner,
        };
        if (version.IsDeleteMarker) return item;
        item["ETag"] = version.ETag;
        item["ChecksumAlgorithm"] = version.Checksum is { } checksum ? new[] { checksum.Algorithm.Name } : null;
        item["ChecksumType"] = version.Checksum?.Type;
        item["Size"] = (long)version.Bytes.Length;
        item["StorageClass"] = version.Headers.StorageClass;
        return item;
    }
}
