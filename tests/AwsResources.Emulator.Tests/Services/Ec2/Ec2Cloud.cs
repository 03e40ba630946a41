using AwsResources.Client.Session;
using AwsResources.Emulator.Core;

namespace AwsResources.Emulator.Tests.Services.Ec2;

/// <summary>EC2 of a fresh emulator, called with the real client.</summary>
public abstract class Ec2Cloud
{
    private SessionRuntime _session = null!;

    private protected LocalAws Cloud { get; private set; } = null!;

    private protected AwsClient Ec2 { get; private set; } = null!;

    /// <summary>An image that every region has.</summary>
    private protected string ImageId { get; private set; } = "";

    [SetUp]
    public void MakeCloud()
    {
        Cloud = new LocalAws();
        _session = new SessionRuntime(Cloud.SessionOptions);
        Ec2 = _session.Client("ec2");
        ImageId = Call("DescribeImages", new() { ["Owners"] = new[] { "amazon" } }).Parts("Images")[0].Text("ImageId")!;
    }

    [TearDown]
    public void EndCloud()
    {
        _session.Dispose();
        Assert.That(Cloud.Unexpected, Is.Empty);
        Cloud.Dispose();
    }

    private protected AwsStructure Call(string operation, AwsStructure? input = null) => Ec2.Call(operation, input);

    private protected AwsServiceException Refusal(string operation, AwsStructure? input = null) =>
        Assert.Catch<AwsServiceException>(() => Ec2.Call(operation, input))!;

    private protected string Code(string operation, AwsStructure? input = null) => Refusal(operation, input).Code;

    private protected string Sentence(string operation, AwsStructure? input = null) => Refusal(operation, input).Message;

    private protected void Advance(double seconds) => Cloud.Clock.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Launches instances and waits until they run.</summary>
    private protected string[] Launch(int count = 1, AwsStructure? more = null)
    {
        var input = new AwsStructure { ["ImageId"] = ImageId, ["InstanceType"] = "t3.micro", ["MinCount"] = count, ["MaxCount"] = count };
        foreach (var name in more?.MemberNames ?? []) input[name] = more![name];
        var ids = Call("RunInstances", input).Parts("Instances").Select(instance => instance.Text("InstanceId")!).ToArray();
        Advance(10);
        return ids;
    }

    private protected AwsStructure Describe(string id) =>
        Call("DescribeInstances", Ids(id)).Parts("Reservations")[0].Parts("Instances")[0];

    /// <summary>The ids of the instances that filters let through, in order.</summary>
    private protected string[] Filtered(params AwsStructure[] filters) =>
    [
        .. Call("DescribeInstances", new() { ["Filters"] = filters }).Parts("Reservations")
            .SelectMany(reservation => reservation.Parts("Instances")).Select(instance => instance.Text("InstanceId")!),
    ];

    private protected static AwsStructure Filter(string name, params string[] values) => new() { ["Name"] = name, ["Values"] = values };

    private protected static AwsStructure Ids(params string[] ids) => new() { ["InstanceIds"] = ids };

    private protected static AwsStructure Tagged(string kind, string key, string value) => new()
    {
        ["ResourceType"] = kind,
        ["Tags"] = new[] { new AwsStructure { ["Key"] = key, ["Value"] = value } },
    };
}
