using AwsResources.S3;
using AwsResources.TestKit;

namespace AwsResources.Tests.S3;

public sealed class BucketTests
{
    private const string Listing = """
        <ListAllMyBucketsResult><Buckets>
          <Bucket><Name>photos</Name><CreationDate>2026-01-02T03:04:05Z</CreationDate></Bucket>
          <Bucket><Name>films</Name><CreationDate>2026-02-03T04:05:06Z</CreationDate></Bucket>
        </Buckets></ListAllMyBucketsResult>
        """;

    [Test]
    public void Listed_buckets_answer_what_the_listing_said_without_another_call()
    {
        var wire = FakeTransport.ExpectSync().Answer(200, Listing);
        using var aws = Sessions.Over(wire);

        var read = new List<string>();
        foreach (var bucket in aws.S3.Buckets) read.Add($"{bucket.Name} {bucket.CreationDate:u}");

        Assert.That(read, Is.EqualTo(new[] { "photos 2026-01-02 03:04:05Z", "films 2026-02-03 04:05:06Z" }));
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_attribute_that_the_listing_lacks_loads_once()
    {
        var wire = new FakeTransport()
            .Answer(200, "<ListBucketResult><Contents><Key>a</Key><Size>3</Size></Contents></ListBucketResult>")
            .Answer(200, "", ("Content-Type", "text/plain"), ("Content-Length", "0"), ("x-amz-version-id", "v1"));
        await using var aws = Sessions.Over(wire);

        var o = await aws.S3.Bucket("photos").Objects.FirstOrDefaultAsync();

        Assert.That(o!.Size, Is.EqualTo(3));
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
        Assert.That((o.ContentType, o.VersionId), Is.EqualTo(("text/plain", "v1")));
        Assert.That(wire.Requests[1].Method, Is.EqualTo("HEAD"));
        Assert.That(o.Bucket, Is.EqualTo(aws.S3.Bucket("photos")));
        wire.VerifyAllUsed();
    }

    [Test]
    public async Task Options_of_a_listing_are_sent()
    {
        var wire = new FakeTransport().Answer(200, "<ListBucketResult/>");
        await using var aws = Sessions.Over(wire);

        await aws.S3.Bucket("photos").Objects.Filter(new() { Prefix = "2026/", FetchOwner = true }).ToListAsync();

        Assert.That(wire.Request.Target, Does.Contain("prefix=2026%2F").And.Contain("fetch-owner=true").And.Contain("list-type=2"));
    }

    [Test]
    public void Errors_of_the_model_have_types_of_their_own()
    {
        var wire = new FakeTransport()
            .Answer(404, "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>nothing</Key></Error>")
            .Answer(404, "<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message></Error>")
            .Answer(403, "<Error><Code>InvalidObjectState</Code><Message>archived</Message><StorageClass>GLACIER</StorageClass></Error>");
        using var aws = Sessions.Over(wire);
        var bucket = aws.S3.Bucket("photos");

        Assert.That(() => bucket.Object("nothing").Get(), Throws.TypeOf<NoSuchKeyException>()
            .With.Message.StartsWith("S3 GetObject failed: NoSuchKey (404): The specified key does not exist."));
        Assert.That(() => bucket.Objects.ToList(), Throws.TypeOf<NoSuchBucketException>());
        Assert.That(() => bucket.Object("cold").Get(), Throws.TypeOf<InvalidObjectStateException>()
            .With.Property(nameof(InvalidObjectStateException.StorageClass)).EqualTo(StorageClass.Glacier));
    }

    [Test]
    public async Task A_batch_deletes_in_one_call()
    {
        var wire = new FakeTransport()
            .Answer(200, "<ListBucketResult><Contents><Key>a</Key></Contents><Contents><Key>b</Key></Contents></ListBucketResult>")
            .Answer(200, "<DeleteResult/>");
        await using var aws = Sessions.Over(wire);

        var result = await aws.S3.Bucket("photos").Objects.DeleteAsync();

        Assert.That((result.Resources, result.Calls), Is.EqualTo((2, 1)));
        Assert.That(wire.Requests[1].Text, Does.Contain("<Key>a</Key>").And.Contain("<Key>b</Key>"));
    }

    [Test]
    public async Task Bodies_go_out_and_come_back()
    {
        var wire = new FakeTransport().Answer(200).Answer(200, "meow", ("Content-Type", "text/plain"));
        await using var aws = Sessions.Over(wire);

        var cat = await aws.S3.Bucket("photos").PutObjectAsync(new() { Key = "cat.txt", Body = "meow", StorageClass = "STANDARD_IA" });
        var result = await cat.GetAsync();

        Assert.That(cat.Key, Is.EqualTo("cat.txt"));
        Assert.That(wire.Requests[0].Header("x-amz-storage-class"), Is.EqualTo("STANDARD_IA"));
        Assert.That(await result.Body!.ReadAsStringAsync(), Is.EqualTo("meow"));
        Assert.That(result.ContentType, Is.EqualTo("text/plain"));
    }
}
