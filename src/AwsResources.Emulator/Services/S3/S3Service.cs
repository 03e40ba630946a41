using AwsResources.Client.Transport;
using AwsResources.Emulator.Services.S3.Buckets;
using AwsResources.Emulator.Services.S3.Configuration;
using AwsResources.Emulator.Services.S3.Listings;
using AwsResources.Emulator.Services.S3.Multipart;
using AwsResources.Emulator.Services.S3.Objects;

namespace AwsResources.Emulator.Services.S3;

/// <summary>S3, with the buckets of one emulator. Buckets are global, and each has a region.</summary>
internal sealed class S3Service : EmulatedService
{
    private const string FirstRegion = "us-east-1";

    // These work from any region: they find out where a bucket is, or make it.
    private static readonly HashSet<string> RegionlessOperations = ["CreateBucket", "ListBuckets", "GetBucketLocation"];

    private readonly S3Store _store = new();
    private readonly Dictionary<string, Func<EmulatorCall, AwsStructure>> _operations;

    public S3Service() : base("s3")
    {
        _operations = new Dictionary<string, Func<EmulatorCall, AwsStructure>>(StringComparer.Ordinal);
        AddBuckets();
        AddObjects();
        AddUploads();
        AddTagsAndLists();
        foreach (var configuration in StoredConfiguration.All)
            foreach (var (name, handler) in configuration.Operations(_store)) _operations.Add(name, handler);
    }

    public override IReadOnlyDictionary<string, Func<EmulatorCall, AwsStructure>> Operations => _operations;

    public override IReadOnlyDictionary<string, string> Notes { get; } = MakeNotes();

    public override bool IsObjectStore => true;

    public override AwsRequest Normalize(AwsRequest request) => S3Addressing.ToPathStyle(request);

    public override void BeforeCall(EmulatorCall call)
    {
        S3Integrity.Check(call);
        if (call.Input.Shape?.TryGetMember("Bucket", out _) != true || RegionlessOperations.Contains(call.Operation.Name)) return;
        if (call.Input.Text("ExpectedBucketOwner") is { } owner && owner != call.AccountId)
            throw new EmulatorException("AccessDenied", "Access Denied", 403);
        if (call.Input.Text("Bucket") is not { } name || _store.Find(name) is not { } bucket || bucket.Region == call.Region) return;
        call.ResponseHeaders.Set("x-amz-bucket-region", bucket.Region);
        throw call.Region == FirstRegion ? S3Errors.WrongRegion(call.Region, bucket.Region) : S3Errors.PermanentRedirect(bucket);
    }

    private void AddBuckets()
    {
        var buckets = new BucketOperations(_store);
        _operations.Add("CreateBucket", buckets.Create);
        _operations.Add("DeleteBucket", buckets.Delete);
        _operations.Add("HeadBucket", buckets.Head);
        _operations.Add("ListBuckets", buckets.List);
        _operations.Add("GetBucketLocation", buckets.GetLocation);
        _operations.Add("GetBucketVersioning", buckets.GetVersioning);
        _operations.Add("PutBucketVersioning", buckets.PutVersioning);
    }

    private void AddObjects()
    {
        var (reads, writes, deletes) = (new ObjectReads(_store), new ObjectWrites(_store), new ObjectDeletes(_store));
        var listings = new ListingOperations(_store);
        _operations.Add("GetObject", reads.Get);
        _operations.Add("HeadObject", reads.Head);
        _operations.Add("GetObjectAttributes", reads.GetAttributes);
        _operations.Add("PutObject", writes.Put);
        _operations.Add("CopyObject", writes.Copy);
        _operations.Add("DeleteObject", deletes.Delete);
        _operations.Add("DeleteObjects", deletes.DeleteMany);
        _operations.Add("ListObjectsV2", listings.ListV2);
        _operations.Add("ListObjects", listings.ListV1);
        _operations.Add("ListObjectVersions", new VersionListing(_store).List);
    }

    private void AddUploads()
    {
        var (uploads, listings) = (new MultipartOperations(_store), new UploadListings(_store));
        _operations.Add("CreateMultipartUpload", uploads.Create);
        _operations.Add("UploadPart", uploads.UploadPart);
        _operations.Add("UploadPartCopy", uploads.UploadPartCopy);
        _operations.Add("CompleteMultipartUpload", new CompletionOperation(_store).Complete);
        _operations.Add("AbortMultipartUpload", uploads.Abort);
        _operations.Add("ListParts", listings.ListParts);
        _operations.Add("ListMultipartUploads", listings.ListUploads);
    }

    private void AddTagsAndLists()
    {
        var (tags, lists) = (new TaggingOperations(_store), new AclOperations(_store));
        _operations.Add("GetBucketTagging", tags.GetOfBucket);
        _operations.Add("PutBucketTagging", tags.PutOnBucket);
        _operations.Add("DeleteBucketTagging", tags.DeleteOfBucket);
        _operations.Add("GetObjectTagging", tags.GetOfObject);
        _operations.Add("PutObjectTagging", tags.PutOnObject);
        _operations.Add("DeleteObjectTagging", tags.DeleteOfObject);
        _operations.Add("GetBucketAcl", lists.GetOfBucket);
        _operations.Add("PutBucketAcl", lists.PutOnBucket);
        _operations.Add("GetObjectAcl", lists.GetOfObject);
        _operations.Add("PutObjectAcl", lists.PutOnObject);
    }

    private static Dictionary<string, string> MakeNotes()
    {
        var notes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var configuration in StoredConfiguration.All)
            foreach (var (name, _) in configuration.Operations(new S3Store())) notes[name] = "kept and answered; changes nothing else";
        foreach (var name in new[] { "GetBucketAcl", "PutBucketAcl", "GetObjectAcl", "PutObjectAcl" }) notes[name] = "kept and answered; the owner is the only caller";
        foreach (var name in new[] { "PutObject", "CopyObject", "CreateMultipartUpload", "UploadPart" }) notes[name] = "without SSE-C, object lock and x-amz-grant-* (refused as NotImplemented)";
        return notes;
    }
}
