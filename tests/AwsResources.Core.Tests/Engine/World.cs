using AwsResources.Client.Session;
using AwsResources.Core.Plans;
using AwsResources.Core.Proxies;
using AwsResources.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace AwsResources.Core.Tests.Engine;

/// <summary>A session of the engine alone: the library's definitions, interfaces of the tests' own, a scripted wire.</summary>
internal static class World
{
    public static ITestS3 S3(FakeTransport wire, LazyLoading lazyLoading = LazyLoading.Allowed) => (ITestS3)(object)Session(wire, lazyLoading).Root("s3", TypesOf("s3"));

    public static ITestEC2 EC2(FakeTransport wire) => (ITestEC2)(object)Session(wire).Root("ec2", TypesOf("ec2"));

    public static ResourceSession Session(FakeTransport wire, LazyLoading lazyLoading = LazyLoading.Allowed, string region = "us-east-1")
    {
        var time = new InstantTime();
        var runtime = new SessionRuntime(TestClients.Options with { Region = region, HttpMessageHandler = wire, TimeProvider = time });
        return new ResourceSession(runtime.Client, new PlanCatalog(Files), time, NullLogger.Instance, () => region) { LazyLoading = lazyLoading };
    }

    public static IEnumerable<(string, byte[])> Files(string service) =>
        Directory.GetFiles(Path.Combine(TestContext.CurrentContext.TestDirectory, "resources", service), "*.json")
            .Select(file => ($"{service}/{Path.GetFileName(file)}", File.ReadAllBytes(file)));

    /// <summary>The tests' own interfaces came after the library was built: Castle makes their proxies.</summary>
    public static Func<string, ProxyType> TypesOf(string service) => name => ProxyType.AtRunTime(InterfaceOf(service, name));

    private static Type InterfaceOf(string service, string resource) => (service, resource) switch
    {
        ("s3", "") => typeof(ITestS3),
        ("s3", "Bucket") => typeof(ITestBucket),
        ("s3", "Object") => typeof(ITestObject),
        ("ec2", "") => typeof(ITestEC2),
        ("ec2", "Instance") => typeof(ITestInstance),
        _ => typeof(IAwsResource),
    };
}

/// <summary>Options without types of their own.</summary>
public sealed class AnyOptions : AwsStructure;

public interface ITestS3 : IAwsServiceRoot
{
    ResourceCollection<ITestBucket, AnyOptions> Buckets { get; }
    ITestBucket Bucket(string name);
    ITestObject Object(string bucketName, string key);
    Task<ITestBucket> CreateBucketAsync(AwsStructure? options = null, CancellationToken cancellationToken = default);
}

public interface ITestBucket : IAwsResource<ITestBucket>
{
    string Name { get; }
    DateTimeOffset? CreationDate { get; }
    string? BucketRegion { get; }
    ResourceCollection<ITestObject, AnyOptions> Objects { get; }
    ITestObject Object(string key);
    void Delete(AwsStructure? options = null);
    Task<ITestObject> PutObjectAsync(AwsStructure? options = null, CancellationToken cancellationToken = default);
    ITestBucket WaitUntilExists(TimeSpan? timeout = null, AwsWaitOptions? options = null);
    Task<ITestBucket> WaitUntilNotExistsAsync(TimeSpan? timeout = null, AwsWaitOptions? options = null, CancellationToken cancellationToken = default);
}

public interface ITestObject : IAwsResource<ITestObject>
{
    string BucketName { get; }
    string Key { get; }
    long? Size { get; }
    long? ContentLength { get; }
    string? ETag { get; }
    string? ContentType { get; }
    IReadOnlyDictionary<string, string> Metadata { get; }
    ITestBucket Bucket { get; }
    AwsStructure Get(AwsStructure? options = null);
    AwsStructure Put(AwsStructure? options = null);
}

public interface ITestEC2 : IAwsServiceRoot
{
    ResourceCollection<ITestInstance, AnyOptions> Instances { get; }
    ITestInstance Instance(string id);
}

public interface ITestInstance : IAwsResource<ITestInstance>
{
    string Id { get; }
    string? InstanceId { get; }
    AwsStructure State { get; }
    AwsTags Tags { get; }
    Task<ITestInstance> WaitUntilRunningAsync(TimeSpan? timeout = null, AwsWaitOptions? options = null, CancellationToken cancellationToken = default);
}
