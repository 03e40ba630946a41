using AwsResources.TestKit;

namespace AwsResources.Tests.S3;

public sealed class BucketPrefixTests
{
    [Test]
    public void A_prefix_is_a_place_and_costs_nothing()
    {
        using var aws = Sessions.Over(new FakeTransport());
        var bucket = aws.S3.Bucket("photos");

        var may = bucket.Prefix("2026/").Prefix("may/");

        Assert.Multiple(() =>
        {
            Assert.That((may.Name, may.Delimiter, may.Bucket, $"{may}"), Is.EqualTo(("2026/may/", "/", bucket, "s3://photos/2026/may/")));
            Assert.That(may, Is.EqualTo(bucket.Prefix("2026/may/")).And.Not.EqualTo(bucket.Prefix("2026/")).And.Not.EqualTo(aws.S3.Bucket("films").Prefix("2026/may/")));
            Assert.That(may.GetHashCode(), Is.EqualTo(bucket.Prefix("2026/may/").GetHashCode()));
            Assert.That(may.Parent, Is.EqualTo(bucket.Prefix("2026/")));
            Assert.That(may.Parent!.Parent, Is.EqualTo(bucket.Prefix()));
            Assert.That(bucket.Prefix().Parent, Is.Null);
            Assert.That(bucket.Prefix("2026/ma").Parent, Is.EqualTo(bucket.Prefix("2026/")));
            Assert.That(bucket.Prefix("a::b::", "::").Parent, Is.EqualTo(bucket.Prefix("a::", "::")));
            Assert.That(may.Object("cat.jpg"), Is.EqualTo(bucket.Object("2026/may/cat.jpg")));
        });
    }

    [Test]
    public void Only_what_is_directly_in_it_is_asked_for()
    {
        using var aws = Sessions.Over(new FakeTransport());
        var bucket = aws.S3.Bucket("photos");

        Assert.Multiple(() =>
        {
            Assert.That(bucket.Prefix("2026/").Objects.Explain(), Does.Contain("Delimiter=/").And.Contain("Prefix=2026/").And.Contain("StartAfter=2026/"));
            Assert.That(bucket.Prefix("2026/ma").Objects.Explain(), Does.Contain("Prefix=2026/ma").And.Not.Contain("StartAfter"));
            Assert.That(bucket.Prefix().Objects.Explain(), Does.Contain("Delimiter=/").And.Not.Contain("StartAfter"));
            Assert.That(aws.S3.Bucket("photos--use1-az4--x-s3").Prefix("2026/").Objects.Explain(), Does.Not.Contain("StartAfter"), "directory buckets know no order");
            Assert.That(bucket.Prefix("2026/").AllObjects.Explain(), Does.Contain("Prefix=2026/").And.Not.Contain("Delimiter"));
        });
    }

    [Test]
    public async Task The_prefixes_below_are_read_page_by_page()
    {
        var wire = FakeTransport.ExpectAsync()
            .Answer(200, "<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>more</NextContinuationToken><CommonPrefixes><Prefix>2026/june/</Prefix></CommonPrefixes></ListBucketResult>")
            .Answer(200, "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>2026/x</Key></Contents><CommonPrefixes><Prefix>2026/may/</Prefix></CommonPrefixes></ListBucketResult>");
        await using var aws = Sessions.Over(wire);
        var year = aws.S3.Bucket("photos").Prefix("2026/");

        var months = new List<BucketPrefix>();
        await foreach (var month in year.Prefixes) months.Add(month);

        Assert.That(months, Is.EqualTo(new[] { year.Prefix("june/"), year.Prefix("may/") }));
        Assert.That(wire.Requests[0].Target, Does.Contain("delimiter=%2F").And.Contain("prefix=2026%2F").And.Contain("list-type=2"));
        Assert.That(wire.Requests[1].Target, Does.Contain("continuation-token=more"));
    }

    [Test]
    public void Foreach_reads_synchronously_and_no_further_than_it_must()
    {
        var wire = FakeTransport.ExpectSync()
            .Answer(200, "<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>more</NextContinuationToken><CommonPrefixes><Prefix>a/</Prefix></CommonPrefixes></ListBucketResult>");
        using var aws = Sessions.Over(wire);

        var first = aws.S3.Bucket("photos").Prefix().Prefixes.AsEnumerable().First();

        Assert.That((first.Name, wire.Requests.Count), Is.EqualTo(("a/", 1)));
    }
}
