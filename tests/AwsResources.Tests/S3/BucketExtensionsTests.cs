using System.Text.Json.Nodes;
using AwsResources.TestKit;

namespace AwsResources.Tests.S3;

public sealed class BucketExtensionsTests
{
    private const string Versions = """
        <ListVersionsResult><IsTruncated>false</IsTruncated>
          <Version><Key>a</Key><VersionId>v1</VersionId></Version><Version><Key>a</Key><VersionId>v2</VersionId></Version>
          <DeleteMarker><Key>b</Key><VersionId>v3</VersionId></DeleteMarker>
        </ListVersionsResult>
        """;

    [Test]
    public async Task Clearing_deletes_every_version_and_every_marker()
    {
        var wire = FakeTransport.ExpectAsync().Answer(200, Versions).Answer(200, "<DeleteResult/>");
        await using var aws = Sessions.Over(wire);

        var result = await aws.S3.Bucket("photos").ClearAsync();

        Assert.That((result.Resources, result.Calls), Is.EqualTo((3, 1)));
        Assert.That(wire.Requests[1].Text, Does.Contain("<VersionId>v1</VersionId>").And.Contain("<VersionId>v2</VersionId>").And.Contain("<VersionId>v3</VersionId>"));
    }

    [Test]
    public void What_remains_after_clearing_is_told()
    {
        var wire = FakeTransport.ExpectSync().Answer(200, Versions)
            .Answer(200, "<DeleteResult><Error><Key>a</Key><VersionId>v2</VersionId><Code>AccessDenied</Code><Message>It is locked.</Message></Error></DeleteResult>");
        using var aws = Sessions.Over(wire);
        var bucket = aws.S3.Bucket("photos");

        var e = Assert.Throws<AwsBatchException>(() => bucket.Clear());

        Assert.That(e!.Failures.Select(failure => (failure.Resource, failure.Code)), Is.EqualTo(new[] { ((IAwsResource?)bucket.Object("a").Version("v2"), "AccessDenied") }));
        Assert.That(e.Result.Resources, Is.EqualTo(2));
        Assert.That(e.Message, Does.Contain("Delete failed for 1 of 3 resources").And.Contain("It is locked."));
    }

    [Test]
    public async Task Directory_buckets_are_cleared_of_their_objects()
    {
        var wire = new FakeTransport()
            .Answer(200, "<CreateSessionResult><Credentials><AccessKeyId>AKIDEXAMPLE</AccessKeyId><SecretAccessKey>secret-of-a-test</SecretAccessKey><SessionToken>token-of-a-test</SessionToken><Expiration>2026-01-02T04:04:05Z</Expiration></Credentials></CreateSessionResult>")
            .Answer(200, "<ListBucketResult><Contents><Key>a</Key></Contents></ListBucketResult>").Answer(200, "<DeleteResult/>");
        await using var aws = Sessions.Over(wire);

        var result = await aws.S3.Bucket("photos--usw2-az1--x-s3").ClearAsync();

        Assert.That(result.Resources, Is.EqualTo(1));
        Assert.That(wire.Requests[^1].Text, Does.Contain("<Key>a</Key>").And.Not.Contain("VersionId"));
    }

    [Test]
    public async Task A_policy_is_json_both_ways()
    {
        var wire = new FakeTransport().Answer(204).Answer(200, """{"Version":"2012-10-17","Statement":[{"Effect":"Deny"}]}""");
        await using var aws = Sessions.Over(wire);
        var policy = aws.S3.Bucket("photos").Policy;

        await policy.PutAsync(new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(new JsonObject { ["Effect"] = "Deny" }) });

        Assert.That(wire.Request.Text, Is.EqualTo("""{"Version":"2012-10-17","Statement":[{"Effect":"Deny"}]}"""));
        Assert.That((string?)policy.Policy?["Statement"]?[0]?["Effect"], Is.EqualTo("Deny"));
    }
}
