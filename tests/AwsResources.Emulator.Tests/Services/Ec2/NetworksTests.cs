using AwsResources.Emulator.Core;

namespace AwsResources.Emulator.Tests.Services.Ec2;

public class NetworksTests : Ec2Cloud
{
    [Test]
    public void A_default_network_is_there_with_a_subnet_a_zone_and_a_group()
    {
        var vpc = Call("DescribeVpcs").Parts("Vpcs").Single();
        var subnets = Call("DescribeSubnets").Parts("Subnets");

        Assert.That((vpc.Text("CidrBlock"), vpc.Flag("IsDefault"), vpc.Text("State")), Is.EqualTo(("172.31.0.0/16", true, "available")));
        Assert.That(subnets.Select(s => (s.Text("CidrBlock"), s.Text("AvailabilityZone"), s.Text("AvailabilityZoneId"), s.Integer("AvailableIpAddressCount"))),
            Is.EqualTo(new[]
            {
                ("172.31.0.0/20", "us-east-1a", "use1-az1", 4091), ("172.31.16.0/20", "us-east-1b", "use1-az2", 4091),
                ("172.31.32.0/20", "us-east-1c", "use1-az3", 4091),
            }));
        Assert.That(Call("DescribeSecurityGroups").Parts("SecurityGroups").Single().Text("GroupName"), Is.EqualTo("default"));
        Assert.That(Call("DescribeInternetGateways").Parts("InternetGateways").Single().Parts("Attachments")[0].Text("VpcId"), Is.EqualTo(vpc.Text("VpcId")));
    }

    [TestCase("10.0.0.0/15", "InvalidVpc.Range")]
    [TestCase("10.0.0.0/29", "InvalidVpc.Range")]
    [TestCase("10.0.0.0", "InvalidParameterValue")]
    public void A_network_has_a_size(string block, string code) => Assert.That(Code("CreateVpc", new() { ["CidrBlock"] = block }), Is.EqualTo(code));

    [TestCase("10.0.1.0/24", null)]
    [TestCase("10.0.0.64/26", "InvalidSubnet.Conflict")]
    [TestCase("10.0.0.0/16", "InvalidSubnet.Conflict")]
    [TestCase("10.1.0.0/24", "InvalidSubnet.Range")]
    [TestCase("10.0.2.0/29", "InvalidSubnet.Range")]
    public void A_subnet_lies_in_its_network_and_apart_from_others(string block, string? code)
    {
        var vpc = MakeVpc();
        MakeSubnet(vpc, "10.0.0.0/24");

        var input = new AwsStructure { ["VpcId"] = vpc, ["CidrBlock"] = block };

        if (code is null) Assert.That(Call("CreateSubnet", input).Part("Subnet")!.Text("CidrBlock"), Is.EqualTo(block));
        else Assert.That(Code("CreateSubnet", input), Is.EqualTo(code));
    }

