using AwsResources.S3;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.S3;

/// <summary>What specs of S3 have in common.</summary>
public abstract class S3Spec(Backend backend) : Spec(backend)
{
    /// <summary>Makes a bucket; it is emptied and deleted at the end where that matters.</summary>
    protected async Task<IBucket> MakeBucketAsync(string name)
    {
        var bucket = await Aws.S3.CreateBucketAsync(new() { Bucket = Unique(name) });
        Afterwards(async () =>
        {
            if (!await bucket.ExistsAsync()) return;
            await bucket.Objects.DeleteAsync();
            await bucket.DeleteAsync();
        });
        return await bucket.WaitUntilExistsAsync();
    }

    /// <summary>Makes a bucket with objects whose texts are their keys.</summary>
    protected async Task<IBucket> MakeBucketAsync(string name, params string[] keys)
    {
        var bucket = await MakeBucketAsync(name);
        foreach (var key in keys) await bucket.PutObjectAsync(new() { Key = key, Body = key, ContentType = "text/plain" });
        Wire.Clear();
        return bucket;
    }
}
