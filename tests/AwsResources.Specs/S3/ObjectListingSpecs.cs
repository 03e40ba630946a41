using AwsResources.S3;
using AwsResources.Specs.Backends;
using AwsResources.TestKit;

namespace AwsResources.Specs.S3;

public sealed class ObjectListingSpecs(Backend backend) : S3Spec(backend)
{
    private static readonly string[] AllKeys = ["2025/dog.txt", "2026/a b+c.txt", "2026/cat.txt", "2026/lion & tiger.txt", "2026/über.txt", "readme.md"];

    private IBucket _photos = null!;

    [Test]
    public async Task Objects_come_in_the_order_of_their_keys()
    {
        Assert.That((await _photos.Objects.ToListAsync()).Select(o => o.Key), Is.EqualTo(AllKeys));
        Assert.That(_photos.Objects.AsEnumerable().Select(o => o.Key), Is.EqualTo(AllKeys));
    }

    [Test]
    public void Foreach_over_objects_calls_synchronously_only()
    {
        using var only = Wire.Only(CallStyle.SyncOnly);
        var keys = new List<string>();

        foreach (var o in _photos.Objects.PageSize(4)) keys.Add(o.Key);

        Assert.That(keys, Is.EqualTo(AllKeys));
        Assert.That(Wire.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Await_foreach_over_objects_calls_asynchronously_only()
    {
        using var only = Wire.Only(CallStyle.AsyncOnly);
        var keys = new List<string>();

        await foreach (var o in _photos.Objects.PageSize(4)) keys.Add(o.Key);

        Assert.That(keys, Is.EqualTo(AllKeys));
        Assert.That(Wire.Calls, Has.Count.EqualTo(2));
    }

    [TestCase(1, 6)]
    [TestCase(2, 3)]
    [TestCase(4, 2)]
    [TestCase(1000, 1)]
    public async Task Pages_of_any_size_hold_the_same_objects(int size, int pages)
    {
        var read = new List<IReadOnlyList<IObject>>();
        await foreach (var page in _photos.Objects.PageSize(size).Pages()) read.Add(page);

        Assert.That(read.SelectMany(page => page).Select(o => o.Key), Is.EqualTo(AllKeys));
        Assert.That(read, Has.Count.EqualTo(pages));
        Assert.That(Wire.Calls, Has.Count.EqualTo(pages));
    }

    [Test]
    public async Task A_prefix_and_a_start_are_sent()
    {
        var keys = (await _photos.Objects.Filter(new() { Prefix = "2026/", StartAfter = "2026/cat.txt" }).ToListAsync()).Select(o => o.Key);

        Assert.That(keys, Is.EqualTo(new[] { "2026/lion & tiger.txt", "2026/über.txt" }));
        Assert.That(Wire.Calls.Single().Text, Does.Contain("prefix=2026%2F").And.Contain("start-after=2026%2Fcat.txt"));
    }

    [Test]
    public async Task Where_is_decided_on_what_the_listing_said()
    {
        var found = await _photos.Objects.Where(o => o.Key.StartsWith("2026/", StringComparison.Ordinal) && o.Size > 12).ToListAsync();

        Assert.That(found.Select(o => o.Key), Is.EqualTo(new[] { "2026/a b+c.txt", "2026/lion & tiger.txt", "2026/über.txt" }));
        Assert.That(Wire.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Take_stops_the_calls_too()
    {
        Assert.That((await _photos.Objects.PageSize(2).Take(3).ToListAsync()).Select(o => o.Key), Is.EqualTo(AllKeys[..3]));
        Assert.That(Wire.Calls, Has.Count.EqualTo(2));
        Wire.Clear();

        Assert.That(_photos.Objects.PageSize(2).Take(2).ToList(), Has.Count.EqualTo(2));
        Assert.That(Wire.Calls, Has.Count.EqualTo(1));
        Assert.That(_photos.Objects.Take(0).ToList(), Is.Empty);
        Assert.That(Wire.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Take_counts_what_the_predicate_lets_through()
    {
        var found = await _photos.Objects.PageSize(2).Where(o => o.Key.Contains('i')).Take(1).ToListAsync();

        Assert.That(found.Select(o => o.Key), Is.EqualTo(new[] { "2026/lion & tiger.txt" }));
        Assert.That(Wire.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Objects_are_counted_over_all_pages()
    {
        Assert.That(await _photos.Objects.PageSize(4).CountAsync(), Is.EqualTo(AllKeys.Length));
        Assert.That(_photos.Objects.Where(o => o.Key.StartsWith("2026/", StringComparison.Ordinal)).Count(), Is.EqualTo(4));
    }

    [Test]
    public async Task The_first_object_costs_one_call()
    {
        Assert.That((await _photos.Objects.FirstOrDefaultAsync())?.Key, Is.EqualTo(AllKeys[0]));
        Assert.That(_photos.Objects.Filter(new() { Prefix = "none" }).FirstOrDefault(), Is.Null);
        Assert.That(Wire.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_delimiter_shows_folders()
    {
        var output = Aws.S3.Client.Call("ListObjectsV2", new() { ["Bucket"] = _photos.Name, ["Delimiter"] = "/" });

        Assert.That(((IReadOnlyList<AwsStructure>)output["CommonPrefixes"]!).Select(prefix => prefix["Prefix"]), Is.EqualTo(new[] { "2025/", "2026/" }));
        Assert.That(((IReadOnlyList<AwsStructure>)output["Contents"]!).Select(item => item["Key"]), Is.EqualTo(new[] { "readme.md" }));
        Assert.That(output["KeyCount"], Is.EqualTo(3));
    }

    [Test]
    public async Task Objects_of_a_bucket_that_is_not_there_are_an_error_of_its_own_type()
    {
        var bucket = Aws.S3.Bucket(Unique("nobody-made-this-bucket"));

        await Assert.ThrowsAsync<NoSuchBucketException>(() => bucket.Objects.ToListAsync());
        Assert.That(() => bucket.Objects.ToList(), Throws.TypeOf<NoSuchBucketException>()
            .With.Message.StartsWith("S3 ListObjectsV2 failed: NoSuchBucket (404): "));
    }

    [Test]
    public async Task A_batch_deletes_what_the_listing_lets_through_in_one_call()
    {
        var bucket = await MakeBucketAsync("batch", "a/1", "a/2", "a/3", "b/1");

        var result = await bucket.Objects.Where(o => o.Key.StartsWith("a/", StringComparison.Ordinal)).DeleteAsync();

        Assert.That((result.Resources, result.Calls), Is.EqualTo((3, 1)));
        Assert.That(Wire.Calls, Has.Count.EqualTo(2));
        Assert.That(bucket.Objects.AsEnumerable().Select(o => o.Key), Is.EqualTo(new[] { "b/1" }));
        Assert.That(bucket.Objects.Delete().Resources, Is.EqualTo(1));
        Assert.That(await bucket.Objects.CountAsync(), Is.Zero);
    }

    [Test]
    public async Task A_batch_over_nothing_makes_no_call_but_the_listing()
    {
        var bucket = await MakeBucketAsync("nothing", []);

        var result = await bucket.Objects.DeleteAsync();

        Assert.That((result.Resources, result.Calls), Is.EqualTo((0, 0)));
        Assert.That(Wire.Calls, Has.Count.EqualTo(1));
    }

    protected override async Task PrepareAsync() => _photos = await MakeBucketAsync("photos", AllKeys);
}
