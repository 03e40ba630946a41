using AwsResources.Emulator.Services.Ec2.Resources;

namespace AwsResources.Emulator.Services.Ec2.KeyPairs;

internal sealed class KeyPair(string id, string ownerId, string name, string type, string fingerprint, DateTimeOffset createdAt)
    : Ec2Resource(ResourceKind.KeyPair, id, ownerId)
{
    public string Name => name;

    public string Type => type;

    public string Fingerprint => fingerprint;

    public DateTimeOffset CreatedAt => createdAt;

    public string? PublicKey { get; init; }
}
