using AwsResources.Client.Model;
using AwsResources.Client.Pipeline;

namespace AwsResources.Client.Session;

/// <summary>What the clients of one session share: configuration, credentials, connections, models. Safe to share between threads.</summary>
/// <param name="options">What was said in code.</param>
/// <param name="errors">Makes typed exceptions of the errors that it knows; null for an error that it does not.</param>
internal sealed class SessionRuntime(AwsSessionOptions options, Func<AwsServiceError, AwsServiceException?>? errors = null) : IDisposable
{
    public AwsSessionOptions Options => options;

    public TimeProvider TimeProvider { get; } = options.TimeProvider ?? TimeProvider.System;

    internal Func<AwsServiceError, AwsServiceException?>? Errors => errors;

    /// <summary>The client of a service; one for each service of the session.</summary>
    /// <exception cref="AwsModelException">There is no such service; the message names near ones.</exception>
    /// <exception cref="AwsConfigurationException">No region is known, and the service needs one.</exception>
    public AwsClient Client(string service) => throw new NotSupportedException($"{service}: clients wait for the packed models.");

    /// <summary>A client for a model that the library does not carry.</summary>
    public AwsClient Client(ServiceModel model) => new(new CallPipeline(model, options.Region ?? "us-east-1", null, TimeProvider));

    public void Dispose()
    {
    }
}
