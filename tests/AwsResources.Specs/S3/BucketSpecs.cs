using AwsResources.S3;
using AwsResources.Specs.Backends;
using AwsResources.TestKit;

namespace AwsResources.Specs.S3;

public sealed class BucketSpecs(Backend backend) : S3Spec(backend)
{
    private IBucket _films = null!;
    private IBucket _photos = null!;

    [Test]
    public void A_bucket_is_made_of_its_name_without_a_call()
    {
        var bucket = Aws.S3.Bucket("somewhere");

        Assert.That((bucket.Name, bucket.IsLoaded, bucket.ToString()), Is.EqualTo(("somewhere", false, "s3.Bucket(Name='somewhere')")));
        Assert.That(Wire.Calls, Is.Empty);
    }

    [Test]
    public void Foreach_over_buckets_calls_synchronously_only()
    {
        using var only = Wire.Only(CallStyle.SyncOnly);
        var names = new List<string>();

        foreach (var bucket in Aws.S3.Buckets) names.Add(bucket.Name);

        Assert.That(names, Is.SupersetOf(new[] { _films.Name, _photos.Name }));
        Assert.That(Wire.Calls.Select(call => call.IsAsync), Is.Not.Empty.And.All.False);
    }

    [Test]
    public async Task Await_foreach_over_buckets_calls_asynchronously_only()
    {
        using var only = Wire.Only(CallStyle.AsyncOnly);
        var names = new List<string>();

        await foreach (var bucket in Aws.S3.Buckets) names.Add(bucket.Name);

        Assert.That(names, Is.SupersetOf(new[] { _films.Name, _photos.Name }));
        Assert.That(Wire.Calls.Select(call => call.IsAsync), Is.Not.Empty.And.All.True);
    }

    [Test]
    public async Task What_the_listing_of_buckets_says_is_read_without_a_call()
    {
        var buckets = await Aws.S3.Buckets.ToListAsync();
        Wire.Clear();

        Assert.That(buckets.Select(bucket => bucket.CreationDate), Is.All.Not.Null);
        Assert.That(Wire.Calls, Is.Empty);
    }

    [Test]
    public void The_creation_date_of_a_bucket_by_name_is_looked_up_once()
    {
        var bucket = Aws.S3.Bucket(_photos.Name);

        var read = new[] { bucket.CreationDate, bucket.CreationDate };

        Assert.That(read[0], Is.Not.Null);
        Assert.That(read[1], Is.EqualTo(read[0]));
        Assert.That(Wire.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Where_is_decided_on_what_the_listing_said()
    {
        var found = await Aws.S3.Buckets.Where(bucket => bucket.Name == _films.Name && bucket.CreationDate > DateTimeOffset.UnixEpoch).ToListAsync();

        Assert.That(found, Is.EqualTo(new[] { _films }));
        Assert.That(Wire.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_prefix_narrows_the_listing_of_buckets()
    {
        var names = (await Aws.S3.Buckets.Filter(new() { Prefix = _photos.Name }).ToListAsync()).Select(bucket => bucket.Name);

        Assert.That(names, Is.EqualTo(new[] { _photos.Name }));
    }

    [Test]
    public async Task Whether_a_bucket_exists_is_asked_of_the_service()
    {
        Assert.That(await Aws.S3.Bucket(_photos.Name).ExistsAsync(), Is.True);
        Assert.That(Aws.S3.Bucket(_photos.Name).Exists(), Is.True);
        Assert.That(await Aws.S3.Bucket(Unique("nobody-made-this-bucket")).ExistsAsync(), Is.False);
        Assert.That(Wire.Calls.Select(call => call.Text), Is.All.StartsWith("HEAD "));
    }

    [Test]
    public async Task A_bucket_that_is_not_empty_is_not_deleted()
    {
        var bucket = await MakeBucketAsync("full", "a");

        var error = (await Assert.ThrowsAsync<AwsServiceException>(() => bucket.DeleteAsync()))!;

        Assert.That((error.Code, error.StatusCode, error.Operation), Is.EqualTo(("BucketNotEmpty", 409, "DeleteBucket")));
        Assert.That(error.Message, Does.StartWith("S3 DeleteBucket failed: BucketNotEmpty (409): "));
        Assert.That(await bucket.ExistsAsync(), Is.True);
    }

    [Test]
    public async Task A_bucket_that_is_deleted_is_waited_for_until_it_is_gone()
    {
        var bucket = await MakeBucketAsync("shortlived");

        await bucket.DeleteAsync();
        await bucket.WaitUntilNotExistsAsync();

        Assert.That(await bucket.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task Waiting_for_a_bucket_that_nobody_makes_ends_with_the_timeout()
    {
        var error = (await Assert.ThrowsAsync<AwsWaitException>(
            () => Aws.S3.Bucket(Unique("nobody-made-this-one")).WaitUntilExistsAsync(options: new() { MaxAttempts = 2, Delay = TimeSpan.FromMilliseconds(10) })))!;

        Assert.That((error.Waiter, error.Reason, error.Attempts), Is.EqualTo(("BucketExists", AwsWaitFailure.TimedOut, 2)));
        Assert.That(Wire.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Making_ones_own_bucket_again_is_refused_outside_of_the_oldest_region()
    {
        await using var aws = NewSession(change: options => options with { Region = "eu-west-1" });
        var name = Unique("mine");
        var bucket = await aws.S3.CreateBucketAsync(new() { Bucket = name });
        Afterwards(() => bucket.DeleteAsync());

        await Assert.ThrowsAsync<BucketAlreadyOwnedByYouException>(() => aws.S3.CreateBucketAsync(new() { Bucket = name }));
        Assert.That(bucket.BucketRegion, Is.EqualTo("eu-west-1"));
    }

    protected override async Task PrepareAsync()
    {
        _photos = await MakeBucketAsync("photos");
        _films = await MakeBucketAsync("films");
    }
}
