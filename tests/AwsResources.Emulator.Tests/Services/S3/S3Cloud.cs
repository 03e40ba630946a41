using AwsResources.Client.Session;

namespace AwsResources.Emulator.Tests.Services.S3;

/// <summary>An emulator with one bucket, called by the real client and by hand-written requests.</summary>
public abstract class S3Cloud
{
    protected const string Bucket = "photos";

    private SessionRuntime _session = null!;

    protected LocalAws Cloud { get; private set; } = null!;

    private protected RawCaller Raw { get; private set; } = null!;

    protected AwsClient S3 { get; private set; } = null!;

    [SetUp]
    public void MakeCloud()
    {
        Cloud = new LocalAws();
        _session = new SessionRuntime(Cloud.SessionOptions);
        S3 = _session.Client("s3");
        Raw = new RawCaller(Cloud);
        _ = S3.Call("CreateBucket", new() { ["Bucket"] = Bucket });
    }

    [TearDown]
    public void EndCloud()
    {
        Assert.That(Cloud.Unexpected, Is.Empty);
        _session.Dispose();
        Cloud.Dispose();
    }

    /// <summary>Calls an operation on the bucket.</summary>
    protected AwsStructure Call(string operation, params (string Name, object? Value)[] members)
    {
        var input = new AwsStructure { ["Bucket"] = Bucket };
        foreach (var (name, value) in members) input[name] = value;
        return S3.Call(operation, input);
    }

    /// <summary>The code of the error that a call ends in, or null.</summary>
    protected string? CodeOf(string operation, params (string Name, object? Value)[] members)
    {
        try
        {
            _ = Call(operation, members);
            return null;
        }
        catch (AwsServiceException error)
        {
            return error.Code;
        }
    }

    protected AwsStructure Put(string key, AwsBody? body = null) => Call("PutObject", ("Key", key), ("Body", body ?? (AwsBody)key));

    protected string Read(string key, string? versionId = null) =>
        ((AwsBody)Call("GetObject", ("Key", key), ("VersionId", versionId))["Body"]!).ReadAsString();

    protected static IReadOnlyList<string> Names(AwsStructure output, string list, string member) =>
        [.. ((IEnumerable<AwsStructure>)output[list]!).Select(item => (string)item[member]!)];

    private protected AwsClient In(string region)
    {
        var session = new SessionRuntime(Cloud.SessionOptions with { Region = region });
        return session.Client("s3");
    }
}
