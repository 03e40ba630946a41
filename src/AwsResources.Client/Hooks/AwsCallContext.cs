using AwsResources.Client.Model;
using AwsResources.Client.Pipeline;

namespace AwsResources;

/// <summary>What hooks know of a call at every point. It belongs to the call: a hook does not keep it.</summary>
public abstract class AwsCallContext
{
    private protected AwsCallContext(Call call, CancellationToken cancellationToken) => (Call, CancellationToken) = (call, cancellationToken);

    /// <summary>The service as its model describes it.</summary>
    public ServiceModel Service => Call.Client.Model;

    /// <summary>The operation that is called.</summary>
    public OperationModel Operation => Call.Operation;

    /// <summary>The region of the client.</summary>
    public string Region => Call.Client.Region;

    /// <summary>The id that all attempts of the call share.</summary>
    public string InvocationId => Call.InvocationId;

    /// <summary>Whether no call is made but a URL that permits it to others. Such a one comes by the points before the call and before signing only, and cannot be answered.</summary>
    public bool IsPresigned => Call.IsPresigned;

    /// <summary>Notes that hooks leave for later points of the same call, by names of their own.</summary>
    public IDictionary<string, object?> Items => Call.Items;

    /// <summary>Ends the call: its caller's, or the bound on its time.</summary>
    public CancellationToken CancellationToken { get; }

    internal Call Call { get; }

    /// <summary>The service and the operation, such as <c>S3 ListBuckets</c>.</summary>
    public override string ToString() => Call.Name;
}

/// <summary>A call before anything is done: see <see cref="AwsHooks.BeforeCall(Action{AwsBeforeCall})"/>.</summary>
public sealed class AwsBeforeCall : AwsCallContext
{
    internal AwsBeforeCall(Call call, CancellationToken cancellationToken) : base(call, cancellationToken) { }

    /// <summary>The input as the caller gave it. Set another one to change it; the caller's own stays as it is where it is copied first.</summary>
    public AwsStructure Input
    {
        get => Call.Input;
        set => Call.Input = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>
    /// The output that answers the call: set, it is checked against the model, the input is validated, and nothing is signed or sent. Null (the default) lets the call go on.
    /// </summary>
    public AwsStructure? Output
    {
        get => Call.Answer;
        set => Call.Answer = value;
    }
}

/// <summary>What hooks know of one attempt.</summary>
public abstract class AwsAttemptContext : AwsCallContext
{
    private protected AwsAttemptContext(Call call, CancellationToken cancellationToken) : base(call, cancellationToken) => Request = new AwsHttpRequest(call.Request);

    /// <summary>Which attempt this is; the first is 1.</summary>
    public int Attempt => Call.Attempts;

    /// <summary>The input, with what the client completed.</summary>
    public AwsStructure Input => Call.Input;

    /// <summary>The HTTP request of this attempt.</summary>
    public AwsHttpRequest Request { get; }
}

/// <summary>An attempt before it is signed: see <see cref="AwsHooks.BeforeSign(Action{AwsBeforeSign})"/>. What is changed in the request is signed.</summary>
public sealed class AwsBeforeSign : AwsAttemptContext
{
    internal AwsBeforeSign(Call call, CancellationToken cancellationToken) : base(call, cancellationToken) { }
}

/// <summary>An attempt before it is sent: see <see cref="AwsHooks.BeforeSend(Action{AwsBeforeSend})"/>. What the signature covers must not be changed any more.</summary>
public sealed class AwsBeforeSend : AwsAttemptContext
{
    internal AwsBeforeSend(Call call, CancellationToken cancellationToken) : base(call, cancellationToken) { }

    /// <summary>The response in place of the network's: set, nothing is sent, and it is read, classified and tried again as one of the network would be. Null (the default) sends.</summary>
    public AwsHttpResponse? Response { get; set; }
}

/// <summary>An attempt that brought a response: see <see cref="AwsHooks.AfterResponse(Action{AwsAfterResponse})"/>.</summary>
public sealed class AwsAfterResponse : AwsAttemptContext
{
    private AwsHttpResponse _response;

    internal AwsAfterResponse(Call call, AwsHttpResponse response, CancellationToken cancellationToken) : base(call, cancellationToken) => _response = response;

    /// <summary>The response. Its headers may be changed, and another may be put in its place.</summary>
    public AwsHttpResponse Response
    {
        get => _response;
        set => _response = value ?? throw new ArgumentNullException(nameof(value));
    }
}

/// <summary>A call that ended: see <see cref="AwsHooks.AfterCall(Action{AwsAfterCall})"/>.</summary>
public sealed class AwsAfterCall : AwsCallContext
{
    internal AwsAfterCall(Call call, AwsStructure? output, Exception? error, CancellationToken cancellationToken) : base(call, cancellationToken) =>
        (Output, Error, Info) = (output, error, call.Info);

    /// <summary>The input as the hooks before the call left it.</summary>
    public AwsStructure Input => Call.Given;

    /// <summary>The output; null where the call failed. What is set here is what the caller gets, also in place of an error.</summary>
    public AwsStructure? Output { get; set; }

    /// <summary>How the call failed; null where it succeeded.</summary>
    public Exception? Error { get; }

    /// <summary>Attempts, waits, status and ids.</summary>
    public AwsCallInfo Info { get; }
}
