using AwsResources.Client.Session;

namespace AwsResources.TestKit;

/// <summary>Sessions and clients that see nothing of the machine: AWS's documented example credentials, an empty environment, a fake wire, a clock without waits.</summary>
public static class TestClients
{
    public static AwsCredentials Credentials { get; } = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    public static AwsSessionOptions Options { get; } = new()
    {
        Region = "us-west-2",
        Credentials = Credentials,
        Environment = AwsEnvironment.Empty,
        Jitter = static () => 1,
    };

    /// <summary>A client over a fake wire.</summary>
    public static AwsClient Client(string service, HttpMessageHandler wire, AwsSessionOptions? options = null, TimeProvider? time = null)
    {
        var session = new SessionRuntime((options ?? Options) with { HttpMessageHandler = wire, TimeProvider = time ?? new InstantTime() });
        return session.Client(service);
    }

    /// <summary>A client that calls a real endpoint, such as a <see cref="FaultServer"/>.</summary>
    public static AwsClient ClientAt(string service, string endpointUrl, AwsSessionOptions? options = null)
    {
        var session = new SessionRuntime((options ?? Options) with { EndpointUrl = endpointUrl, TimeProvider = options?.TimeProvider ?? new InstantTime(TimeProvider.System.GetUtcNow()) });
        return session.Client(service);
    }
}
