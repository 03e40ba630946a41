using AwsResources.Client.Model;

namespace AwsResources.Client.Pipeline;

/// <summary>The one place where the order of a call is written.</summary>
internal sealed class CallPipeline(ServiceModel model, string region, Uri? endpointUrl, TimeProvider timeProvider)
{
    public ServiceModel Model => model;

    public string Region => region;

    public Uri? EndpointUrl => endpointUrl;

    public TimeProvider TimeProvider => timeProvider;

    public ValueTask<AwsStructure> CallAsync(OperationModel operation, AwsStructure? input, bool async, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{model.ServiceId} {operation.Name}: calls wait for the protocols.");

    public ValueTask<Uri> PresignAsync(
        OperationModel operation, AwsStructure? input, TimeSpan? expires, bool async, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{model.ServiceId} {operation.Name}: presigning waits for the protocols.");
}
