using AwsResources.EC2;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.EC2;

/// <summary>Route tables, routes, lists of rules, DHCP options and gateways: made, read, changed and deleted.</summary>
public sealed class RoutingSpecs(Backend backend) : EC2Spec(backend)
{
    [Test]
    public async Task Routes_of_a_table_carry_what_the_table_said_of_them()
    {
        Needs("ec2", "CreateRouteTable");
        var table = await Vpc.CreateRouteTableAsync(new() { TagSpecifications = Tagged(ResourceType.RouteTable, ("env", "dev")) });
        var gateway = await Aws.EC2.CreateInternetGatewayAsync();
        await gateway.AttachToVpcAsync(new() { VpcId = Vpc.Id });

        var route = await table.CreateRouteAsync(new() { DestinationCidrBlock = "0.0.0.0/0", GatewayId = gateway.Id });

        Assert.That((route.RouteTableId, route.DestinationCidrBlock, route.GatewayId), Is.EqualTo((table.Id, "0.0.0.0/0", gateway.Id)));
        var routes = table.Routes;
        var range = Vpc.CidrBlock!;
        Wire.Clear();
        Assert.That(routes.Select(one => (one.DestinationCidrBlock, one.GatewayId)), Is.EquivalentTo(new[] { (range, (string?)"local"), ("0.0.0.0/0", gateway.Id) }));
        Assert.That(routes.Single(one => one.DestinationCidrBlock == "0.0.0.0/0"), Is.EqualTo(route));
        Assert.That(Wire.Calls, Is.Empty, "the table's data is the routes' data");
        Assert.That((table.Tags["env"], table.Vpc, table.RouteDetails.Count), Is.EqualTo(("dev", Vpc, 2)));

        await route.DeleteAsync();
        Assert.That(table.Reload().Routes, Has.Count.EqualTo(1));
        Assert.That(await route.ExistsAsync(), Is.False);
        await gateway.DetachFromVpcAsync(new() { VpcId = Vpc.Id });
        await gateway.DeleteAsync();
        await table.DeleteAsync();
        Assert.That(await table.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task A_route_is_sent_somewhere_else()
    {
        Needs("ec2", "CreateRouteTable", "CreateNetworkInterface");
        var table = await Vpc.CreateRouteTableAsync();
        var card = await Subnet.CreateNetworkInterfaceAsync();
        var other = await Subnet.CreateNetworkInterfaceAsync();
        var route = await table.CreateRouteAsync(new() { DestinationCidrBlock = "10.99.0.0/16", NetworkInterfaceId = card.Id });

        await route.ReplaceAsync(new() { NetworkInterfaceId = other.Id });

        Assert.That(route.NetworkInterfaceId, Is.EqualTo(other.Id));
        await table.DeleteAsync();
        await card.DeleteAsync();
        await other.DeleteAsync();
    }

    [Test]
    public async Task A_subnet_is_tied_to_a_table_and_untied()
    {
        Needs("ec2", "CreateRouteTable");
        var table = await Vpc.CreateRouteTableAsync();

        var tie = await table.AssociateWithSubnetAsync(new() { SubnetId = Subnet.Id });

        Assert.That((tie.SubnetId, tie.RouteTable, tie.Main), Is.EqualTo((Subnet.Id, table, (bool?)false)));
        Assert.That(table.Associations, Is.EqualTo(new[] { tie }));
        Assert.That(table.Associations[0].Subnet, Is.EqualTo(Subnet));

        await tie.DeleteAsync();
        Assert.That(table.Reload().Associations, Is.Empty);
        Assert.That(await tie.ExistsAsync(), Is.False);
        await table.DeleteAsync();
    }

    [Test]
    public async Task A_list_of_rules_takes_and_gives_entries()
    {
        Needs("ec2", "CreateNetworkAcl");
        var acl = await Vpc.CreateNetworkAclAsync();
        Assert.That((acl.IsDefault, acl.Vpc), Is.EqualTo(((bool?)false, Vpc)));

        await acl.CreateEntryAsync(new() { RuleNumber = 100, Protocol = "-1", RuleAction = RuleAction.Allow, Egress = false, CidrBlock = "10.0.0.0/8" });
        Assert.That(acl.Entries.Where(entry => entry.RuleNumber == 100).Select(entry => entry.CidrBlock), Is.EqualTo(new[] { "10.0.0.0/8" }));
        await acl.ReplaceEntryAsync(new() { RuleNumber = 100, Protocol = "-1", RuleAction = RuleAction.Deny, Egress = false, CidrBlock = "10.0.0.0/8" });
        Assert.That(acl.Entries.Single(entry => entry.RuleNumber == 100).RuleAction, Is.EqualTo(RuleAction.Deny));
        await acl.DeleteEntryAsync(new() { RuleNumber = 100, Egress = false });
        Assert.That(acl.Entries.Select(entry => entry.RuleNumber), Does.Not.Contain(100));

        await acl.DeleteAsync();
        Assert.That(await acl.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task A_network_uses_dhcp_options()
    {
        Needs("ec2", "CreateDhcpOptions");
        var options = await Aws.EC2.CreateDhcpOptionsAsync(new() { DhcpConfigurations = [new() { Key = "domain-name-servers", Values = ["10.2.5.1", "10.2.5.2"] }] });

        await options.AssociateWithVpcAsync(new() { VpcId = Vpc.Id });

        Assert.That(Vpc.Reload().DhcpOptions, Is.EqualTo(options));
        Assert.That(options.DhcpConfigurations.Single().Values.Select(value => value.Value), Is.EqualTo(new[] { "10.2.5.1", "10.2.5.2" }));
        await Vpc.AssociateDhcpOptionsAsync(new() { DhcpOptionsId = "default" });
        await options.DeleteAsync();
        Assert.That(await options.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task An_internet_gateway_is_attached_tagged_detached_and_deleted()
    {
        var gateway = await Aws.EC2.CreateInternetGatewayAsync();
        await gateway.WaitUntilExistsAsync();
        Assert.That(gateway.Attachments, Is.Empty);

        await Vpc.AttachInternetGatewayAsync(new() { InternetGatewayId = gateway.Id });
        Assert.That(gateway.Reload().Attachments.Select(attachment => attachment.VpcId), Is.EqualTo(new[] { Vpc.Id }));
        Assert.That(Vpc.InternetGateways.ToList(), Is.EqualTo(new[] { gateway }));
        await gateway.CreateTagsAsync(new() { Tags = Tags(("env", "dev")) });
        Assert.That(gateway.Tags["env"], Is.EqualTo("dev"));
        await gateway.DeleteTagsAsync(new() { Tags = [new() { Key = "env" }] });
        Assert.That(gateway.Tags["env"], Is.Null);

        await gateway.DetachFromVpcAsync(new() { VpcId = Vpc.Id });
        await gateway.DeleteAsync();
        Assert.That(await gateway.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task An_egress_only_gateway_is_made_and_deleted()
    {
        Needs("ec2", "CreateEgressOnlyInternetGateway");
        var gateway = await Vpc.CreateEgressOnlyInternetGatewayAsync();

        Assert.That(gateway.Attachments.Select(attachment => attachment.VpcId), Is.EqualTo(new[] { Vpc.Id }));
        await gateway.DeleteAsync();
        Assert.That(await gateway.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task A_transit_gateway_is_made_and_read()
    {
        Needs("ec2", "CreateTransitGateway");
        var gateway = await Aws.EC2.CreateTransitGatewayAsync(new() { Description = "hub" });
        Afterwards(() => gateway.DeleteAsync());

        Assert.That((gateway.Description, gateway.Reload().Description), Is.EqualTo(("hub", "hub")));
        await gateway.AttachVpcAsync(new() { VpcId = Vpc.Id, SubnetIds = [Subnet.Id] });
    }

    [Test]
    public async Task An_endpoint_knows_its_subnets()
    {
        Needs("ec2", "CreateVpcEndpoint");
        var endpoint = await Vpc.CreateVpcEndpointAsync(new() { VpcEndpointType = VpcEndpointType.Interface, ServiceName = "com.amazonaws.us-east-1.ec2", SubnetIds = [Subnet.Id] });

        Assert.That((endpoint.EndpointServiceName, endpoint.Vpc), Is.EqualTo(("com.amazonaws.us-east-1.ec2", Vpc)));
        Assert.That(endpoint.Subnets, Is.EqualTo(new[] { Subnet }));
        await endpoint.DeleteAsync();
        Assert.That(!endpoint.Exists() || endpoint.State?.Value.ToUpperInvariant() is "DELETING" or "DELETED");
    }

    [Test]
    public async Task Two_networks_are_joined()
    {
        Needs("ec2", "CreateVpcPeeringConnection");
        var other = await Aws.EC2.CreateVpcAsync(new() { CidrBlock = "172.31.0.0/16" });
        Afterwards(() => other.DeleteAsync());
        var peering = await Vpc.RequestVpcPeeringConnectionAsync(new() { PeerVpcId = other.Id });
        await peering.WaitUntilExistsAsync();
        Assert.That((peering.RequesterVpc, peering.AccepterVpc), Is.EqualTo((Vpc, other)));
        Assert.That(other.AcceptedVpcPeeringConnections.ToList(), Is.EqualTo(new[] { peering }));

        await peering.AcceptAsync();
        Assert.That(peering.Reload().Status.Code, Is.EqualTo(VpcPeeringConnectionStateReasonCode.Active));

        await peering.DeleteAsync();
        await peering.WaitUntilDeletedAsync();
    }
}
