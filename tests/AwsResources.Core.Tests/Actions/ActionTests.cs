using AwsResources.Core.Tests.Engine;
using AwsResources.TestKit;

namespace AwsResources.Core.Tests.Actions;

public sealed class ActionTests
{
    [Test]
    public async Task An_action_may_answer_a_resource_of_its_input()
    {
        var wire = FakeTransport.ExpectAsync().Answer(200).Answer(200);
        var s3 = World.S3(wire);

        var bucket = await s3.CreateBucketAsync(new() { ["Bucket"] = "photos" });
        var o = await bucket.PutObjectAsync(new() { ["Key"] = "cat.jpg", ["Body"] = "meow" });

        Assert.Multiple(() =>
        {
            Assert.That(bucket.Name, Is.EqualTo("photos"));
            Assert.That(o.Key, Is.EqualTo("cat.jpg"));
            Assert.That(wire.Requests[1].Method, Is.EqualTo("PUT"));
            Assert.That(wire.Requests[1].Text, Does.Contain("meow"));
        });
    }

    [Test]
    public async Task A_batch_spans_pages_and_is_not_stopped_by_an_empty_one()
    {
        var wire = FakeTransport.ExpectAsync()
            .Answer(Answers.Objects("1", ("a", 1))).Answer(Answers.Objects("2")).Answer(Answers.Objects(null, ("b", 2)))
            .Answer(200, "<DeleteResult/>");

        var result = await World.S3(wire).Bucket("photos").Objects.ActAsync("Delete");

        Assert.Multiple(() =>
        {
            Assert.That(result.Resources, Is.EqualTo(2));
            Assert.That(result.Calls, Is.EqualTo(1));
            Assert.That(wire.Requests[3].Text, Does.Contain("<Key>a</Key>").And.Contain("<Key>b</Key>"));
        });
        wire.VerifyAllUsed();
    }

    [Test]
    public void What_a_batch_failed_for_is_listed()
    {
        var wire = FakeTransport.ExpectSync().Answer(Answers.Objects(null, ("a", 1), ("b", 2)))
            .Answer(200, "<DeleteResult><Error><Key>b</Key><Code>AccessDenied</Code><Message>Access Denied</Message></Error></DeleteResult>");

        var e = Assert.Throws<AwsBatchException>(() => World.S3(wire).Bucket("photos").Objects.Act("Delete"))!;

        Assert.Multiple(() =>
        {
            Assert.That(e.Message, Is.EqualTo("s3.Bucket(Name='photos').Objects: Delete failed for 1 of 2 resources:\n"
                + "  s3.Object(BucketName='photos', Key='b'): AccessDenied: Access Denied"));
            Assert.That(e.Result.Resources, Is.EqualTo(1));
            Assert.That(((ITestObject)e.Failures.Single().Resource!).Key, Is.EqualTo("b"));
        });
    }

    [Test]
    public async Task Without_a_batch_call_each_resource_has_its_own_and_a_failure_stops_no_other()
    {
        var wire = new FakeTransport().Otherwise(request => request.Method == "GET" ? Answers.Buckets("aaa", "bbb", "ccc")
            : request.Uri.Contains("bbb.s3", StringComparison.Ordinal) ? Answers.Error(409, "BucketNotEmpty") : new FakeAnswer(204));

        AwsBatchException? e = null;
        try
        {
            await World.S3(wire).Buckets.ActAsync("Delete");
        }
        catch (AwsBatchException caught)
        {
            e = caught;
        }

        Assert.Multiple(() =>
        {
            Assert.That(e, Is.Not.Null);
            Assert.That(e!.Result.Resources, Is.EqualTo(2));
            Assert.That(e.Failures.Single().Code, Is.EqualTo("BucketNotEmpty"));
            Assert.That(wire.Requests, Has.Count.EqualTo(4));
        });
    }

    [Test]
    public void An_unknown_batch_action_names_those_there_are()
    {
        Assert.That(() => World.S3(new FakeTransport()).Buckets.Act("Delte"), Throws.ArgumentException.With.Message.StartsWith(
            "s3/Bucket has no batch action 'Delte'. It has: Delete."));
    }

    [Test]
    public async Task A_waiter_answers_the_resource_as_it_is_then()
    {
        var wire = FakeTransport.ExpectAsync().Answer(Answers.Instances(("i-1", "pending"))).Answer(Answers.Instances(("i-1", "running")));

        var instance = await World.EC2(wire).Instance("i-1").WaitUntilRunningAsync();

        Assert.Multiple(() =>
        {
            Assert.That(instance.IsLoaded, Is.True);
            Assert.That(instance.State["Name"], Is.EqualTo("running"));
            Assert.That(wire.Requests, Has.Count.EqualTo(2));
        });
    }

    [Test]
    public async Task A_waiter_for_absence_leaves_no_data()
    {
        var wire = new FakeTransport().Answer(200).Answer(200).Answer(404);
        var bucket = await World.S3(wire).Bucket("photos").LoadAsync();

        await bucket.WaitUntilNotExistsAsync();

        Assert.That(bucket.IsLoaded, Is.False);
        wire.VerifyAllUsed();
    }

    [Test]
    public async Task Any_condition_can_be_waited_for()
    {
        var wire = new FakeTransport().Answer(Answers.Instances(("i-1", "pending"))).Answer(Answers.Instances(("i-1", "running")));

        var instance = await World.EC2(wire).Instance("i-1").WaitUntilAsync(i => Equals(i.State["Name"], "running"));

        Assert.That(instance.State["Name"], Is.EqualTo("running"));
    }

    [Test]
    public void A_condition_that_never_holds_ends_the_wait()
    {
        var wire = new FakeTransport().Otherwise(_ => Answers.Instances(("i-1", "pending")));

        Assert.That(() => World.EC2(wire).Instance("i-1").WaitUntil(_ => false, timeout: TimeSpan.FromSeconds(10)),
            Throws.TypeOf<AwsWaitException>().With.Message.StartsWith("ec2.Instance(Id='i-1'): the condition did not hold in 10 s"));
    }
}
