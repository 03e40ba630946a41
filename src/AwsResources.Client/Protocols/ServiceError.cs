using AwsResources.Client.Model;

namespace AwsResources.Client.Protocols;

/// <summary>What a response that is no success says.</summary>
/// <param name="Code">The code without namespace and suffixes; the status code as text where the body has none.</param>
/// <param name="Message">What the service says, or the name of the status.</param>
/// <param name="RequestId">The service's id of the request, or null.</param>
/// <param name="ExtendedRequestId">S3's second id, or null.</param>
/// <param name="Shape">The error in the model, or null where the model does not know it.</param>
/// <param name="Data">The error's members; null without a shape.</param>
internal sealed record ServiceError(
    string Code, string Message, string? RequestId, string? ExtendedRequestId, StructureShape? Shape, AwsStructure? Data)
{
    /// <summary>Whether the model says that the call may be tried again.</summary>
    public bool Retryable => Shape?.Error?.Retryable ?? false;

    /// <summary>Whether the model says that the service was called too often.</summary>
    public bool Throttling => Shape?.Error?.Throttling ?? false;

    /// <summary>Sender or Receiver, where the service says it.</summary>
    public string? Fault { get; init; }
}

/// <summary>An error that an emulator answers.</summary>
/// <param name="Code">The code on the wire, such as <c>NoSuchKey</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="RequestId">The id of the request.</param>
/// <param name="Members">Further members of the error's shape, or elements of that name where the model has no shape.</param>
internal sealed record ErrorAnswer(string Code, string Message, int StatusCode, string RequestId, AwsStructure? Members = null)
{
    public string Fault => StatusCode < 500 ? "Sender" : "Receiver";

    /// <summary>S3's second id, or null.</summary>
    public string? ExtendedRequestId { get; init; }
}
