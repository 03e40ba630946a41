using System.Collections.Frozen;
using AwsResources.Emulator.Services.Ec2.Images;
using AwsResources.Emulator.Services.Ec2.Instances;
using AwsResources.Emulator.Services.Ec2.KeyPairs;
using AwsResources.Emulator.Services.Ec2.Networks;
using AwsResources.Emulator.Services.Ec2.Regions;
using AwsResources.Emulator.Services.Ec2.SecurityGroups;
using AwsResources.Emulator.Services.Ec2.Tags;
using AwsResources.Emulator.Services.Ec2.Volumes;

namespace AwsResources.Emulator.Services.Ec2;

/// <summary>What does one operation on the state of the caller's account and region.</summary>
internal delegate AwsStructure Ec2Handler(Ec2State state, EmulatorCall call);

/// <summary>EC2 of the emulator. A call with DryRun is refused as the service does, before anything is done.</summary>
internal sealed class Ec2Service : EmulatedService
{
    private readonly Dictionary<(string AccountId, string Region), Ec2State> _places = [];

    public Ec2Service() : base("ec2") => Operations = All().ToFrozenDictionary(
        operation => operation.Key, operation => (Func<EmulatorCall, AwsStructure>)(call => operation.Value(StateOf(call), call)));

    public override IReadOnlyDictionary<string, Func<EmulatorCall, AwsStructure>> Operations { get; }

    public override IReadOnlyDictionary<string, string> Notes { get; } = new Dictionary<string, string>
    {
        ["RunInstances"] = "no launch templates, spot, IPv6, or network interfaces made beforehand",
        ["CreateVpc"] = "IPv4 only",
        ["CreateSubnet"] = "IPv4 only",
        ["CreateVolume"] = "attached to one instance at a time",
        ["CopyImage"] = "within a region",
        ["CreateKeyPair"] = "rsa in pem",
        ["DescribeInstanceTypes"] = "a small set",
        ["GetConsoleOutput"] = "always empty: nothing boots",
        ["GetPasswordData"] = "always empty: nothing boots",
        ["DescribeVolumeStatus"] = "always ok",
        ["EnableVolumeIO"] = "volumes are never impaired",
    };

    // EC2 asks for what is missing before it looks at anything else.
    public override EmulatorException? InvalidInput(EmulatorCall call, IReadOnlyList<string> faults)
    {
        const string missing = " is required.";
        var first = faults.FirstOrDefault(fault => fault.EndsWith(missing, StringComparison.Ordinal));
        return first is null ? null : Ec2Errors.Missing(first[..^missing.Length]);
    }

    public override void BeforeCall(EmulatorCall call)
    {
        if (call.Input.Shape?.TryGetMember("DryRun", out _) is true && call.Input.Flag("DryRun") is true) throw Ec2Errors.DryRun();
    }

    private static IEnumerable<KeyValuePair<string, Ec2Handler>> All() =>
    [
        .. RegionOperations.All, .. VpcOperations.All, .. SubnetOperations.All, .. InternetGatewayOperations.All,
        .. SecurityGroupOperations.All, .. RuleOperations.All, .. KeyPairOperations.All,
        .. InstanceLaunch.All, .. InstanceOperations.All, .. InstanceChanges.All, .. InstanceAttributes.All, .. InstanceStatuses.All,
        .. VolumeOperations.All, .. VolumeAttributes.All, .. AttachmentOperations.All, .. SnapshotOperations.All,
        .. ImageOperations.All, .. ImageCreation.All, .. ImageAttributes.All, .. TagOperations.All,
    ];

    private Ec2State StateOf(EmulatorCall call)
    {
        var place = (call.AccountId, call.Region);
        if (!_places.TryGetValue(place, out var state))
            _places.Add(place, state = new Ec2State(call.AccountId, call.Region, call.Ids, call.Now));
        state.Settle(call.Now);
        return state;
    }
}
