using AwsResources.TestKit;

namespace AwsResources.Tests;

public class AwsSessionWatchingTests
{
    [Test]
    public async Task Resources_are_tested_by_stubs_of_their_session()
    {
        using var wire = new FakeTransport();
        await using var aws = new AwsSession(new AwsSessionOptions { Region = "eu-central-1", Environment = AwsEnvironment.Empty, HttpMessageHandler = wire });
        using var stub = aws.Stub();
        stub.For("s3")
            .Add("ListBuckets", new() { ["Buckets"] = new[] { new AwsStructure { ["Name"] = "photos" }, new AwsStructure { ["Name"] = "logs" } } })
            .Add("DeleteBucket", input: new() { ["Bucket"] = "logs" });
        var names = new List<string>();
        foreach (var bucket in aws.S3.Buckets) names.Add(bucket.Name);
        await aws.S3.Bucket("logs").DeleteAsync();

        Assert.That(names, Is.EqualTo(new[] { "photos", "logs" }));
        Assert.That(stub.VerifyAllUsed, Throws.Nothing);
        Assert.That(wire.Requests, Is.Empty);
        Assert.That(() => stub.Add("ListBuckets"), Throws.InvalidOperationException.With.Message.Contains("stub.For(service)"));
    }

    [Test]
    public void A_session_made_from_another_is_stubbed_and_traced_with_it()
    {
        using var wire = new FakeTransport();
        using var aws = Sessions.Over(wire);
        using var there = aws.With(region: "eu-central-1");
        using var stub = aws.Stub();
        stub.For("s3").Add("ListBuckets", new() { ["Buckets"] = new[] { new AwsStructure { ["Name"] = "photos" } } });
        var (whole, own) = (new StringWriter(), new StringWriter());
        using (aws.Trace(whole))
        using (there.Trace(own)) Assert.That(there.S3.Buckets.AsEnumerable().Single().Name, Is.EqualTo("photos"));

        Assert.That(whole.ToString(), Does.StartWith("s3.ListBuckets").And.EqualTo(own.ToString()));
        Assert.That(stub.VerifyAllUsed, Throws.Nothing);
    }

    [Test]
    public void User_agents_tell_of_resources_their_pages_and_their_waiters()
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(200, "<ListAllMyBucketsResult/>"));
        using var aws = Sessions.Over(wire);
        _ = aws.S3.Buckets.AsEnumerable().Count();
        aws.S3.Bucket("photos").WaitUntilExists();
        aws.S3.Bucket("photos").Delete();
        _ = aws.Client("s3").Call("ListBuckets");

        Assert.That(wire.Requests.Select(Features), Is.EqualTo(new[] { "A,C", "A,B", "A", "" }));

        static string Features(RecordedRequest request) =>
            string.Join(',', request.Header("User-Agent")!.Split(" m/")[1].Split(' ')[0].Split(',').Where(id => id is "A" or "B" or "C"));
    }

    [Test]
    public void A_trace_shows_the_calls_of_resources_until_it_is_disposed_of()
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(200, "<ListAllMyBucketsResult><Buckets><Bucket><Name>photos</Name></Bucket></Buckets></ListAllMyBucketsResult>"));
        using var aws = Sessions.Over(wire);
        var text = new StringWriter();
        using (aws.Trace(text)) _ = aws.S3.Buckets.AsEnumerable().Count();
        _ = aws.S3.Buckets.AsEnumerable().Count();

        Assert.That(text.ToString(), Does.StartWith("s3.ListBuckets").And.Contain(" → 200, 1 Buckets, 1 attempt, 0 ms"));
        Assert.That(text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(1));
    }
}
