namespace AwsResources.Client.Model.Packing;

/// <summary>
/// The files that describe one service, as AWS publishes them; a file that the service lacks is empty.
/// The name is the one that clients are made by, the place is what errors call the folder of the files.
/// </summary>
internal sealed record ServiceFiles(
    string Name,
    string Place,
    ReadOnlyMemory<byte> Service,
    ReadOnlyMemory<byte> Paginators,
    ReadOnlyMemory<byte> Waiters,
    ReadOnlyMemory<byte> EndpointRuleSet);
