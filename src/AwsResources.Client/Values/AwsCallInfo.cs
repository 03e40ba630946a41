namespace AwsResources;

/// <summary>How a call went that brought an output: what boto3 calls ResponseMetadata.</summary>
public sealed class AwsCallInfo
{
    internal AwsCallInfo() { }

    /// <summary>The id that all attempts of the call shared; sent as <c>amz-sdk-invocation-id</c>.</summary>
    public required string InvocationId { get; init; }

    /// <summary>The id under which the service knows the request of the last attempt; null where it gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>S3's second id of the request (<c>x-amz-id-2</c>); null for other services.</summary>
    public string? ExtendedRequestId { get; init; }

    /// <summary>The HTTP status of the last answer, such as 200; 0 where there was no answer of HTTP.</summary>
    public int StatusCode { get; init; }

    /// <summary>How often the request was sent: 1 where it was not tried again, 0 where a hook answered before anything was sent. What found its kept connection closed, and was sent again at once, counts as one.</summary>
    public int Attempts { get; init; }

    /// <summary>How long was waited before each further attempt, in order; empty where the first one succeeded. A further attempt that waits for nothing has no entry.</summary>
    public IReadOnlyList<TimeSpan> Waits { get; init; } = [];

    /// <summary>How long the call took, attempts and waits together; of a streamed body or of events, until they could be read.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The facts on one line, such as <c>200, 2 attempts, 83 ms, request 4442587FB7D0A2F9</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{StatusCode}, {Attempts} {(Attempts == 1 ? "attempt" : "attempts")}, {Duration.TotalMilliseconds:0} ms{(RequestId is null ? "" : ", request " + RequestId)}");
}
