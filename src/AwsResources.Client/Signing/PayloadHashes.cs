namespace AwsResources.Client.Signing;

/// <summary>What may stand where the payload's hash is expected.</summary>
internal static class PayloadHashes
{
    public const string Empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    public const string Unsigned = "UNSIGNED-PAYLOAD";
    public const string UnsignedWithTrailer = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    public const string Chunked = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    public const string ChunkedWithTrailer = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
    public const string Events = "STREAMING-AWS4-HMAC-SHA256-EVENTS";
}
