using AwsResources.S3;
using AwsResources.Specs.Backends;
using AwsResources.TestKit;

namespace AwsResources.Specs.S3;

/// <summary>Buckets as folders, and emptying them.</summary>
public sealed class FolderSpecs(Backend backend) : S3Spec(backend)
{
    private IBucket _bucket = null!;

    [Test]
    public async Task A_folder_has_the_objects_and_the_folders_directly_in_it()
    {
        using var only = Wire.Only(CallStyle.AsyncOnly);
        var year = _bucket.Prefix("2026/");

        var objects = await year.Objects.ToListAsync();
        var folders = await year.Prefixes.ToListAsync();

        Assert.That(objects.Select(o => o.Key), Is.EqualTo(new[] { "2026/plan.txt" }));
        Assert.That(folders, Is.EqualTo(new[] { year.Prefix("june/"), year.Prefix("may 1/") }));
        Assert.That((await folders[1].Objects.ToListAsync()).Select(o => o.Key), Is.EqualTo(new[] { "2026/may 1/a.jpg", "2026/may 1/b+c.jpg" }));
        Assert.That((await folders[1].Prefixes.ToListAsync()).Count, Is.Zero);
        Assert.That(await year.AllObjects.CountAsync(), Is.EqualTo(5), "the marker of the folder is an object, too");
    }

    [Test]
    public void The_top_is_a_folder_and_foreach_calls_synchronously()
    {
        using var only = Wire.Only(CallStyle.SyncOnly);
        var names = new List<string>();

        foreach (var folder in _bucket.Prefix().Prefixes) names.Add(folder.Name);

        Assert.That(names, Is.EqualTo(new[] { "2025/", "2026/" }));
        Assert.That(_bucket.Prefix().Objects.ToList().Select(o => o.Key), Is.EqualTo(new[] { "readme" }));
        Assert.That(_bucket.Prefix("2026/").Object("plan.txt").ContentLength, Is.EqualTo(13));
    }

    [Test]
    public async Task Objects_of_a_folder_come_in_pages_and_can_be_narrowed()
    {
        var may = _bucket.Prefix("2026/may 1/");

        Assert.That(await may.Objects.PageSize(1).CountAsync(), Is.EqualTo(2));
        Assert.That(await may.Objects.Where(o => o.Key.EndsWith("a.jpg", StringComparison.Ordinal)).CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_bucket_is_cleared_of_objects_versions_and_markers()
    {
        var bucket = await MakeBucketAsync("cleared");
        await bucket.Versioning.EnableAsync();
        await bucket.PutObjectAsync(new() { Key = "a", Body = "one" });
        await bucket.PutObjectAsync(new() { Key = "a", Body = "two" });
        await (await bucket.PutObjectAsync(new() { Key = "b", Body = "three" })).DeleteAsync();

        Assert.That((await bucket.ClearAsync()).Resources, Is.EqualTo(4));
        Assert.That(await bucket.ObjectVersions.CountAsync(), Is.Zero);

        await bucket.DeleteAsync();
        Assert.That(await bucket.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task A_bucket_without_versions_is_cleared_and_an_empty_one_stays_empty()
    {
        var bucket = await MakeBucketAsync("plain", "a", "b/c");
        using var only = Wire.Only(CallStyle.SyncOnly);

        Assert.That(bucket.Clear().Resources, Is.EqualTo(2));
        Assert.That(bucket.Clear().Resources, Is.Zero);
        Assert.That(bucket.Objects.Any(o => o.Key != ""), Is.False);
    }

    [Test]
    public async Task An_object_exists_or_it_does_not()
    {
        Assert.That((await _bucket.Object("readme").ExistsAsync(), await _bucket.Object("nothing").ExistsAsync()), Is.EqualTo((true, false)));
        Assert.That((_bucket.Object("readme").Exists(), Aws.S3.Bucket("nobody-has-this-bucket-of-specs").Exists()), Is.EqualTo((true, false)));
    }

    protected override async Task PrepareAsync() => _bucket = await MakeBucketAsync(
        "folders", "readme", "2025/x", "2026/", "2026/plan.txt", "2026/may 1/a.jpg", "2026/may 1/b+c.jpg", "2026/june/x");
}
