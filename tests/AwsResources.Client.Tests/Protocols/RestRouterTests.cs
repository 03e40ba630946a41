using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Tests.Protocols;

public sealed class RestRouterTests
{
    [TestCase("GET", "/", "ListBuckets")]
    [TestCase("GET", "/b?list-type=2&prefix=x", "ListObjectsV2")]
    [TestCase("GET", "/b?prefix=x", "ListObjects")]
    [TestCase("GET", "/b/", "ListObjects")]
    [TestCase("PUT", "/b", "CreateBucket")]
    [TestCase("PUT", "/b?versioning", "PutBucketVersioning")]
    [TestCase("GET", "/b?uploads", "ListMultipartUploads")]
    [TestCase("POST", "/b?delete", "DeleteObjects")]
    [TestCase("PUT", "/b/k", "PutObject")]
    [TestCase("PUT", "/b/folder/", "PutObject")]
    [TestCase("PUT", "/b/k?x-id=PutObject", "PutObject")]
    [TestCase("PUT", "/b/k", "CopyObject", "x-amz-copy-source")]
    [TestCase("PUT", "/b/k?partNumber=1&uploadId=u", "UploadPart")]
    [TestCase("PUT", "/b/k?partNumber=1&uploadId=u", "UploadPartCopy", "x-amz-copy-source")]
    [TestCase("POST", "/b/k?uploads", "CreateMultipartUpload")]
    [TestCase("POST", "/b/k?uploadId=u", "CompleteMultipartUpload")]
    [TestCase("DELETE", "/b/k?uploadId=u", "AbortMultipartUpload")]
    [TestCase("DELETE", "/b/k", "DeleteObject")]
    [TestCase("GET", "/b/a/b/c?versionId=v", "GetObject")]
    [TestCase("GET", "/b/k?uploadId=u", "ListParts")]
    [TestCase("GET", "/b/k?tagging", "GetObjectTagging")]
    [TestCase("HEAD", "/b", "HeadBucket")]
    [TestCase("HEAD", "/b/k", "HeadObject")]
    public void S3_requests_are_told_apart_by_path_query_and_headers(string method, string target, string expected, string? header = null)
    {
        var request = new AwsRequest { Method = method, Path = target.Split('?')[0] };
        if (target.Contains('?', StringComparison.Ordinal)) request.Query.AddEncoded(target[(target.IndexOf('?', StringComparison.Ordinal) + 1)..]);
        if (header is not null) request.Headers.Set(header, "x");

        Assert.That(RestRouter.Of(ModelCatalog.Embedded.GetService("s3")).TryMatch(request, out var operation));
        Assert.That(operation!.Name, Is.EqualTo(expected));
    }

    [Test]
    public void A_path_of_no_operation_is_not_matched()
    {
        var request = new AwsRequest { Method = "GET", Path = "/2015-03-31/nothing" };

        Assert.That(RestRouter.Of(ModelCatalog.Embedded.GetService("lambda")).TryMatch(request, out _), Is.False);
    }
}
