using AwsResources.Emulator.Services.S3.Buckets;
using AwsResources.Emulator.Services.S3.Objects;

namespace AwsResources.Emulator.Services.S3.Configuration;

/// <summary>The access control lists of buckets and objects.</summary>
internal sealed class AclOperations(S3Store store)
{
    public AwsStructure GetOfBucket(EmulatorCall call) => Answer(call, store.Bucket(call).Grants);

    public AwsStructure PutOnBucket(EmulatorCall call)
    {
        Unsupported.Refuse(call);
        store.Bucket(call).Grants = Grants.From(call);
        return new AwsStructure();
    }

    public AwsStructure GetOfObject(EmulatorCall call) => Answer(call, store.Object(call).Grants);

    public AwsStructure PutOnObject(EmulatorCall call)
    {
        Unsupported.Refuse(call);
        store.Object(call).Grants = Grants.From(call);
        return new AwsStructure();
    }

    private static AwsStructure Answer(EmulatorCall call, IReadOnlyList<AwsStructure> grants) =>
        new() { ["Owner"] = Grants.Owner(call.AccountId), ["Grants"] = grants };
}
