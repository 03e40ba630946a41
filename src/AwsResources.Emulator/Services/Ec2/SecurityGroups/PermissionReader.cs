using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AwsResources.Emulator.Services.Ec2.Networks;

namespace AwsResources.Emulator.Services.Ec2.SecurityGroups;

/// <summary>One rule of a request.</summary>
internal sealed record WantedRule(RuleTraffic Traffic, RuleTarget Target, string? Description);

/// <summary>Reads the rules of a request, in both forms that it may have: a list of permissions, or one rule in plain parameters.</summary>
internal static class PermissionReader
{
    public static IReadOnlyList<WantedRule> Read(Ec2State state, EmulatorCall call, SecurityGroup group)
    {
        var permissions = call.Input.Parts("IpPermissions");
        if (permissions.Count > 0) return [.. permissions.SelectMany(permission => ReadPermission(state, permission, group))];
        return call.Input.Has("IpProtocol") || call.Input.Has("SourceSecurityGroupName") ? [ReadPlain(state, call.Input, group)] : [];
    }

    private static IEnumerable<WantedRule> ReadPermission(Ec2State state, AwsStructure permission, SecurityGroup group)
    {
        var traffic = ReadTraffic(permission);
        foreach (var range in permission.Parts("IpRanges")) yield return Wanted(Ipv4(range.Text("CidrIp")), range);
        foreach (var range in permission.Parts("Ipv6Ranges")) yield return Wanted(Ipv6(range.Text("CidrIpv6")), range);
        foreach (var list in permission.Parts("PrefixListIds"))
            yield return Wanted(new RuleTarget(RuleTargetKind.PrefixList, list.Text("PrefixListId") ?? throw Ec2Errors.Missing("prefixListId")), list);
        foreach (var pair in permission.Parts("UserIdGroupPairs")) yield return Wanted(Group(state, pair, group), pair);

        WantedRule Wanted(RuleTarget target, AwsStructure source) => new(traffic, target, source.Text("Description"));
    }

    private static WantedRule ReadPlain(Ec2State state, AwsStructure input, SecurityGroup group)
    {
        if (input.Text("SourceSecurityGroupName") is { } name)
        {
            var source = SecurityGroupOperations.ByName(state, group.Vpc, name);
            return new WantedRule(new RuleTraffic("-1", null, null), new RuleTarget(RuleTargetKind.Group, source.Id), null);
        }
        return new WantedRule(ReadTraffic(input), Ipv4(input.Text("CidrIp")), null);
    }

    private static RuleTraffic ReadTraffic(AwsStructure input)
    {
        var protocol = Protocol(input.Text("IpProtocol") ?? throw Ec2Errors.Missing("ipProtocol"));
        var (from, to) = (input.Integer("FromPort"), input.Integer("ToPort"));
        switch (protocol)
        {
            case "tcp" or "udp":
                if (from is null || to is null)
                    throw Ec2Errors.InvalidValue("Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.");
                if (from is < 0 or > 65535 || to is < 0 or > 65535 || from > to)
                    throw Ec2Errors.InvalidValue($"Invalid {protocol.ToUpperInvariant()} port range ({from}:{to})");
                return new RuleTraffic(protocol, from, to);
            case "icmp" or "icmpv6":
                return new RuleTraffic(protocol, from ?? -1, to ?? -1);
            default:
                return new RuleTraffic(protocol, null, null);
        }
    }

    private static string Protocol(string given) => given.ToLowerInvariant() switch
    {
        "tcp" or "6" => "tcp",
        "udp" or "17" => "udp",
        "icmp" or "1" => "icmp",
        "icmpv6" or "58" => "icmpv6",
        "-1" or "all" => "-1",
        var other when int.TryParse(other, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 255 => other,
        _ => throw Ec2Errors.InvalidValue($"Invalid value '{given}' for IP protocol. Unknown protocol."),
    };

    private static RuleTarget Ipv4(string? text)
    {
        if (text is null) throw Ec2Errors.Missing("cidrIp");
        return CidrBlock.TryParse(text, out var block) ? new RuleTarget(RuleTargetKind.Ipv4, block.ToString())
            : throw Ec2Errors.InvalidValue($"CIDR block {text} is malformed");
    }

    private static RuleTarget Ipv6(string? text)
    {
        if (text is null) throw Ec2Errors.Missing("cidrIpv6");
        return IPNetwork.TryParse(text, out var network) && network.BaseAddress.AddressFamily == AddressFamily.InterNetworkV6
            ? new RuleTarget(RuleTargetKind.Ipv6, network.ToString()) : throw Ec2Errors.InvalidValue($"CIDR block {text} is malformed");
    }

    private static RuleTarget Group(Ec2State state, AwsStructure pair, SecurityGroup group)
    {
        var found = pair.Text("GroupId") is { } id ? state.SecurityGroups.Get(id)
            : SecurityGroupOperations.ByName(state, group.Vpc, pair.Text("GroupName") ?? throw Ec2Errors.Missing("groupId"));
        return new RuleTarget(RuleTargetKind.Group, found.Id);
    }
}
