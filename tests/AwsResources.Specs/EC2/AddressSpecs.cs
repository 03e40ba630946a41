using AwsResources.EC2;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.EC2;

/// <summary>Network interfaces, elastic addresses and NAT gateways: made, read, changed and deleted.</summary>
public sealed class AddressSpecs(Backend backend) : EC2Spec(backend)
{
    [Test]
    public async Task An_instance_leads_to_its_network_interfaces()
    {
        Needs("ec2", "DescribeNetworkInterfaces");
        var instance = (await LaunchAsync(1))[0];

        var card = instance.NetworkInterfaces.Single();

        Assert.That(card.Id, Is.EqualTo(instance.NetworkInterfaceDetails.Single().NetworkInterfaceId));
        Assert.That(Wire.Calls, Is.Empty);
        Assert.That((card.Instance, card.Subnet, card.Vpc, card.PrivateIpAddress), Is.EqualTo((instance, Subnet, Vpc, instance.PrivateIpAddress)));
        Assert.That(card.SecurityGroups.Select(group => group.Id), Is.EqualTo(card.Groups.Select(group => group.GroupId)));
    }

    [Test]
    public async Task A_network_interface_is_attached_detached_and_deleted()
    {
        Needs("ec2", "CreateNetworkInterface");
        var instance = (await LaunchAsync(1))[0];
        var card = await Subnet.CreateNetworkInterfaceAsync(new() { Description = "second", TagSpecifications = Tagged(ResourceType.NetworkInterface, ("env", "dev")) });
        await card.WaitUntilAvailableAsync();
        Assert.That((card.Description, card.Tags["env"], card.Instance, card.Association), Is.EqualTo(("second", "dev", (IInstance?)null, (INetworkInterfaceAssociation?)null)));

        await card.AttachAsync(new() { InstanceId = instance.Id, DeviceIndex = 1 });
        Assert.That(card.Instance, Is.EqualTo(instance));

        await card.DetachAsync();
        await card.ModifyAttributeAsync(new() { SourceDestCheck = new() { Value = false } });
        Assert.That(card.SourceDestCheck, Is.False);
        await card.DeleteAsync();
        Assert.That(await card.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task Private_addresses_come_and_go()
    {
        Needs("ec2", "CreateNetworkInterface");
        var card = await Subnet.CreateNetworkInterfaceAsync();

        await card.AssignPrivateIpAddressesAsync(new() { SecondaryPrivateIpAddressCount = 2 });
        Assert.That(card.PrivateIpAddresses, Has.Count.EqualTo(3));
        var more = card.PrivateIpAddresses.Where(address => address.Primary is false).Select(address => address.PrivateIpAddress!).ToArray();
        await card.UnassignPrivateIpAddressesAsync(new() { PrivateIpAddresses = more });

        Assert.That(card.PrivateIpAddresses, Has.Count.EqualTo(1));
        await card.DeleteAsync();
    }

    [Test]
    public async Task An_elastic_address_is_tied_untied_and_given_back()
    {
        Needs("ec2", "AllocateAddress");
        var instance = (await LaunchAsync(1))[0];
        var address = await Aws.EC2.AllocateElasticIpAsync(new() { Domain = DomainType.Vpc });
        Assert.That((address.PublicIp, address.Instance, address.Association), Is.EqualTo((address.Reload().PublicIp, (IInstance?)null, (INetworkInterfaceAssociation?)null)));

        await address.AssociateAsync(new() { InstanceId = instance.Id });

        Assert.That((address.Instance, instance.ElasticIps.ToList().Single()), Is.EqualTo((instance, address)));
        var tie = address.NetworkInterface!.Association!;
        Wire.Clear();
        Assert.That((tie, tie.PublicIp, tie.Address), Is.EqualTo((address.Association, address.PublicIp, address)));
        Assert.That(Wire.Calls, Is.Empty, "the tie's data came with the network interface");

        await address.DisassociateAsync();
        Assert.That(address.AssociationId, Is.Null.Or.Empty);
        await address.AssociateAsync(new() { InstanceId = instance.Id });
        await address.Association!.DeleteAsync();
        Assert.That(address.Reload().AssociationId, Is.Null.Or.Empty);
        await address.ReleaseAsync();
        Assert.That(await address.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task Addresses_are_tagged_and_given_back_in_a_batch()
    {
        Needs("ec2", "AllocateAddress");
        var made = new[] { await Aws.EC2.AllocateElasticIpAsync(new() { Domain = DomainType.Vpc }), await Aws.EC2.AllocateElasticIpAsync(new() { Domain = DomainType.Vpc }) };
        await Aws.EC2.CreateTagsAsync(new() { Resources = [.. made.Select(address => address.AllocationId)], Tags = Tags(("batch", "addresses")) });
        var batch = Aws.EC2.ElasticIps.Filter(new() { Filters = [new() { Name = "tag:batch", Values = ["addresses"] }] });

        await batch.CreateTagsAsync(new() { Tags = Tags(("env", "dev")) });
        Assert.That(made.Select(address => address.Reload().Tags["env"]), Is.All.EqualTo("dev"));

        Assert.That((await batch.ReleaseAsync()).Resources, Is.EqualTo(2));
        Assert.That(await batch.CountAsync(), Is.Zero);
    }

    [Test]
    public async Task A_nat_gateway_is_made_and_waited_for()
    {
        Needs("ec2", "CreateNatGateway");
        var address = await Aws.EC2.AllocateElasticIpAsync(new() { Domain = DomainType.Vpc });
        Afterwards(() => address.ReleaseAsync());

        var gateway = await Aws.EC2.CreateNatGatewayAsync(new() { SubnetId = Subnet.Id, AllocationId = address.AllocationId });
        await gateway.WaitUntilAvailableAsync();

        Assert.That((gateway.Subnet, gateway.Vpc, gateway.NatGatewayAddresses.Single().AllocationId), Is.EqualTo((Subnet, Vpc, address.AllocationId)));
        await gateway.DeleteAsync();
        await gateway.WaitUntilDeletedAsync();
    }
}
