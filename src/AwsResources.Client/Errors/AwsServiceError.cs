namespace AwsResources;

/// <summary>The facts of an error that a service answered: what an <see cref="AwsServiceException"/> is made of.</summary>
public sealed record AwsServiceError
{
    /// <summary>The name of the service's client, such as <c>s3</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The service's name as people read it, such as <c>S3</c> or <c>DynamoDB</c>.</summary>
    public required string ServiceId { get; init; }

    /// <summary>The operation that was called, such as <c>GetObject</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The error's code, such as <c>NoSuchKey</c>; <c>Unknown</c> where the answer has none.</summary>
    public required string Code { get; init; }

    /// <summary>The name of the error in the service's model; null for an error that the model does not know.</summary>
    public string? ShapeName { get; init; }

    /// <summary>What the service says about it; empty where it says nothing.</summary>
    public string Message { get; init; } = "";

    /// <summary>The HTTP status, such as 404.</summary>
    public int StatusCode { get; init; }

    /// <summary>The id under which the service knows the request; null where it gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>How often the request was sent: 1 where it was not tried again.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>How long was waited before each further attempt, in order; empty where there was none.</summary>
    public IReadOnlyList<TimeSpan> Waits { get; init; } = [];

    /// <summary>The members of the modelled error; empty for an error that the model does not know.</summary>
    public AwsStructure Members { get; init; } = new();

    /// <summary>The error in one sentence.</summary>
    public override string ToString()
    {
        var message = Message.Length == 0 ? "the service gave no message." : Message;
        var request = RequestId is null ? "" : $"request {RequestId}, ";
        return $"{ServiceId} {Operation} failed: {Code} ({StatusCode}): {message} [{request}{Attempts} {(Attempts == 1 ? "attempt" : "attempts")}]";
    }
}
