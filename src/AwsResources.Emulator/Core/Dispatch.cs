// The order of a call in the emulator, in one place: find the service and the operation, verify the signature, undo the body's
// coding, read and check the input, handle, write the answer. Whatever goes wrong becomes the service's own error, and
// whatever nobody foresaw becomes an InternalError that names it and is kept for the test to see.

using AwsResources.Client;
using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Signing;
using AwsResources.Client.Transport;
using AwsResources.Client.Validation;
using AwsResources.Emulator.Core.Door;
using AwsResources.Emulator.Core.Faults;

namespace AwsResources.Emulator.Core;

internal sealed class Dispatch(
    LocalAwsOptions options, IReadOnlyList<EmulatedService> services, VirtualClock clock, LocalAwsCalls calls, LocalAwsFaults faults,
    Action<Exception> report)
{
    private const string CoveragePage = "docs/emulator-coverage.md";

    private readonly ServiceRouter _router = new(services);
    private readonly SignatureCheck _signatures = new(options.Credentials);
    private readonly EmulatorIds _ids = new(options.Seed);

    // Apart from the ids of resources, so that a retry does not change what those are.
    private readonly EmulatorIds _requestIds = new(~options.Seed);

    /// <summary>Answers a request whose body is in memory.</summary>
    /// <exception cref="HttpRequestException">A test asked for a connection that is cut.</exception>
    public async ValueTask<AwsResponse> AnswerAsync(AwsRequest request, bool async, CancellationToken cancellationToken)
    {
        var visit = new Visit(request, _requestIds, clock.Now, options.Region);
        try
        {
            return await AnswerAsync(visit, async, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            calls.Add(visit.ToCall());
        }
    }

    private async ValueTask<AwsResponse> AnswerAsync(Visit visit, bool async, CancellationToken cancellationToken)
    {
        AwsResponse response;
        try
        {
            Route(visit);
            visit.Fault = faults.Take(visit.Service.Name, visit.Operation?.Name ?? "");
            await BeforeHandlerAsync(visit.Fault, async, cancellationToken).ConfigureAwait(false);
            var output = Handle(visit);
            response = visit.Finish(visit.Protocol.WriteResponse(visit.Model, visit.Operation!, output, visit.RequestId));
        }
        catch (EmulatorException refusal)
        {
            response = visit.Refuse(refusal);
        }
        catch (Exception error) when (error is not (HttpRequestException or OperationCanceledException))
        {
            report(error);
            response = visit.Refuse(Unforeseen(visit, error));
        }
        if (visit.Fault is { Kind: FaultKind.LostResponse }) throw ConnectionCut("after the service had done its work");
        return response;
    }

    private void Route(Visit visit)
    {
        if (!_router.TryFind(visit.Request, out var found, out var name))
        {
            visit.Assume(name);
            throw NotImplemented($"The emulator has no service '{name}'. It has {string.Join(", ", services.Select(service => service.Name))}; see {CoveragePage}.");
        }
        visit.Service = found.Service;
        visit.Model = found.Model;
        visit.Protocol = Protocol.For(found.Model);
        visit.Request = found.Service.Normalize(visit.Request);
        if (visit.Protocol.TryMatchOperation(found.Model, visit.Request, out var operation)) visit.Operation = operation;
    }

    private async ValueTask BeforeHandlerAsync(PendingFault? fault, bool async, CancellationToken cancellationToken)
    {
        if (fault is null) return;
        if (fault.Kind is FaultKind.CutConnection) throw ConnectionCut("before the service did anything");
        if (fault.Kind is FaultKind.Slow) await Delay.WaitAsync(fault.Delay, clock, async, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private AwsStructure Handle(Visit visit)
    {
        var (service, model) = (visit.Service, visit.Model);
        var signer = _signatures.Check(service, model, visit.Operation, visit.Original, visit.Time);
        visit.Region = signer?.Region ?? options.Region;
        var operation = visit.Operation ?? throw Refusals.Of(model, Refusal.UnknownOperation, $"{service.Name} has no operation for this request.");
        FailOnPurpose(visit);
        if (!service.Operations.TryGetValue(operation.Name, out var handler))
            throw NotImplemented($"The emulator does not implement {operation.Name} of {service.Name}. What it implements is listed in {CoveragePage}.");
        var call = Read(visit, operation, signer);
        var invalid = Check(call, operation);
        if (invalid.Count > 0) throw service.InvalidInput(call, invalid) ?? Refusals.OfInput(model, invalid);
        lock (service.Gate)
        {
            service.BeforeCall(call);
            return handler(call);
        }
    }

    // Values are decoded when they are read, and the check reads them all.
    private static IReadOnlyList<string> Check(EmulatorCall call, OperationModel operation)
    {
        try
        {
            return InputValidator.Check(call.Input, operation.Input);
        }
        catch (AwsValueException error)
        {
            throw Refusals.Of(call.Service, Refusal.MalformedRequest, error.Message);
        }
    }

    private EmulatorCall Read(Visit visit, OperationModel operation, SignatureAuthorization? signer)
    {
        var request = visit.Request;
        if (AwsChunked.IsChunked(request))
        {
            var decoded = AwsChunked.Decode(request, request.Body.Bytes, ChunkSignatures.For(request, options.Credentials, signer));
            request.Body = RequestBody.FromBytes(decoded.Bytes);
            foreach (var (name, value) in decoded.Trailers) request.Headers.Set(name, value);
        }
        try
        {
            visit.Input = visit.Protocol.ReadRequest(visit.Model, operation, request);
        }
        catch (Exception error) when (error is FormatException or System.Text.Json.JsonException)
        {
            throw Refusals.Of(visit.Model, Refusal.MalformedRequest, error.Message);
        }
        return visit.Call = new EmulatorCall
        {
            Service = visit.Model,
            Operation = operation,
            Input = visit.Input,
            Request = request,
            Body = request.Body.Bytes,
            Region = visit.Region,
            AccountId = options.AccountId,
            RequestId = visit.RequestId,
            Ids = _ids,
            Clock = clock,
            Now = visit.Time,
            EmptyPage = visit.Fault is { Kind: FaultKind.EmptyPage },
        };
    }

    private static void FailOnPurpose(Visit visit)
    {
        switch (visit.Fault)
        {
            case { Kind: FaultKind.Throttled }:
                throw Refusals.Of(visit.Model, Refusal.Throttled);
            case { Kind: FaultKind.InternalError }:
                throw Refusals.Of(visit.Model, Refusal.InternalError);
            case { Kind: FaultKind.Error } fault:
                throw new EmulatorException(fault.Code, fault.Message, fault.StatusCode);
            default:
                return;
        }
    }

    private static EmulatorException Unforeseen(Visit visit, Exception error)
    {
        var code = visit.IsRouted ? Refusals.Of(visit.Model, Refusal.InternalError).Code : "InternalError";
        return new EmulatorException(code,
            $"The emulator failed in {visit.Name}: {error.GetType().Name}: {error.Message} This is a fault of the emulator.", 500);
    }

    private static EmulatorException NotImplemented(string message) => new("NotImplemented", message, 501);

    private static HttpRequestException ConnectionCut(string when) => new(HttpRequestError.ResponseEnded,
        $"The connection was cut {when}, as a test asked.", new IOException("The connection was cut."));
}
