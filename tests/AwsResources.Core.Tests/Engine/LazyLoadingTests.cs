using AwsResources.TestKit;

namespace AwsResources.Core.Tests.Engine;

public sealed class LazyLoadingTests
{
    [Test]
    public void Identifiers_never_call()
    {
        var wire = new FakeTransport();
        var o = World.S3(wire).Bucket("photos").Object("cat.jpg");

        Assert.Multiple(() =>
        {
            Assert.That(o.Key, Is.EqualTo("cat.jpg"));
            Assert.That(o.BucketName, Is.EqualTo("photos"));
            Assert.That(o.Bucket.Name, Is.EqualTo("photos"));
            Assert.That(o.Identifiers, Is.EqualTo(new Dictionary<string, string> { ["BucketName"] = "photos", ["Key"] = "cat.jpg" }));
            Assert.That(o.IsLoaded, Is.False);
            Assert.That(o.Data, Is.Null);
            Assert.That(o.ToString(), Is.EqualTo("s3.Object(BucketName='photos', Key='cat.jpg')"));
            Assert.That(wire.Requests, Is.Empty);
        });
    }

    [Test]
    public void An_attribute_that_is_not_at_hand_loads_once_and_keeps()
    {
        var wire = FakeTransport.ExpectSync().Answer(Answers.Head());
        var o = World.S3(wire).Object("photos", "cat.jpg");

        Assert.Multiple(() =>
        {
            Assert.That(o.ContentType, Is.EqualTo("text/plain"));
            Assert.That(o.Metadata["colour"], Is.EqualTo("red"));
            Assert.That(o.IsLoaded, Is.True);
            Assert.That(wire.Request.Method, Is.EqualTo("HEAD"));
        });
    }

