namespace AwsResources;

/// <summary>A call that reached an embedded AWS, for assertions. Every attempt is one.</summary>
public sealed class LocalAwsCall
{
    /// <summary>The service by the name of its model, such as <c>s3</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The operation by its name in the model; empty where the request was for none that the model knows.</summary>
    public required string Operation { get; init; }

    /// <summary>The region that the request was signed for; that of the options where it was not signed.</summary>
    public required string Region { get; init; }

    /// <summary>What was asked for; null where the request was refused before it was read.</summary>
    public AwsStructure? Input { get; init; }

    /// <summary>The HTTP status of the answer; 0 where a fault kept the answer back.</summary>
    public int StatusCode { get; init; }

    /// <summary>The code of the error that was answered, or null.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The id of the request.</summary>
    public required string RequestId { get; init; }

    /// <summary>The time on the clock when the call came.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Service, operation and outcome on one line.</summary>
    public override string ToString() => $"{Service} {Operation} {StatusCode}{(ErrorCode is null ? "" : " " + ErrorCode)}";
}
