// The order of a call is written here, once, and nowhere else. Sync and async calls share it: async is an argument.

using AwsResources.Client.Compression;
using AwsResources.Client.Customizations;
using AwsResources.Client.Hooks;
using AwsResources.Client.Integrity;
using AwsResources.Client.Model;
using AwsResources.Client.Pipeline.EventStreams;
using AwsResources.Client.Retries;
using AwsResources.Client.Telemetry;
using AwsResources.Client.Transport;
using AwsResources.Client.Validation;

namespace AwsResources.Client.Pipeline;

/// <summary>Carries calls of one client out.</summary>
internal sealed class CallPipeline(ClientContext client)
{
    public ClientContext Client => client;

    public ServiceModel Model => client.Model;

    public string Region => client.Region;

    public Uri? EndpointUrl => client.EndpointUrl;

    public TimeProvider TimeProvider => client.Time;

    /// <summary>A call from input to output.</summary>
    public ValueTask<AwsStructure> CallAsync(OperationModel operation, AwsStructure? input, bool async, CancellationToken cancellationToken) =>
        CallAsync(operation, input, null, async, cancellationToken);

    /// <summary>A call from input to output.</summary>
    public ValueTask<AwsStructure> CallAsync(
        OperationModel operation, AwsStructure? input, AwsCallOptions? options, bool async, CancellationToken cancellationToken) =>
        CallAsync(new Call(client, operation, input ?? new AwsStructure(), options), async, cancellationToken);

