using System.Globalization;
using System.Text;

namespace AwsResources.Benchmarks.Server;

/// <summary>The answers, byte for byte, and which request gets which.</summary>
internal static class CannedAnswers
{
    /// <summary>How many pages the listing of the bucket <c>pages</c> has.</summary>
    public const int PagesOfListing = 20;

    private const string S3Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    private static readonly byte[] Item = Answer("application/x-amz-json-1.0", Text(ItemJson), "x-amz-crc32: " + Crc32(ItemJson));
    private static readonly byte[] Items = Answer("application/x-amz-json-1.0", Text(ItemsJson(100)), "x-amz-crc32: " + Crc32(ItemsJson(100)));
    private static readonly byte[] Sent = Answer("application/x-amz-json-1.0", Text(Messages.Sent()));
    private static readonly byte[] Received = Answer("application/x-amz-json-1.0", Text(Messages.Received(10)));
    private static readonly byte[] Listing = Answer("application/xml", Text(ListObjects(1000)));
    private static readonly byte[][] Pages = [.. Enumerable.Range(1, PagesOfListing).Select(page => Answer("application/xml", Text(ListObjects(1000, page < PagesOfListing ? page : null))))];
    private static readonly byte[] Buckets = Answer("application/xml", Text(ListBuckets(3)));
    private static readonly byte[] Content = Answer("application/octet-stream", new byte[1024], "ETag: \"0f343b0931126a20f133d67c2b018a3b\"", "Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT");
    private static readonly byte[] Stored = Answer("application/xml", [], "ETag: \"0f343b0931126a20f133d67c2b018a3b\"");
    private static readonly byte[] Instances = Answer("text/xml;charset=UTF-8", Text(InstancesXml.Make(1000)));
    private static readonly byte[] FewInstances = Answer("text/xml;charset=UTF-8", Text(InstancesXml.Make(2)));
    private static readonly byte[] Unknown = Text("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");

    // Eleven attributes of the types that items have.
    private const string ItemJson = """
        {"Item":{"Customer":{"S":"c-10293"},"Placed":{"S":"2026-03-01T10:15:30.000Z"},"Total":{"N":"142.75"},"Currency":{"S":"EUR"},"Paid":{"BOOL":true},"Lines":{"L":[{"M":{"Sku":{"S":"A-1"},"Count":{"N":"2"}}},{"M":{"Sku":{"S":"B-7"},"Count":{"N":"1"}}}]},"Tags":{"SS":["gift","express"]},"Note":{"S":"Leave it at the door, please."},"Weights":{"NS":["1.5","2.25"]},"Address":{"M":{"Street":{"S":"12 Long Street"},"City":{"S":"Berlin"},"Zip":{"S":"10115"}}},"Token":{"B":"AAECAwQFBgcICQoLDA0ODw=="}}}
        """;

    /// <param name="head">The request line and headers, in lower case.</param>
    /// <param name="body">The body.</param>
    public static ReadOnlySpan<byte> For(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        if (head.StartsWith("post /"u8))
        {
            if (head.IndexOf("x-amz-target: dynamodb_20120810.getitem"u8) >= 0) return Item;
            if (head.IndexOf("x-amz-target: dynamodb_20120810.query"u8) >= 0) return Items;
            if (head.IndexOf("x-amz-target: amazonsqs.sendmessage"u8) >= 0) return Sent;
            if (head.IndexOf("x-amz-target: amazonsqs.receivemessage"u8) >= 0) return Received;
            if (body.IndexOf("Action=DescribeInstances"u8) >= 0) return body.IndexOf("MaxResults=5"u8) >= 0 ? FewInstances : Instances;
        }
        if (head.StartsWith("put /"u8)) return Stored;
        if (head.StartsWith("get /pages?"u8) || head.StartsWith("get /pages/?"u8)) return Pages[PageOf(head)];
        if (head.StartsWith("get /?"u8) || head.StartsWith("get / "u8)) return Buckets;
        if (head.StartsWith("get /"u8)) return head.IndexOf("list-type=2"u8) >= 0 ? Listing : Content;
        return Unknown;
    }

    private static string ItemsJson(int count)
    {
        var item = ItemJson["{\"Item\":".Length..^1];
        return $$"""{"Count":{{count}},"ScannedCount":{{count}},"Items":[{{string.Join(',', Enumerable.Repeat(item, count))}}]}""";
    }

    // The token is the number of the page that it leads to, which is how many went before.
    private static int PageOf(ReadOnlySpan<byte> head)
    {
        // The older ListObjects, which boto3's collections call, says marker.
        var at = head.IndexOf("continuation-token=page"u8) is var token and >= 0 ? token + "continuation-token=page".Length
            : head.IndexOf("marker=page"u8) is var marker and >= 0 ? marker + "marker=page".Length : -1;
        return at < 0 ? 0 : int.Parse(head.Slice(at, 2), CultureInfo.InvariantCulture);
    }

    private static string ListObjects(int count, int? next = null)
    {
        var rest = next is null ? "<IsTruncated>false</IsTruncated>" : $"<IsTruncated>true</IsTruncated><NextContinuationToken>page{next:D2}</NextContinuationToken><NextMarker>page{next:D2}</NextMarker>";
        var xml = new StringBuilder($"""<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="{S3Namespace}"><Name>photos</Name><Prefix></Prefix><KeyCount>{count}</KeyCount><MaxKeys>1000</MaxKeys>{rest}""");
        for (var i = 0; i < count; i++)
            _ = xml.Append(CultureInfo.InvariantCulture, $"<Contents><Key>2026/03/image-{i:D6}.jpg</Key><LastModified>2026-03-01T10:15:30.000Z</LastModified><ETag>&quot;0f343b0931126a20f133d67c2b{i:D6}&quot;</ETag><Size>{100_000 + i}</Size><StorageClass>STANDARD</StorageClass></Contents>");
        return xml.Append("</ListBucketResult>").ToString();
    }

    private static string ListBuckets(int count)
    {
        var buckets = string.Concat(Enumerable.Range(0, count).Select(i => $"<Bucket><Name>bucket-{i}</Name><CreationDate>2026-03-01T10:15:30.000Z</CreationDate></Bucket>"));
        return $"""<?xml version="1.0" encoding="UTF-8"?><ListAllMyBucketsResult xmlns="{S3Namespace}"><Owner><ID>123456789012</ID></Owner><Buckets>{buckets}</Buckets></ListAllMyBucketsResult>""";
    }

    private static byte[] Answer(string type, byte[] body, params string[] headers)
    {
        var head = $"HTTP/1.1 200 OK\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\nx-amz-request-id: 4442587FB7D0A2F9\r\nx-amzn-RequestId: 4442587FB7D0A2F9\r\nContent-Type: {type}\r\n"
            + string.Concat(headers.Select(header => header + "\r\n")) + $"Content-Length: {body.Length}\r\n\r\n";
        return [.. Text(head), .. body];
    }

    private static string Crc32(string text) => System.IO.Hashing.Crc32.HashToUInt32(Text(text)).ToString(CultureInfo.InvariantCulture);

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