    [Test]
    public void A_subnet_runs_out_of_addresses()
    {
        var subnet = MakeSubnet(MakeVpc(), "10.0.0.0/28");
        Launch(10, new() { ["SubnetId"] = subnet });

        Assert.That(Call("DescribeSubnets", new() { ["SubnetIds"] = new[] { subnet } }).Parts("Subnets")[0].Integer("AvailableIpAddressCount"), Is.EqualTo(1));
        Assert.That(Code("RunInstances", new() { ["ImageId"] = ImageId, ["MinCount"] = 2, ["MaxCount"] = 2, ["SubnetId"] = subnet }),
            Is.EqualTo("InsufficientFreeAddressesInSubnet"));
        Assert.That(Launch(5, new() { ["MinCount"] = 1, ["SubnetId"] = subnet }), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_wanted_address_is_given_once()
    {
        var subnet = MakeSubnet(MakeVpc(), "10.0.0.0/28");
        var id = Launch(1, new() { ["SubnetId"] = subnet, ["PrivateIpAddress"] = "10.0.0.9" })[0];

        Assert.That(Describe(id).Text("PrivateIpAddress"), Is.EqualTo("10.0.0.9"));
        AwsStructure Again(string address) => new()
        {
            ["ImageId"] = ImageId,
            ["MinCount"] = 1,
            ["MaxCount"] = 1,
            ["SubnetId"] = subnet,
            ["PrivateIpAddress"] = address,
        };
        Assert.That(Code("RunInstances", Again("10.0.0.9")), Is.EqualTo("InvalidIPAddress.InUse"));
        Assert.That(Code("RunInstances", Again("10.0.0.3")), Is.EqualTo("InvalidParameterValue"));
    }

    [Test]
    public void A_network_with_a_group_of_its_own_stays()
    {
        var vpc = MakeVpc();
        var group = Call("CreateSecurityGroup", new() { ["VpcId"] = vpc, ["GroupName"] = "web", ["Description"] = "the web" }).Text("GroupId");

        Assert.That(Code("DeleteVpc", new() { ["VpcId"] = vpc }), Is.EqualTo("DependencyViolation"));
        Call("DeleteSecurityGroup", new() { ["GroupId"] = group });
        Call("DeleteVpc", new() { ["VpcId"] = vpc });
        Assert.That(Call("DescribeSecurityGroups").Parts("SecurityGroups"), Has.Count.EqualTo(1));
    }

    [Test]
    public void Rules_are_grouped_by_traffic_and_refused_when_they_come_twice()
    {
        var group = Call("CreateSecurityGroup", new() { ["GroupName"] = "web", ["Description"] = "the web" }).Text("GroupId");
        AwsStructure Rule(string cidr) => new()
        {
            ["GroupId"] = group,
            ["IpProtocol"] = "tcp",
            ["FromPort"] = 443,
            ["ToPort"] = 443,
            ["CidrIp"] = cidr,
        };
        Call("AuthorizeSecurityGroupIngress", Rule("10.0.0.0/8"));
        Call("AuthorizeSecurityGroupIngress", Rule("192.168.0.0/16"));

        var permission = Permissions(group!).Single();
        Assert.That(permission.Parts("IpRanges").Select(range => range.Text("CidrIp")), Is.EqualTo(new[] { "10.0.0.0/8", "192.168.0.0/16" }));
        Assert.That(Sentence("AuthorizeSecurityGroupIngress", Rule("10.0.0.0/8")), Does.Contain(
            "the specified rule \"peer: 10.0.0.0/8, TCP, from port: 443, to port: 443, ALLOW\" already exists"));
        Call("RevokeSecurityGroupIngress", Rule("10.0.0.0/8"));
        Assert.That(Code("RevokeSecurityGroupIngress", Rule("10.0.0.0/8")), Is.EqualTo("InvalidPermission.NotFound"));
        Assert.That(Permissions(group!).Single().Parts("IpRanges"), Has.Count.EqualTo(1));
    }

    [TestCase("tcp", 80, null, "10.0.0.0/8")]
    [TestCase("tcp", 90, 80, "10.0.0.0/8")]
    [TestCase("tcp", 80, 70000, "10.0.0.0/8")]
    [TestCase("tcp", 80, 80, "10.0.0.0/33")]
    [TestCase("smoke", 80, 80, "10.0.0.0/8")]
    public void A_rule_that_makes_no_sense_is_refused(string protocol, int? from, int? to, string cidr)
    {
        var group = Call("CreateSecurityGroup", new() { ["GroupName"] = "web", ["Description"] = "the web" }).Text("GroupId");

        Assert.That(Code("AuthorizeSecurityGroupIngress", new()
        {
            ["GroupId"] = group,
            ["IpProtocol"] = protocol,
            ["FromPort"] = from,
            ["ToPort"] = to,
            ["CidrIp"] = cidr,
        }), Is.EqualTo("InvalidParameterValue"));
    }

    [Test]
    public void A_group_in_use_stays_and_one_of_another_network_is_refused()
    {
        var group = Call("CreateSecurityGroup", new() { ["GroupName"] = "web", ["Description"] = "the web" }).Text("GroupId");
        Launch(1, new() { ["SecurityGroups"] = new[] { "web" } });

        Assert.That(Sentence("DeleteSecurityGroup", new() { ["GroupId"] = group }), Does.Contain($"resource {group} has a dependent object"));
        var elsewhere = MakeSubnet(MakeVpc(), "10.0.0.0/24");
        Assert.That(Code("RunInstances", new()
        {
            ["ImageId"] = ImageId,
            ["MinCount"] = 1,
            ["MaxCount"] = 1,
            ["SubnetId"] = elsewhere,
            ["SecurityGroupIds"] = new[] { group },
        }), Is.EqualTo("InvalidParameter"));
    }

    private string MakeVpc() => Call("CreateVpc", new() { ["CidrBlock"] = "10.0.0.0/16" }).Part("Vpc")!.Text("VpcId")!;

    private string MakeSubnet(string vpc, string block) =>
        Call("CreateSubnet", new() { ["VpcId"] = vpc, ["CidrBlock"] = block }).Part("Subnet")!.Text("SubnetId")!;

    private IReadOnlyList<AwsStructure> Permissions(string group) =>
        Call("DescribeSecurityGroups", new() { ["GroupIds"] = new[] { group } }).Parts("SecurityGroups")[0].Parts("IpPermissions");
}