    [Test]
    public void An_attribute_that_the_listing_returned_makes_no_call()
    {
        var wire = new FakeTransport().Answer(Answers.Objects(null, ("cat.jpg", 7)));
        var o = World.S3(wire).Bucket("photos").Objects.FirstOrDefault()!;

        Assert.Multiple(() =>
        {
            Assert.That(o.Size, Is.EqualTo(7));
            Assert.That(o.ContentLength, Is.EqualTo(7), "the same value under another name");
            Assert.That(o.ETag, Is.EqualTo("\"e-cat.jpg\""));
            Assert.That(o.IsLoaded, Is.False, "the listing does not say everything");
            Assert.That(wire.Requests, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public void An_attribute_that_the_listing_lacks_loads_the_rest()
    {
        var wire = new FakeTransport().Answer(Answers.Objects(null, ("cat.jpg", 7))).Answer(Answers.Head(length: 7));
        var o = World.S3(wire).Bucket("photos").Objects.FirstOrDefault()!;

        Assert.Multiple(() =>
        {
            Assert.That(o.ContentType, Is.EqualTo("text/plain"));
            Assert.That(o.Size, Is.EqualTo(7));
            Assert.That(wire.Requests, Has.Count.EqualTo(2));
        });
    }

    [Test]
    public void Fifty_threads_load_once()
    {
        using var together = new Barrier(50);
        var wire = new FakeTransport().Answer(Answers.Head());
        var o = World.S3(wire).Object("photos", "cat.jpg");
        var types = new string?[50];

        var threads = Enumerable.Range(0, 50).Select(i => new Thread(() =>
        {
            together.SignalAndWait();
            types[i] = o.ContentType;
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Multiple(() =>
        {
            Assert.That(types, Is.All.EqualTo("text/plain"));
            Assert.That(wire.Requests, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public void An_attribute_with_a_load_of_its_own_uses_it()
    {
        var wire = new FakeTransport().Answer(Answers.Buckets("photos", "photos-2"));
        var bucket = World.S3(wire).Bucket("photos");

        Assert.Multiple(() =>
        {
            Assert.That(bucket.CreationDate, Is.EqualTo(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)));
            Assert.That(wire.Request.Uri, Does.Contain("prefix=photos"));
        });
    }

    [Test]
    public void An_action_that_changes_drops_the_data_and_one_that_reads_keeps_it()
    {
        var wire = new FakeTransport().Answer(Answers.Head()).Answer(200, "body!").Answer(200).Answer(Answers.Head("image/png"));
        var o = World.S3(wire).Object("photos", "cat.jpg");

        _ = o.ContentType;
        _ = o.Get();
        Assert.That(o.IsLoaded, Is.True);
        _ = o.Put();
        Assert.That(o.IsLoaded, Is.False);
        Assert.That(o.ContentType, Is.EqualTo("image/png"));
        wire.VerifyAllUsed();
    }

    [Test]
    public async Task Reload_asks_again()
    {
        var wire = FakeTransport.ExpectAsync().Answer(Answers.Head()).Answer(Answers.Head("image/png"));
        var o = World.S3(wire).Object("photos", "cat.jpg");

        await o.LoadAsync();
        await o.LoadAsync();
        Assert.That(o.ContentType, Is.EqualTo("text/plain"));
        var same = await o.ReloadAsync();

        Assert.Multiple(() =>
        {
            Assert.That(same, Is.SameAs(o));
            Assert.That(o.ContentType, Is.EqualTo("image/png"));
        });
    }

    [Test]
    public void A_session_may_forbid_loading_by_reading()
    {
        var o = World.S3(new FakeTransport(), LazyLoading.Forbidden).Object("photos", "cat.jpg");

        Assert.That(() => o.ContentType, Throws.TypeOf<AwsNotLoadedException>().With.Message.EqualTo(
            "s3.Object(BucketName='photos', Key='cat.jpg').ContentType is not loaded, and the session forbids loading by reading. "
            + "Call LoadAsync() first, or set LazyLoading to Allowed."));
    }

    [Test]
    public void A_load_that_fails_is_tried_again_by_the_next_read()
    {
        var wire = new FakeTransport().Answer(403).Answer(Answers.Head());
        var o = World.S3(wire).Object("photos", "cat.jpg");

        Assert.That(() => o.ContentType, Throws.InstanceOf<AwsServiceException>().With.Property("StatusCode").EqualTo(403));
        Assert.That(o.ContentType, Is.EqualTo("text/plain"));
    }

    [Test]
    public async Task Existence_is_a_question_and_lack_of_access_no_answer()
    {
        var wire = FakeTransport.ExpectAsync().Answer(200).Answer(404).Answer(403);
        var bucket = World.S3(wire).Bucket("photos");

        Assert.That(await bucket.ExistsAsync(), Is.True);
        Assert.That(await bucket.ExistsAsync(), Is.False);
        Assert.That(async () => await bucket.ExistsAsync(), Throws.InstanceOf<AwsServiceException>());
    }

    [Test]
    public void An_empty_answer_means_that_there_is_no_such_resource()
    {
        var wire = new FakeTransport().Answer(Answers.Instances()).Answer(Answers.Instances());
        var instance = World.EC2(wire).Instance("i-1234567890abcdef0");

        Assert.That(() => instance.Load(), Throws.TypeOf<AwsResourceNotFoundException>().With.Message.Contains(
            "ec2.Instance(Id='i-1234567890abcdef0') does not exist: EC2 DescribeInstances answered without it"));
        Assert.That(instance.Exists(), Is.False);
    }

    [Test]
    public void An_attribute_that_is_an_identifier_makes_no_call()
    {
        Assert.That(World.EC2(new FakeTransport()).Instance("i-1").InstanceId, Is.EqualTo("i-1"));
    }

    [Test]
    public void An_empty_identifier_is_refused_by_name()
    {
        Assert.That(() => World.S3(new FakeTransport()).Object("photos", ""), Throws.ArgumentException.With.Message.StartsWith("s3.Object: the identifier Key is empty."));
    }

    [Test]
    public void Resources_are_equal_when_they_stand_for_the_same_thing()
    {
        var here = (ITestS3)(object)World.Session(new FakeTransport()).Root("s3", World.TypesOf("s3"));
        var there = (ITestS3)(object)World.Session(new FakeTransport(), region: "eu-west-1").Root("s3", World.TypesOf("s3"));

        var (one, same) = (here.Bucket("a"), here.Bucket("a"));

        Assert.Multiple(() =>
        {
            Assert.That(one, Is.Not.SameAs(same).And.EqualTo(same));
            Assert.That(one.GetHashCode(), Is.EqualTo(same.GetHashCode()));
            Assert.That(here.Bucket("a"), Is.Not.EqualTo(here.Bucket("b")));
            Assert.That(here.Bucket("a"), Is.Not.EqualTo(there.Bucket("a")));
        });
    }
}
