namespace AwsResources;

public sealed partial class AwsClient
{
    /// <summary>Answers this client's calls from a queue instead of the network, for tests, until the stubber is disposed of.</summary>
    public AwsStubber Stub() => new(
        Hooks, service => service == Model.Name ? Model : throw new AwsModelException($"This stubber is of one client, and so of {Model.Name} only; stub the session to answer '{service}' too."), Model);
}
