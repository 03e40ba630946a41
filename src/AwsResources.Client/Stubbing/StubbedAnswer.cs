using AwsResources.Client.Model;
using AwsResources.Client.Pipeline;
using AwsResources.Client.Protocols;
using AwsResources.Client.Validation;

namespace AwsResources.Client.Stubbing;

/// <summary>An error of a queue.</summary>
internal sealed record StubbedError(string Code, string Message, int? StatusCode, AwsStructure? Members);

/// <summary>One answer of a queue: to which operation, with which input, and what.</summary>
internal sealed class StubbedAnswer
{
    private readonly AwsStructure? _output;
    private readonly StubbedError? _error;
    private readonly AwsStructure? _input;

    private StubbedAnswer(ServiceModel service, OperationModel operation, AwsStructure? output, StubbedError? error, AwsStructure? input)
    {
        (Service, Operation) = (service, operation);
        (_output, _error, _input) = (output, error, input);
        if (input is not null) Check("the expected input", StubComparison.Check(input, operation.Input));
    }

    public ServiceModel Service { get; }

    public OperationModel Operation { get; }

    public string Name => $"{Service.ServiceId} {Operation.Name}";

    public static StubbedAnswer Of(ServiceModel service, OperationModel operation, AwsStructure output, AwsStructure? input)
    {
        if (Protocol.HasEventStreamOutput(operation))
            throw new NotSupportedException($"{service.ServiceId} {operation.Name} answers a stream of events, which cannot be queued. Answer it by a hook before sending.");
        // What the caller changes later is the caller's.
        var answer = new StubbedAnswer(service, operation, output.Shape is null ? output.Copy() : output, null, input?.Copy());
        answer.Check("the output", InputValidator.CheckOutput(output, operation.Output));
        return answer;
    }

    public static StubbedAnswer OfError(ServiceModel service, OperationModel operation, StubbedError error, AwsStructure? input)
    {
        var answer = new StubbedAnswer(service, operation, null, error, input?.Copy());
        var shape = ErrorCodes.Shape(service, operation, error.Code);
        if (error.Members is not { } members) return answer;
        if (shape is null) throw new AwsStubException($"{answer.Name}: the model has no error '{error.Code}', so it can have no members beside its message.");
        answer.Check($"the error {error.Code}", InputValidator.CheckOutput(members, shape));
        return answer;
    }

    public bool IsOf(Call call) => call.Client.Model.ServiceId == Service.ServiceId && call.Operation.Name == Operation.Name;

    /// <summary>What is different between the input that was expected and the one that came, each a sentence.</summary>
    public IReadOnlyList<string> Differences(AwsStructure input) => _input is null ? [] : StubComparison.Compare(_input, input, Operation.Input);

    /// <summary>Answers a call, once its input is found to be valid.</summary>
    public void Give(Call call)
    {
        call.Attempts = 1;
        if (_error is null) call.Answer = _output;
        else call.Refusal = () => Fail(call, _error);
    }

    private static AwsServiceException Fail(Call call, StubbedError error)
    {
        var (client, operation) = (call.Client, call.Operation);
        var status = error.StatusCode ?? ErrorCodes.Shape(client.Model, operation, error.Code)?.Error?.HttpStatusCode ?? 400;
        var answer = new ErrorAnswer(error.Code, error.Message, status, call.InvocationId, error.Members);
        var response = client.Protocol.WriteError(client.Model, operation, answer);
        var read = client.Protocol.ReadError(client.Model, operation, response);
        call.Last = Attempt.Answered(response);
        // Some errors have no body, and so neither code nor message: the test's own are meant.
        return CallErrors.Service(call, read with { Code = error.Code, Message = error.Message }, status);
    }

    private void Check(string what, IReadOnlyList<string> faults)
    {
        if (faults.Count > 0) throw new AwsStubException($"{Name}: {what} does not fit the model:\n  {string.Join("\n  ", faults)}");
    }
}
