using AwsResources.TestKit;

namespace AwsResources.Core.Tests.Engine;

/// <summary>Answers as S3 and EC2 write them.</summary>
internal static class Answers
{
    public static FakeAnswer Buckets(params string[] names) => new(200,
        "<ListAllMyBucketsResult><Buckets>" + string.Concat(names.Select(name =>
            $"<Bucket><Name>{name}</Name><CreationDate>2026-01-02T03:04:05.000Z</CreationDate></Bucket>")) + "</Buckets></ListAllMyBucketsResult>");

    public static FakeAnswer Objects(string? next, params (string Key, long Size)[] objects) => new(200,
        $"<ListBucketResult><IsTruncated>{(next is null ? "false" : "true")}</IsTruncated>"
        + (next is null ? "" : $"<NextContinuationToken>{next}</NextContinuationToken>")
        + string.Concat(objects.Select(o => $"<Contents><Key>{o.Key}</Key><Size>{o.Size}</Size><ETag>&quot;e-{o.Key}&quot;</ETag></Contents>"))
        + "</ListBucketResult>");

    public static FakeAnswer Head(string contentType = "text/plain", long length = 5) => new(200, new byte[0],
        [("Content-Type", contentType), ("x-amz-meta-colour", "red")])
    { PromisedLength = length };

    public static FakeAnswer Instances(params (string Id, string State)[] instances) => new(200,
        "<DescribeInstancesResponse><reservationSet><item><instancesSet>" + string.Concat(instances.Select(i =>
            $"<item><instanceId>{i.Id}</instanceId><instanceState><code>16</code><name>{i.State}</name></instanceState>"
            + "<tagSet><item><key>env</key><value>dev</value></item></tagSet></item>"))
        + "</instancesSet></item></reservationSet></DescribeInstancesResponse>");

    public static FakeAnswer Error(int status, string code) => new(status, $"<Error><Code>{code}</Code><Message>No.</Message></Error>");
}
