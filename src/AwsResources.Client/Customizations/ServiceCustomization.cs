using AwsResources.Client.Configuration;
using AwsResources.Client.Endpoints;
using AwsResources.Client.Model;
using AwsResources.Client.Pipeline;
using AwsResources.Client.Protocols;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Customizations;

/// <summary>What one service does that no model says. The methods stand in the order in which a call comes by them; each does nothing by default.</summary>
internal abstract class ServiceCustomization
{
    /// <summary>The customization of a service; one that does nothing for most.</summary>
    /// <param name="serviceId">The model's service id, such as "S3".</param>
    public static ServiceCustomization For(string serviceId) => serviceId switch
    {
        "S3" => new S3.S3Customization(),
        "S3 Control" => new S3.S3ControlCustomization(),
        "DynamoDB" or "DynamoDB Streams" => new DynamoDBCustomization(),
        "EC2" => new SnapshotCopyCustomization(),
        "Auto Scaling" => new UserDataCustomization(),
        "Glacier" => new GlacierCustomization(),
        "Route 53" => new Route53Customization(),
        "API Gateway" => new ApiGatewayCustomization(),
        "RDS" or "Neptune" or "DocDB" => new DatabaseCopyCustomization(),
        "Machine Learning" => new MachineLearningCustomization(),
        "CloudSearch Domain" => new CloudSearchDomainCustomization(),
        _ => new PlainService(),
    };

    /// <summary>Completes the endpoint's settings when a client is made.</summary>
    public virtual EndpointBuiltIns Configure(AwsConfiguration configuration, EndpointBuiltIns settings) => settings;

    /// <summary>Whether payloads are signed; null for the rule.</summary>
    public virtual bool? SignsPayloads(AwsConfiguration configuration) => null;

    /// <summary>Completes or rewrites an input before it is validated. The caller's own is never changed.</summary>
    public virtual AwsStructure Prepare(Call call, AwsStructure input) => input;

    /// <summary>Faults that the model cannot tell, each a sentence.</summary>
    public virtual IReadOnlyList<string> Check(Call call) => [];

    /// <summary>Completes a valid input by what takes a signature or another call. Not done for presigned calls.</summary>
    public virtual ValueTask<AwsStructure> CompleteAsync(Call call, CallPipeline pipeline, bool async, CancellationToken cancellationToken) => new(call.Input);

    /// <summary>Settles the endpoint's parameters for one call.</summary>
    public virtual EndpointBuiltIns Place(Call call, EndpointBuiltIns settings) => settings;

    /// <summary>Changes the serialised request, whose path does not yet stand behind the endpoint's.</summary>
    public virtual void Adjust(Call call, AwsRequest request)
    {
    }

    /// <summary>The host to call instead of the endpoint's; null for the endpoint's.</summary>
    public virtual Uri? FindHost(Call call) => null;

    /// <summary>The credentials of the session with the service that the call's auth scheme asks for, opened with the caller's own.</summary>
    public virtual ValueTask<AwsCredentials> OpenSessionAsync(Call call, AwsCredentials credentials, bool async, CancellationToken cancellationToken) =>
        throw new AwsEndpointException($"{call.Name}: the endpoint rules ask for a session, and {call.Client.Model.ServiceId} has none.");

    /// <summary>Opens another session the next time, where the service took this one's credentials as ended.</summary>
    public virtual void ForgetSession(AwsCredentials session)
    {
    }

    /// <summary>Whether the service wants the payload's hash in a header.</summary>
    public virtual bool SendsPayloadHash => false;

    /// <summary>Whether an answer of success is an error all the same.</summary>
    public virtual bool IsErrorInDisguise(OperationModel operation, AwsResponse response) => false;

    /// <summary>What is wrong with an answer that should be asked for again; null for nothing.</summary>
    public virtual string? FindDamage(AwsResponse response) => null;

    /// <summary>An error with the code that its service means.</summary>
    public virtual ServiceError Interpret(Call call, AwsResponse response, ServiceError error) => error;

    /// <summary>The region that the call should have gone to; null where it went to the right one, or nobody knows.</summary>
    public virtual string? FindRegion(Call call, AwsResponse response, ServiceError error) => null;

    /// <summary>The event without which the events of an answer are not whole; null where their end is the stream's.</summary>
    public virtual string? FindLastEvent(OperationModel operation) => null;

    /// <summary>Completes or rewrites an output.</summary>
    public virtual AwsStructure Finish(Call call, AwsResponse response, AwsStructure output) => output;

    private sealed class PlainService : ServiceCustomization;
}
