using AwsResources.Core.Tests.Engine;
using AwsResources.TestKit;

namespace AwsResources.Core.Tests.Collections;

public sealed class ResourceCollectionTests
{
    [Test]
    public void Nothing_is_sent_before_a_collection_is_read()
    {
        var wire = new FakeTransport();

        _ = World.S3(wire).Bucket("photos").Objects.Where(o => o.Size > 3).Take(3).PageSize(10);

        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public void A_foreach_makes_synchronous_calls_only()
    {
        var wire = FakeTransport.ExpectSync().Answer(Answers.Objects("more", ("a", 1), ("b", 2))).Answer(Answers.Objects(null, ("c", 3)));
        var keys = new List<string>();

        foreach (var o in World.S3(wire).Bucket("photos").Objects) keys.Add($"{o.Key}={o.Size}");

        Assert.That(keys, Is.EqualTo(new[] { "a=1", "b=2", "c=3" }));
        wire.VerifyAllUsed();
    }

    [Test]
    public async Task An_await_foreach_makes_asynchronous_calls_only()
    {
        var wire = FakeTransport.ExpectAsync().Answer(Answers.Objects("more", ("a", 1))).Answer(Answers.Objects(null, ("b", 2)));
        var keys = new List<string>();

        await foreach (var o in World.S3(wire).Bucket("photos").Objects) keys.Add(o.Key);

        Assert.That(keys, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(wire.Requests[1].Uri, Does.Contain("continuation-token=more"));
    }

    [Test]
    public void Where_decides_locally()
    {
        var wire = new FakeTransport().Answer(Answers.Objects(null, ("a", 1), ("b", 20), ("c", 30)));
        var least = 10;

        var keys = World.S3(wire).Bucket("photos").Objects.Where(o => o.Size > least).Where(o => o.Key != "c").AsEnumerable().Select(o => o.Key);

        Assert.That(keys, Is.EqualTo(new[] { "b" }));
    }

    [Test]
    public async Task Take_stops_paging_early()
    {
        var wire = FakeTransport.ExpectAsync().Answer(Answers.Objects("more", ("a", 1), ("b", 2)));

        var taken = await World.S3(wire).Bucket("photos").Objects.Take(2).ToListAsync();

        Assert.That(taken.Select(o => o.Key), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Take_counts_what_the_predicate_let_through()
    {
        var wire = new FakeTransport().Answer(Answers.Objects("more", ("a", 1), ("b", 2))).Answer(Answers.Objects("more", ("c", 3), ("d", 4)));

        var first = await World.S3(wire).Bucket("photos").Objects.Where(o => o.Size > 2).FirstOrDefaultAsync();

        Assert.That(first!.Key, Is.EqualTo("c"));
        wire.VerifyAllUsed();
    }

    [Test]
    public void Filters_add_up_and_the_collection_stays_as_it_was()
    {
        var wire = new FakeTransport().Otherwise(_ => Answers.Objects(null));
        var all = World.S3(wire).Bucket("photos").Objects;

        _ = all.Filter(new() { ["Prefix"] = "2026/" }).Filter(new() { ["StartAfter"] = "2026/b" }).PageSize(50).ToList();
        _ = all.ToList();

        Assert.Multiple(() =>
        {
            Assert.That(wire.Requests[0].Uri, Does.Contain("prefix=2026").And.Contain("start-after=2026").And.Contain("max-keys=50"));
            Assert.That(wire.Requests[1].Uri, Does.Not.Contain("prefix=").And.Not.Contain("max-keys"));
        });
    }

    [Test]
    public void A_mistyped_option_is_refused_before_anything_is_sent()
    {
        var objects = World.S3(new FakeTransport()).Bucket("photos").Objects.Filter(new() { ["Prefx"] = "2026/" });

        Assert.That(() => objects.ToList(), Throws.TypeOf<AwsValidationException>().With.Message.Contains("Did you mean 'Prefix'?"));
    }

    [Test]
    public void Pages_are_as_the_service_cut_them_and_may_be_empty()
    {
        var wire = new FakeTransport().Answer(Answers.Objects("1", ("a", 1))).Answer(Answers.Objects("2")).Answer(Answers.Objects(null, ("b", 2)));

        var pages = World.S3(wire).Bucket("photos").Objects.Pages().AsEnumerable().Select(page => page.Count).ToList();

        Assert.That(pages, Is.EqualTo(new[] { 1, 0, 1 }));
    }

    [Test]
    public async Task Count_makes_no_resources_but_asks_for_every_page()
    {
        var wire = FakeTransport.ExpectAsync().Answer(Answers.Objects("1", ("a", 1), ("b", 1))).Answer(Answers.Objects(null, ("c", 2)));

        Assert.That(await World.S3(wire).Bucket("photos").Objects.CountAsync(), Is.EqualTo(3));
    }

    [Test]
    public async Task Operators_of_async_LINQ_apply()
    {
        var wire = new FakeTransport().Answer(Answers.Buckets("b", "a"));

        var names = await (from bucket in World.S3(wire).Buckets where bucket.Name != "x" select bucket.Name.ToUpperInvariant()).ToListAsync();

        Assert.That(names, Is.EqualTo(new[] { "B", "A" }));
    }

    [Test]
    public void A_listing_of_complete_descriptions_is_loaded()
    {
        var wire = new FakeTransport().Answer(Answers.Instances(("i-1", "running")));

        var instance = World.EC2(wire).Instances.FirstOrDefault()!;

        Assert.Multiple(() =>
        {
            Assert.That(instance.IsLoaded, Is.True);
            Assert.That(instance.State["Name"], Is.EqualTo("running"));
            Assert.That(instance.Tags["env"], Is.EqualTo("dev"));
            Assert.That(instance.Tags["none"], Is.Null);
            Assert.That(wire.Requests, Has.Count.EqualTo(1));
        });
    }
}
