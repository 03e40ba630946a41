using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Transport;
using AwsResources.Client.Values;
using AwsResources.Emulator.Core.Faults;

namespace AwsResources.Emulator.Core;

/// <summary>One request on its way through the dispatch: what is known of it so far, and how it is answered and recorded.</summary>
internal sealed class Visit
{
    private readonly EmulatorIds _ids;
    private EmulatedService? _service;
    private string? _errorCode;
    private string _assumed = "";

    public Visit(AwsRequest request, EmulatorIds ids, DateTimeOffset time, string region)
    {
        _ids = ids;
        Original = Request = request;
        Time = time;
        Region = region;
        RequestId = ids.Guid().ToString();
    }

    /// <summary>The request as it was signed.</summary>
    public AwsRequest Original { get; }

    /// <summary>The request as the model describes it.</summary>
    public AwsRequest Request { get; set; }

    public DateTimeOffset Time { get; }

    public string Region { get; set; }

    public string RequestId { get; private set; }

    public bool IsRouted => _service is not null;

    public EmulatedService Service
    {
        get => _service ?? throw new InvalidOperationException("The request has not been given to a service.");
        set
        {
            _service = value;
            if (value.IsObjectStore) RequestId = _ids.Upper(16);
        }
    }

    public ServiceModel Model { get; set; } = ModelCatalog.Embedded.GetService("s3");

    public Protocol Protocol { get; set; } = Protocol.Find("rest-xml")!;

    public OperationModel? Operation { get; set; }

    public AwsStructure? Input { get; set; }

    public EmulatorCall? Call { get; set; }

    public PendingFault? Fault { get; set; }

    public int StatusCode { get; private set; }

    /// <summary>Service and operation, as far as they are known.</summary>
    public string Name => $"{_service?.Name ?? _assumed} {Operation?.Name}".TrimEnd();

    /// <summary>Takes the protocol of a service that the emulator does not have, so that its client can read the refusal.</summary>
    public void Assume(string signingName)
    {
        _assumed = signingName;
        if (FindModel(signingName) is not { } model) return;
        Model = model;
        Protocol = Protocol.For(model);
        if (Protocol.TryMatchOperation(model, Request, out var operation)) Operation = operation;
    }

    public AwsResponse Finish(AwsResponse written)
    {
        var body = Call?.RawBody ?? written.Body;
        return Complete(written, Call?.StatusCode ?? written.StatusCode, body);
    }

    public AwsResponse Refuse(EmulatorException refusal)
    {
        _errorCode = refusal.Code;
        var members = new AwsStructure();
        foreach (var (name, value) in refusal.Members) members[name] = value;
        if (_service is { IsObjectStore: true }) members["Resource"] = Original.Path;
        var answer = new ErrorAnswer(refusal.Code, refusal.Message, refusal.HttpStatus, RequestId, members)
        {
            ExtendedRequestId = _service is { IsObjectStore: true } ? _ids.Base64(56) : null,
        };
        var written = Protocol.WriteError(Model, Operation, answer);
        return Complete(written, refusal.HttpStatus, refusal.HttpStatus == 304 ? default : written.Body);
    }

    public LocalAwsCall ToCall() => new()
    {
        Service = _service?.Name ?? _assumed,
        Operation = Operation?.Name ?? "",
        Region = Region,
        Input = Input,
        StatusCode = Fault is { Kind: FaultKind.LostResponse } ? 0 : StatusCode,
        ErrorCode = _errorCode,
        RequestId = RequestId,
        Time = Time,
    };

    private AwsResponse Complete(AwsResponse written, int status, ReadOnlyMemory<byte> body)
    {
        StatusCode = status;
        var response = new AwsResponse(status) { Body = Request.Method == "HEAD" ? default : body, Stream = written.Stream };
        foreach (var (name, value) in written.Headers) response.Headers.Add(name, value);
        if (_service is { IsObjectStore: true } && !response.Headers.Contains("x-amz-id-2")) response.Headers.Set("x-amz-id-2", _ids.Base64(56));
        if (Call is not null)
            foreach (var (name, value) in Call.ResponseHeaders) response.Headers.Set(name, value);
        response.Headers.Set("Date", Timestamps.ToHttpDate(Time));
        response.Headers.Set("Server", "AwsResources.Emulator");
        return response;
    }

    private static ServiceModel? FindModel(string signingName)
    {
        if (ModelCatalog.Embedded.TryGetService(signingName, out var model)) return model;
        return null;
    }
}