    private async ValueTask<AwsStructure> CallAsync(Call call, bool async, CancellationToken cancellationToken)
    {
        EventInput.Check(call, async);
        using var bound = CallBound.Begin(call.Options?.Timeout ?? client.CallTimeout, client.Time, cancellationToken);
        using var span = call.Span = CallSpans.Begin(call);
        try
        {
            await PrepareAsync(call, async, bound.Token).ConfigureAwait(false);
            if (call.Answer is { } answer) return await CallEnd.SucceedAsync(call, Answers.Of(call, answer), async, bound.Token).ConfigureAwait(false);
            await AddressAsync(call, async, bound.Token).ConfigureAwait(false);
            var response = await SendAsync(call, async, bound.Token).ConfigureAwait(false);
            var output = await EventOutput.OpenAsync(call, response, Answers.Read(call, response), async, bound.Token).ConfigureAwait(false);
            return await CallEnd.SucceedAsync(call, output, async, bound.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (!call.HasEnded)
        {
            if (await CallEnd.FailAsync(call, error, bound, async, cancellationToken).ConfigureAwait(false) is { } instead) return instead;
            throw;
        }
    }

    /// <summary>A URL that is the permission for one call: the same order, stopped before the request is sent.</summary>
    public async ValueTask<Uri> PresignAsync(
        OperationModel operation, AwsStructure? input, TimeSpan? expires, bool async, CancellationToken cancellationToken)
    {
        var call = new Call(client, operation, input ?? new AwsStructure()) { IsPresigned = true };
        EventInput.Check(call, async);
        return await PresignAsync(call, expires, async, cancellationToken).ConfigureAwait(false);
    }

    internal async ValueTask<Uri> PresignAsync(Call call, TimeSpan? expires, bool async, CancellationToken cancellationToken)
    {
        await PrepareAsync(call, async, cancellationToken).ConfigureAwait(false);
        await AddressAsync(call, async, cancellationToken).ConfigureAwait(false);
        if (HookPoints.BeforeSign.IsSet(call)) await HookPoints.BeforeSign.RunAsync(call, new AwsBeforeSign(call, cancellationToken), async).ConfigureAwait(false);
        await RequestSigning.PresignAsync(call, expires, async, cancellationToken).ConfigureAwait(false);
        return HttpMessages.UriOf(call.Request);
    }

    /// <summary>What is done with the input, once a call and wherever the call goes.</summary>
    internal async ValueTask PrepareAsync(Call call, bool async, CancellationToken cancellationToken)
    {
        PipelineLog.Begun(client.Log, client.Model.ServiceId, call.Operation.Name, call.InvocationId);
        if (HookPoints.BeforeCall.IsSet(call)) await HookPoints.BeforeCall.RunAsync(call, new AwsBeforeCall(call, cancellationToken), async).ConfigureAwait(false);
        call.Given = call.Input;
        call.Input = client.Customization.Prepare(call, call.Input);
        InputValidator.Validate(client.Model, call.Operation, call.Input, client.Customization.Check(call));
        call.Input = InputDefaults.Fill(call);
        if (call.Refusal is { } refusal) throw refusal();
        if (!call.IsPresigned && call.Answer is null) call.Input = await client.Customization.CompleteAsync(call, this, async, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>From the input to a request that wants only to be signed: what depends on the region, and is done again when the service sends the call to another one.</summary>
    internal async ValueTask AddressAsync(Call call, bool async, CancellationToken cancellationToken)
    {
        call.Endpoint = await CallEndpoint.ResolveAsync(call, async, cancellationToken).ConfigureAwait(false);
        call.DiscoveredHost = await client.Directory.FindAsync(this, call, async, cancellationToken).ConfigureAwait(false);
        call.Auth = AuthChoice.For(call);
        call.Request = new AwsRequest();
        client.Protocol.WriteRequest(client.Model, call.Operation, EventInput.Without(call), call.Request);
        EventInput.Attach(call);
        client.Customization.Adjust(call, call.Request);
        CallEndpoint.Apply(call);
        if (!call.IsPresigned) RequestCompression.Apply(call.Request, call.Operation, client.CompressesFrom);
        RequestChecksum.Apply(call.Request, call.Operation, call.Input, client.ChecksumsRequests, call.IsPresigned);
    }

    /// <summary>Attempts, until one brings an answer of success or there is no hope of one.</summary>
    private async ValueTask<AwsResponse> SendAsync(Call call, bool async, CancellationToken cancellationToken)
    {
        var retry = client.Retries.Begin(ServiceRetries.IsLongPoll(client.Model.ServiceId, call.Operation.Name), call.Options?.MaxAttempts);
        call.MaxAttempts = retry.MaxAttempts;
        while (true)
        {
            var held = client.Retries.DelayBeforeAttempt();
            call.Waited(held);
            await Delay.WaitAsync(held, client.Time, async, cancellationToken).ConfigureAwait(false);
            call.Attempts++;
            RequestHeaders.Set(call);
            if (HookPoints.BeforeSign.IsSet(call)) await HookPoints.BeforeSign.RunAsync(call, new AwsBeforeSign(call, cancellationToken), async).ConfigureAwait(false);
            await RequestSigning.SignAsync(call, async, cancellationToken).ConfigureAwait(false);
            RequestHeaders.SetUserAgent(call);
            var attempt = await Attempt.MakeAsync(call, async, cancellationToken).ConfigureAwait(false);

            if (Corrections.Find(call, attempt) is { } correction)
            {
                if (correction.Region is not null) await AddressAsync(call, async, cancellationToken).ConfigureAwait(false);
                call.Request.Body.Rewind();
                continue;
            }

            var decision = client.Retries.Decide(retry, attempt.OutcomeOf(call));
            if (decision.Stop is RetryStop.Succeeded) return attempt.Response!;
            if (decision.Retry) Retrying(call, attempt, decision.Delay);
            await Delay.WaitAsync(decision.Delay, client.Time, async, cancellationToken).ConfigureAwait(false);
            if (!decision.Retry) throw CallErrors.Final(call, attempt, decision.Stop);
            call.Request.Body.Rewind();
        }
    }

    private void Retrying(Call call, Attempt attempt, TimeSpan wait)
    {
        call.Waited(wait);
        CallSpans.Retry(call.Span, attempt.Problem, wait);
        PipelineLog.Retrying(client.Log, client.Model.ServiceId, call.Operation.Name, call.InvocationId, call.Attempts, attempt.Problem, wait.TotalMilliseconds);
    }
}
