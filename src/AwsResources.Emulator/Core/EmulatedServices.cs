using AwsResources.Emulator.Services.DynamoDb;
using AwsResources.Emulator.Services.Ec2;
using AwsResources.Emulator.Services.S3;

namespace AwsResources.Emulator.Core;

/// <summary>All services that the emulator has. A new one is added here, and nowhere else.</summary>
internal static class EmulatedServices
{
    public static IReadOnlyList<EmulatedService> Create() => [new DynamoDbService(), new Ec2Service(), new S3Service()];
}
