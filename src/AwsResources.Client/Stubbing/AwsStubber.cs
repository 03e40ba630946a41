using System.Runtime.CompilerServices;
using AwsResources.Client.Model;
using AwsResources.Client.Stubbing;

namespace AwsResources;

/// <summary>
/// Answers a client's calls, or those of a whole session, from a queue, so that code which calls AWS can be tested without it:
/// <c>using var stub = s3.Stub(); stub.Add("ListBuckets", new() { ["Buckets"] = … });</c>. Nothing is signed or sent, and no credentials are needed.
/// </summary>
/// <remarks>
/// <para>Answers are given in the order in which they were added. They are checked against the model when they are added, and the inputs of the calls when they come,
/// so that neither can drift from what the service takes and answers. A call that is not the next one expected fails with an <see cref="AwsStubException"/> that says what was.</para>
/// <para>Disposing of the stubber lets calls go out again. Safe to share between threads, but calls that run at the same time take answers in the order in which they come.</para>
/// </remarks>
public sealed class AwsStubber : IDisposable
{
    private readonly StubQueue _queue;
    private readonly Func<string, ServiceModel> _models;
    private readonly ServiceModel? _service;
    private readonly IDisposable? _registration;

    /// <param name="hooks">The hooks of the client or session whose calls are answered.</param>
    /// <param name="models">Gives the model of a service.</param>
    /// <param name="service">The only service; null for a session's stubber.</param>
    internal AwsStubber(AwsHooks hooks, Func<string, ServiceModel> models, ServiceModel? service)
    {
        _queue = new StubQueue();
        _models = models;
        _service = service;
        _registration = hooks.BeforeCall(_queue.Answer);
    }

    private AwsStubber(AwsStubber whole, ServiceModel service) => (_queue, _models, _service) = (whole._queue, whole._models, service);

    /// <summary>In an expected input: a value that must be set and may be anything.</summary>
    public static object Any { get; } = new StubAny();

    /// <summary>How many answers were not asked for yet.</summary>
    public int Count => _queue.Count;

    /// <summary>In an expected input: a value for which a condition holds.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="condition">The condition.</param>
    /// <param name="text">What messages call it; by default the condition as it is written.</param>
    public static object Matching<T>(Func<T, bool> condition, [CallerArgumentExpression(nameof(condition))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new StubCondition(value => value is T typed && condition(typed), text);
    }

    /// <summary>The same queue, for answers of one of a session's services: <c>stub.For("s3").Add("ListBuckets", …)</c>.</summary>
    /// <param name="service">The service's name, such as <c>s3</c>.</param>
    /// <exception cref="AwsModelException">There is no such service; the message names near ones.</exception>
    public AwsStubber For(string service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return new AwsStubber(this, _models(service));
    }

    /// <summary>Adds an answer to the queue.</summary>
    /// <param name="operation">The operation's name in the model, such as <c>ListBuckets</c>.</param>
    /// <param name="output">The output by member names; null for an empty one.</param>
    /// <param name="input">The input that is expected, as the caller gives it; values may be <see cref="Any"/> or <see cref="Matching"/>. Null (the default) takes any valid input.</param>
    /// <returns>This stubber.</returns>
    /// <exception cref="ArgumentException">The service has no such operation; the message names near ones.</exception>
    /// <exception cref="AwsStubException">The output or the expected input does not fit the model; the message lists every fault with its place.</exception>
    public AwsStubber Add(string operation, AwsStructure? output = null, AwsStructure? input = null)
    {
        var (service, model) = Find(operation);
        _queue.Add(StubbedAnswer.Of(service, model, output ?? new AwsStructure(), input));
        return this;
    }

    /// <summary>Adds an error to the queue: the call ends with the exception that the service's own error would be.</summary>
    /// <param name="operation">The operation's name in the model, such as <c>GetObject</c>.</param>
    /// <param name="code">The error's code, such as <c>NoSuchKey</c>.</param>
    /// <param name="message">What the service says; empty by default.</param>
    /// <param name="statusCode">The HTTP status; by default the one that the model gives the error, else 400.</param>
    /// <param name="members">Further members of a modelled error; null for none.</param>
    /// <param name="input">The input that is expected, as for <see cref="Add"/>.</param>
    /// <returns>This stubber.</returns>
    /// <exception cref="ArgumentException">The service has no such operation; the message names near ones.</exception>
    /// <exception cref="AwsStubException">The members or the expected input do not fit the model.</exception>
    public AwsStubber AddError(
        string operation, string code, string message = "", int? statusCode = null, AwsStructure? members = null, AwsStructure? input = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        var (service, model) = Find(operation);
        _queue.Add(StubbedAnswer.OfError(service, model, new StubbedError(code, message, statusCode, members), input));
        return this;
    }

    /// <summary>Makes sure that every answer was asked for.</summary>
    /// <exception cref="AwsStubException">Some were not; the message names them.</exception>
    public void VerifyAllUsed() => _queue.VerifyAllUsed();

    /// <summary>Lets calls go out again. What <see cref="For"/> gave has nothing to dispose of.</summary>
    public void Dispose() => _registration?.Dispose();

    /// <summary>How many answers wait, and which is the next.</summary>
    public override string ToString() => _queue.ToString();

    private (ServiceModel Service, OperationModel Operation) Find(string operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var service = _service ?? throw new InvalidOperationException($"A session has many services: say whose '{operation}' is meant: stub.For(service).Add(\"{operation}\", …).");
        return service.TryGetOperation(operation, out var found)
            ? (service, found)
            : throw new ArgumentException($"{service.ServiceId} has no operation '{operation}'.{Suggestions.DidYouMean(operation, service.OperationNames)}", nameof(operation));
    }
}
