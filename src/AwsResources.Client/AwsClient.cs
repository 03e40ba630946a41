using AwsResources.Client;
using AwsResources.Client.Model;
using AwsResources.Client.Pipeline;

namespace AwsResources;

/// <summary>One of AWS's services, called by its operations' own names. Safe to share between threads.</summary>
/// <remarks>
/// Made by a session: <c>var lambda = aws.Client("lambda");</c>, then
/// <c>await lambda.CallAsync("ListFunctions", new() { ["MaxItems"] = 10 })</c>.
/// </remarks>
public sealed partial class AwsClient
{
    private readonly CallPipeline _pipeline;

    internal AwsClient(CallPipeline pipeline) => _pipeline = pipeline;

    /// <summary>The service as its model describes it.</summary>
    public ServiceModel Model => _pipeline.Model;

    /// <summary>The region that calls go to, such as <c>eu-central-1</c>.</summary>
    public string Region => _pipeline.Region;

    /// <summary>The endpoint that calls go to instead of AWS's own; null where none was set.</summary>
    public Uri? EndpointUrl => _pipeline.EndpointUrl;

    /// <summary>What is done at the named points of this client's calls, after what the session's <c>Hooks</c> do there.</summary>
    public AwsHooks Hooks => _pipeline.Client.Hooks;

    /// <summary>What carries calls out, for operations that no model has.</summary>
    internal CallPipeline Pipeline => _pipeline;

    /// <summary>The clock of the session.</summary>
    internal TimeProvider TimeProvider => _pipeline.TimeProvider;

    /// <summary>Calls an operation.</summary>
    /// <param name="operation">The operation's name in the model, such as <c>ListFunctions</c>.</param>
    /// <param name="input">The input by member names; null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The output; a streamed body or a stream of events (<see cref="AwsEventStream"/>) in it is open and to be disposed.</returns>
    /// <exception cref="ArgumentException">The service has no such operation; the message names near ones.</exception>
    /// <exception cref="AwsValidationException">The input does not fit the operation; nothing was sent.</exception>
    /// <exception cref="AwsServiceException">The service answered with an error.</exception>
    /// <exception cref="AwsTransportException">The request did not get through.</exception>
    /// <exception cref="AwsResponseException">The answer cannot be read.</exception>
    /// <exception cref="NotSupportedException">The operation takes events (<see cref="AwsEventWriter"/>), and the call is synchronous.</exception>
    public Task<AwsStructure> CallAsync(string operation, AwsStructure? input = null, CancellationToken cancellationToken = default) =>
        CallAsync(Operation(operation), input, async: true, cancellationToken).AsTask();

    /// <summary>Calls an operation, and blocks until the answer is there.</summary>
    /// <inheritdoc cref="CallAsync(string, AwsStructure?, CancellationToken)"/>
    public AwsStructure Call(string operation, AwsStructure? input = null, CancellationToken cancellationToken = default) =>
        CallAsync(Operation(operation), input, async: false, cancellationToken).EnsureCompleted();

    /// <summary>Calls an operation, with something that is different for this call.</summary>
    /// <param name="operation">The operation's name in the model, such as <c>ListFunctions</c>.</param>
    /// <param name="input">The input by member names; null for none.</param>
    /// <param name="options">What is different: times, attempts, hooks.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <inheritdoc cref="CallAsync(string, AwsStructure?, CancellationToken)"/>
    public Task<AwsStructure> CallAsync(string operation, AwsStructure? input, AwsCallOptions options, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(Operation(operation), input, options, async: true, cancellationToken).AsTask();

    /// <summary>Calls an operation, with something that is different for this call, and blocks until the answer is there.</summary>
    /// <inheritdoc cref="CallAsync(string, AwsStructure?, AwsCallOptions, CancellationToken)"/>
    public AwsStructure Call(string operation, AwsStructure? input, AwsCallOptions options, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(Operation(operation), input, options, async: false, cancellationToken).EnsureCompleted();

    /// <summary>Makes a URL that allows whoever holds it to do this one call, with the caller's permissions, until it expires.</summary>
    /// <param name="operation">The operation's name in the model, such as <c>GetObject</c>.</param>
    /// <param name="input">The input by member names; null for none.</param>
    /// <param name="expires">How long the URL lives, from one second to seven days; one hour by default. It ends earlier where temporary credentials do.</param>
    /// <param name="cancellationToken">Ends the search for credentials.</param>
    /// <exception cref="AwsValidationException">The input does not fit the operation.</exception>
    public Task<Uri> PresignAsync(
        string operation, AwsStructure? input = null, TimeSpan? expires = null, CancellationToken cancellationToken = default) =>
        _pipeline.PresignAsync(Operation(operation), input, expires, async: true, cancellationToken).AsTask();

    /// <inheritdoc cref="PresignAsync"/>
    public Uri Presign(string operation, AwsStructure? input = null, TimeSpan? expires = null, CancellationToken cancellationToken = default) =>
        _pipeline.PresignAsync(Operation(operation), input, expires, async: false, cancellationToken).EnsureCompleted();

    /// <summary>The service and the region, such as <c>lambda (eu-central-1)</c>.</summary>
    public override string ToString() => $"{Model.Name} ({Region})";

    internal ValueTask<AwsStructure> CallAsync(OperationModel operation, AwsStructure? input, bool async, CancellationToken cancellationToken) =>
        _pipeline.CallAsync(operation, input, async, cancellationToken);

    internal ValueTask<AwsStructure> CallAsync(
        OperationModel operation, AwsStructure? input, AwsCallOptions options, bool async, CancellationToken cancellationToken) =>
        _pipeline.CallAsync(operation, input, options, async, cancellationToken);

    /// <summary>An operation by its name in the model.</summary>
    /// <exception cref="ArgumentException">The service has no such operation; the message names near ones.</exception>
    internal OperationModel Operation(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Model.TryGetOperation(name, out var operation)) return operation;
        throw new ArgumentException($"{Model.ServiceId} has no operation '{name}'.{Suggestions.DidYouMean(name, Model.OperationNames)}", nameof(name));
    }
}
