using AwsResources.Client.Model;
using AwsResources.Client.Transport;

namespace AwsResources.Emulator.Core;

/// <summary>One call as a handler sees it: read, checked against the model, its signature verified.</summary>
internal sealed class EmulatorCall
{
    /// <summary>The service's model.</summary>
    public required ServiceModel Service { get; init; }

    public required OperationModel Operation { get; init; }

    /// <summary>The input, with the operation's input shape. A streaming member holds an <see cref="AwsBody"/> of bytes.</summary>
    public required AwsStructure Input { get; init; }

    /// <summary>The request as it came, without its body's transfer coding.</summary>
    public required AwsRequest Request { get; init; }

    /// <summary>The payload: whole, and freed of aws-chunked framing. Nobody writes to it afterwards, so it may be kept.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The region that the request was signed for.</summary>
    public required string Region { get; init; }

    /// <summary>The twelve digits of the caller's account.</summary>
    public required string AccountId { get; init; }

    public required string RequestId { get; init; }

    public required EmulatorIds Ids { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>The time on the clock when the call began.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>A fault that a test asked for: the page must hold nothing, and its token must go on where it would have begun.</summary>
    public bool EmptyPage { get; init; }

    /// <summary>Headers of the answer (or of the error) beyond those that the model binds.</summary>
    public HeaderList ResponseHeaders { get; } = new();

    /// <summary>The status of the answer where it is not the model's, such as 206.</summary>
    public int? StatusCode { get; set; }

    /// <summary>The body of the answer where the model cannot describe it, as with GetBucketLocation of S3; null leaves it to the model.</summary>
    public ReadOnlyMemory<byte>? RawBody { get; set; }
}
