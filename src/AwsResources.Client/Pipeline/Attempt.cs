using AwsResources.Client.Customizations;
using AwsResources.Client.Integrity;
using AwsResources.Client.Protocols;
using AwsResources.Client.Retries;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Pipeline;

/// <summary>One try of a call, and what came of it: an answer of success, a service's error, or a failure below HTTP.</summary>
internal sealed class Attempt
{
    public AwsResponse? Response { get; private init; }

    public ServiceError? Error { get; private init; }

    public TransportFailureException? Failure { get; private init; }

    public AttemptOutcome Outcome { get; private init; }

    /// <summary>The error's code or the kind of failure; null for a success.</summary>
    public string? Problem => Error?.Code ?? Failure?.Kind.ToString();

    public static async ValueTask<Attempt> MakeAsync(Call call, bool async, CancellationToken cancellationToken)
    {
        var (client, request) = (call.Client, call.Request);
        PipelineLog.Sending(client.Log, client.Model.ServiceId, call.Operation.Name, call.InvocationId, call.Attempts, request.Method, request.Scheme, request.Host);
        AwsResponse response;
        try
        {
            response = await client.Transport.SendAsync(request, Protocol.HasStreamingOutput(call.Operation), async, cancellationToken).ConfigureAwait(false);
            Verify(call, response);
        }
        catch (TransportFailureException failure)
        {
            return Failed(call, failure);
        }

        PipelineLog.Answered(client.Log, client.Model.ServiceId, call.Operation.Name, call.InvocationId, call.Attempts, response.StatusCode, ErrorCodes.RequestId(response));
        if (client.Customization.IsErrorInDisguise(call.Operation, response)) return Refused(call, WithStatus(response, 500));
        return response.StatusCode < 300 ? new Attempt { Response = response, Outcome = AttemptOutcome.Success } : Refused(call, response);
    }

    private static Attempt Refused(Call call, AwsResponse response)
    {
        var (client, operation) = (call.Client, call.Operation);
        var error = client.Customization.Interpret(call, response, client.Protocol.ReadError(client.Model, operation, response));
        var mayPass = error.Retryable || ServiceRetries.IsTransient(client.Model.ServiceId, error.Code);
        return new Attempt
        {
            Response = response,
            Error = error,
            Outcome = new AttemptOutcome
            {
                StatusCode = response.StatusCode,
                ErrorCode = error.Code,
                Trait = error.Throttling ? RetryTrait.Throttling : mayPass ? RetryTrait.Transient : RetryTrait.None,
                RetryAfter = AttemptOutcome.ParseRetryAfter(response.Header("x-amz-retry-after")),
                BodyIsSpent = !call.Request.Body.IsReplayable,
            },
        };
    }

    private static Attempt Failed(Call call, TransportFailureException failure) => new()
    {
        Failure = failure,
        Outcome = new AttemptOutcome
        {
            Failure = failure.InnerException ?? failure,
            Trait = failure.Kind is AwsTransportFailure.Tls ? RetryTrait.None : RetryTrait.Transient,
            BodyIsSpent = !call.Request.Body.IsReplayable,
        },
    };

    // A part of an object has not the checksum of the whole.
    private static void Verify(Call call, AwsResponse response)
    {
        if (response.StatusCode >= 300) return;
        if (call.Client.Customization.FindDamage(response) is { } damage)
            throw new TransportFailureException(AwsTransportFailure.ChecksumMismatch, damage);
        if (!call.Client.ChecksumsResponses || call.Operation.HttpChecksum is not { ResponseAlgorithms.Count: > 0 } || response.StatusCode == 206) return;
        if (ResponseChecksum.Find(response.Headers) is not var (algorithm, expected)) return;
        var text = $"The body from {call.Request.Host} does not have the {algorithm} checksum that its header promises.";
        if (response.Stream is { } stream)
            response.Stream = new VerifyingStream(stream, Checksum.Create(algorithm)!, expected, () => new AwsTransportException($"{call.Name}: {text}", AwsTransportFailure.ChecksumMismatch));
        else if (!ResponseChecksum.Matches(response.Body.Span, algorithm, expected))
            throw new TransportFailureException(AwsTransportFailure.ChecksumMismatch, text);
    }

    private static AwsResponse WithStatus(AwsResponse response, int status)
    {
        var other = new AwsResponse(status) { Body = response.Body, Stream = response.Stream };
        foreach (var (name, value) in response.Headers) other.Headers.Add(name, value);
        return other;
    }
}
