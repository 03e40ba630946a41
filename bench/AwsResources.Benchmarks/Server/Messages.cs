using System.Security.Cryptography;
using System.Text;

namespace AwsResources.Benchmarks.Server;

/// <summary>Messages of a queue, with the sums that a peer checks.</summary>
internal static class Messages
{
    public const string Queue = "https://sqs.us-east-1.amazonaws.com/123456789012/orders";

    public static string Body { get; } = new('m', 200);

    public static string Sent() => $$"""{"MessageId":"2b1c5d0a-0001-4f00-8000-000000000000","MD5OfMessageBody":"{{Sum()}}"}""";

    public static string Received(int count)
    {
        var messages = Enumerable.Range(0, count).Select(i =>
            $$"""{"MessageId":"2b1c5d0a-{{i:D4}}-4f00-8000-000000000000","ReceiptHandle":"AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a{{i:D4}}","Body":"{{Body}}","MD5OfBody":"{{Sum()}}"}""");
        return $$"""{"Messages":[{{string.Join(',', messages)}}]}""";
    }

    // The service's own sum of the text; nothing is protected by it.
    private static string Sum() => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(Body)));
}
