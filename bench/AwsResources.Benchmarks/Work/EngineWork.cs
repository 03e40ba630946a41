using AwsResources.EC2;

namespace AwsResources.Benchmarks.Work;

/// <summary>What the engine itself costs, once the data is there: no call is made.</summary>
internal sealed class EngineWork : IDisposable
{
    private readonly AwsSession _session;
    private readonly IEC2 _ec2;
    private readonly IInstance _instance;

    private EngineWork(AwsSession session, IInstance instance)
    {
        _session = session;
        _ec2 = session.EC2;
        _instance = instance;
    }

    public static async Task<EngineWork> MakeAsync(string url)
    {
        var session = new AwsSession(new AwsSessionOptions
        {
            EndpointUrl = url,
            Region = "us-east-1",
            Credentials = new AwsCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
            Environment = AwsEnvironment.Empty,
        });
        var instance = await session.EC2.Instances.PageSize(5).FirstOrDefaultAsync().ConfigureAwait(false);
        return new EngineWork(session, instance!);
    }

    /// <summary>An identifier of a proxy.</summary>
    public string Identifier() => _instance.Id;

    /// <summary>A text of the data.</summary>
    public string? Text() => _instance.KeyName;

    /// <summary>A number of the data.</summary>
    public int? Number() => _instance.AmiLaunchIndex;

    /// <summary>A member of a structure of the data.</summary>
    public string? Nested() => _instance.Placement.AvailabilityZone;

    /// <summary>A reference, made anew of the data's id.</summary>
    public IVpc? Reference() => _instance.Vpc;

    /// <summary>A resource by its id.</summary>
    public IInstance Child() => _ec2.Instance("i-0123456789abcdef0");

    /// <summary>A collection with a limit, not read.</summary>
    public object Collection() => _ec2.Instances.Take(10);

    public void Dispose() => _session.Dispose();
}
