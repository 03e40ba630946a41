using AwsResources.Client.Session;
using AwsResources.Core.Plans;
using AwsResources.Core.Proxies;
using AwsResources.Core.Tests.Engine;
using AwsResources.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace AwsResources.Core.Tests.Linq;

/// <summary>The library's definitions with interfaces that have just what predicates are tried on.</summary>
internal static class LinqWorld
{
    public static ILinqEC2 EC2(FakeTransport? wire = null) => (ILinqEC2)(object)Session(wire ?? new FakeTransport()).Root("ec2", TypesOf("ec2"));

    public static ILinqS3 S3(HttpMessageHandler? wire = null) => (ILinqS3)(object)Session(wire ?? new FakeTransport()).Root("s3", TypesOf("s3"));

    public static ResourceSession Session(HttpMessageHandler wire)
    {
        var time = new InstantTime();
        var runtime = new SessionRuntime(TestClients.Options with { Region = "us-east-1", HttpMessageHandler = wire, TimeProvider = time });
        return new ResourceSession(runtime.Client, new PlanCatalog(World.Files), time, NullLogger.Instance, () => "here");
    }

    private static Func<string, ProxyType> TypesOf(string service) => name => ProxyType.AtRunTime(InterfaceOf(service, name));

    private static Type InterfaceOf(string service, string resource) => (service, resource) switch
    {
        ("s3", "") => typeof(ILinqS3),
        ("s3", "Bucket") => typeof(ILinqBucket),
        ("s3", "Object") => typeof(ILinqObject),
        ("ec2", "") => typeof(ILinqEC2),
        ("ec2", "Instance") => typeof(ILinqInstance),
        ("ec2", "Volume") => typeof(ILinqVolume),
        ("ec2", "Vpc") => typeof(ILinqVpc),
        ("ec2", "SecurityGroup") => typeof(ILinqGroup),
        _ => typeof(IAwsResource),
    };
}

public interface ILinqS3 : IAwsServiceRoot
{
    ResourceCollection<ILinqBucket, LinqOptions> Buckets { get; }
    ILinqBucket Bucket(string name);
}

public interface ILinqBucket : IAwsResource<ILinqBucket>
{
    string Name { get; }
    string? BucketRegion { get; }
    ResourceCollection<ILinqObject, LinqOptions> Objects { get; }
}

public interface ILinqObject : IAwsResource<ILinqObject>
{
    string Key { get; }
    long? Size { get; }
    long? ContentLength { get; }
    string? ContentType { get; }
    ILinqBucket Bucket { get; }
}

public interface ILinqEC2 : IAwsServiceRoot
{
    ResourceCollection<ILinqInstance, LinqOptions> Instances { get; }
    ResourceCollection<ILinqVolume, LinqOptions> Volumes { get; }
    ResourceCollection<ILinqGroup, LinqOptions> SecurityGroups { get; }
    ILinqVpc Vpc(string id);
}

public interface ILinqInstance : IAwsResource<ILinqInstance>
{
    string Id { get; }
    string? InstanceId { get; }
    LinqState State { get; }
    LinqMonitoring Monitoring { get; }
    LinqSize? InstanceType { get; }
    string? KeyName { get; }
    string? Platform { get; }
    string? StateTransitionReason { get; }
    int? AmiLaunchIndex { get; }
    bool? EbsOptimized { get; }
    DateTimeOffset? LaunchTime { get; }
    AwsTags Tags { get; }
    IReadOnlyList<LinqGroupName> SecurityGroups { get; }
    ILinqVpc? Vpc { get; }
}

public interface ILinqVolume : IAwsResource<ILinqVolume>
{
    string Id { get; }
    int? Size { get; }
    bool? Encrypted { get; }
}

public interface ILinqVpc : IAwsResource<ILinqVpc>
{
    string Id { get; }
    string? CidrBlock { get; }
    ResourceCollection<ILinqInstance, LinqOptions> Instances { get; }
}

public interface ILinqGroup : IAwsResource<ILinqGroup>
{
    string Id { get; }
    IReadOnlyList<LinqPermission> IpPermissions { get; }
}

public sealed class LinqOptions : AwsStructure;

public sealed class LinqState : AwsStructure
{
    public LinqStateName? Name => Read("Name", AwsReaders.Enum<LinqStateName>());
    public int? Code => Read("Code", AwsReaders.Int32);
}

public sealed class LinqMonitoring : AwsStructure
{
    public string? State => Read("State", AwsReaders.String);
}

public sealed class LinqGroupName : AwsStructure
{
    public string? GroupId => Read("GroupId", AwsReaders.String);
    public string? GroupName => Read("GroupName", AwsReaders.String);
}

public sealed class LinqPermission : AwsStructure
{
    public int? FromPort => Read("FromPort", AwsReaders.Int32);
    public IReadOnlyList<LinqRange> IpRanges => Read("IpRanges", AwsReaders.List(AwsReaders.Structure<LinqRange>()));
}

public sealed class LinqRange : AwsStructure
{
    public string? CidrIp => Read("CidrIp", AwsReaders.String);
}

public readonly record struct LinqStateName(string Value) : IAwsEnum<LinqStateName>
{
    public static LinqStateName Running => new("running");
    public static LinqStateName Stopped => new("stopped");
    public static LinqStateName FromValue(string value) => new(value);
    public static implicit operator LinqStateName(string value) => new(value);
    public override string ToString() => Value;
}

public readonly record struct LinqSize(string Value) : IAwsEnum<LinqSize>
{
    public static LinqSize FromValue(string value) => new(value);
    public static implicit operator LinqSize(string value) => new(value);
    public override string ToString() => Value;
}
