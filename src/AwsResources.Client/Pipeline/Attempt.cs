using AwsResources.Client.Customizations;
using AwsResources.Client.Hooks;
using AwsResources.Client.Integrity;
using AwsResources.Client.Protocols;
using AwsResources.Client.Retries;
using AwsResources.Client.Telemetry;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Pipeline;

/// <summary>One try of a call, and what came of it: an answer of success, a service's error, or a failure below HTTP.</summary>
internal sealed class Attempt
{
    public AwsResponse? Response { get; private init; }

    public ServiceError? Error { get; private init; }

    public TransportFailureException? Failure { get; private init; }

    /// <summary>The error's code or the kind of failure; null for a success.</summary>
    public string? Problem => Error?.Code ?? Failure?.Kind.ToString();

    /// <summary>The attempt that was not made, because a hook had answered.</summary>
    public static Attempt Answered(AwsResponse response) => new() { Response = response };

    public static async ValueTask<Attempt> MakeAsync(Call call, bool async, CancellationToken cancellationToken)
    {
        var (client, request) = (call.Client, call.Request);
        PipelineLog.Sending(client.Log, client.Model.ServiceId, call.Operation.Name, call.InvocationId, call.Attempts, request.Method, request.Scheme, request.Host);
        using var span = CallSpans.BeginAttempt(call);
        var began = CallMetrics.BeginAttempt(call);
        Attempt attempt;
        try
        {
            var response = HookedExchange.IsWanted(call)
                ? await HookedExchange.SendAsync(call, async, cancellationToken).ConfigureAwait(false)
                : await client.Transport.SendAsync(request, Protocol.HasStreamingOutput(call.Operation), async, cancellationToken).ConfigureAwait(false);
            attempt = Of(call, response);
        }
        catch (TransportFailureException failure)
        {
            attempt = new Attempt { Failure = failure };
        }
        call.Last = attempt;
        CallMetrics.EndAttempt(call, began);
        CallSpans.EndAttempt(span, attempt);
        return attempt;
    }

    /// <summary>What came of it, for whoever decides on another attempt.</summary>
    public AttemptOutcome OutcomeOf(Call call)
    {
        if (Failure is not null) return OutcomeOf(call, Failure);
        if (Error is null) return AttemptOutcome.Success;
        var mayPass = Error.Retryable || ServiceRetries.IsTransient(call.Client.Model.ServiceId, Error.Code);
        return new AttemptOutcome
        {
            StatusCode = Response!.StatusCode,
            ErrorCode = Error.Code,
            Trait = Error.Throttling ? RetryTrait.Throttling : mayPass ? RetryTrait.Transient : RetryTrait.None,
            RetryAfter = AttemptOutcome.ParseRetryAfter(Response.Header("x-amz-retry-after")),
            BodyIsSpent = !call.Request.Body.IsReplayable,
        };
    }

    private static AttemptOutcome OutcomeOf(Call call, TransportFailureException failure) => new()
    {
        Failure = failure.InnerException ?? failure,
        Trait = AwsTransportException.MayPass(failure.Kind) ? RetryTrait.Transient : RetryTrait.Final,
        IsTimeout = failure.Kind is AwsTransportFailure.ConnectTimeout or AwsTransportFailure.ReadTimeout,
        BodyIsSpent = !call.Request.Body.IsReplayable,
    };

    private static Attempt Of(Call call, AwsResponse response)
    {
        Verify(call, response);
        var client = call.Client;
        PipelineLog.Answered(client.Log, client.Model.ServiceId, call.Operation.Name, call.InvocationId, call.Attempts, response.StatusCode, ErrorCodes.RequestId(response));
        if (client.Customization.IsErrorInDisguise(call.Operation, response)) return Refused(call, WithStatus(response, 500));
        return response.StatusCode < 300 ? new Attempt { Response = response } : Refused(call, response);
    }

    private static Attempt Refused(Call call, AwsResponse response)
    {
        var client = call.Client;
        var error = client.Customization.Interpret(call, response, client.Protocol.ReadError(client.Model, call.Operation, response));
        return new Attempt { Response = response, Error = error };
    }

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
