using System.Globalization;
using System.Text;

namespace AwsResources.Benchmarks.Server;

/// <summary>Descriptions of instances as EC2 writes them, about 110 fields each.</summary>
internal static class InstancesXml
{
    public static string Make(int count)
    {
        var xml = new StringBuilder("""<?xml version="1.0" encoding="UTF-8"?><DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>4442587f-b7d0-a2f9</requestId><reservationSet>""");
        for (var i = 0; i < count; i++)
        {
            var n = i.ToString("x8", CultureInfo.InvariantCulture);
            _ = xml.Append(CultureInfo.InvariantCulture, $"<item><reservationId>r-0{n}</reservationId><ownerId>123456789012</ownerId><groupSet/><instancesSet>")
                .Append("<item>").Append(Plain(n)).Append(Structures()).Append(Disks(n)).Append(Network(n, i)).Append(Tags(n)).Append("</item>")
                .Append("</instancesSet></item>");
        }
        return xml.Append("</reservationSet></DescribeInstancesResponse>").ToString();
    }

    private static string Plain(string n) => $"""
        <instanceId>i-0{n}</instanceId><imageId>ami-0abcdef1234567890</imageId><instanceState><code>16</code><name>running</name></instanceState><privateDnsName>ip-10-0-1-17.ec2.internal</privateDnsName><dnsName>ec2-203-0-113-17.compute-1.amazonaws.com</dnsName><reason/><keyName>operators</keyName><amiLaunchIndex>0</amiLaunchIndex><productCodes/><instanceType>m7g.large</instanceType><launchTime>2026-03-01T10:15:30.000Z</launchTime><subnetId>subnet-0{n}</subnetId><vpcId>vpc-0123456789abcdef0</vpcId><privateIpAddress>10.0.1.17</privateIpAddress><ipAddress>203.0.113.17</ipAddress><sourceDestCheck>true</sourceDestCheck><architecture>arm64</architecture><rootDeviceType>ebs</rootDeviceType><rootDeviceName>/dev/xvda</rootDeviceName><virtualizationType>hvm</virtualizationType><clientToken>11111111-2222-3333-4444-{n}</clientToken><hypervisor>xen</hypervisor><ebsOptimized>true</ebsOptimized><enaSupport>true</enaSupport><bootMode>uefi</bootMode><platformDetails>Linux/UNIX</platformDetails><usageOperation>RunInstances</usageOperation><usageOperationUpdateTime>2026-03-01T10:15:30.000Z</usageOperationUpdateTime><currentInstanceBootMode>uefi</currentInstanceBootMode>
        """;

    private static string Structures() => """
        <placement><availabilityZone>us-east-1a</availabilityZone><groupName/><tenancy>default</tenancy></placement><monitoring><state>disabled</state></monitoring><iamInstanceProfile><arn>arn:aws:iam::123456789012:instance-profile/web</arn><id>AIPAEXAMPLE</id></iamInstanceProfile><cpuOptions><coreCount>2</coreCount><threadsPerCore>1</threadsPerCore></cpuOptions><capacityReservationSpecification><capacityReservationPreference>open</capacityReservationPreference></capacityReservationSpecification><hibernationOptions><configured>false</configured></hibernationOptions><metadataOptions><state>applied</state><httpTokens>required</httpTokens><httpPutResponseHopLimit>2</httpPutResponseHopLimit><httpEndpoint>enabled</httpEndpoint><httpProtocolIpv6>disabled</httpProtocolIpv6><instanceMetadataTags>disabled</instanceMetadataTags></metadataOptions><enclaveOptions><enabled>false</enabled></enclaveOptions><privateDnsNameOptions><hostnameType>ip-name</hostnameType><enableResourceNameDnsARecord>false</enableResourceNameDnsARecord><enableResourceNameDnsAAAARecord>false</enableResourceNameDnsAAAARecord></privateDnsNameOptions><maintenanceOptions><autoRecovery>default</autoRecovery><rebootMigration>default</rebootMigration></maintenanceOptions><networkPerformanceOptions><bandwidthWeighting>default</bandwidthWeighting></networkPerformanceOptions><operator><managed>false</managed></operator>
        """;

    private static string Disks(string n) => "<blockDeviceMapping>" + string.Concat(new[] { "/dev/xvda", "/dev/sdb" }.Select((device, i) =>
        $"<item><deviceName>{device}</deviceName><ebs><volumeId>vol-{i}{n}</volumeId><status>attached</status><attachTime>2026-03-01T10:15:31.000Z</attachTime><deleteOnTermination>true</deleteOnTermination></ebs></item>")) + "</blockDeviceMapping>";

    private static string Network(string n, int i) => $"""
        <groupSet><item><groupId>sg-0123456789abcdef0</groupId><groupName>web</groupName></item><item><groupId>sg-0123456789abcdef1</groupId><groupName>ssh</groupName></item></groupSet><networkInterfaceSet><item><networkInterfaceId>eni-0{n}</networkInterfaceId><subnetId>subnet-0{n}</subnetId><vpcId>vpc-0123456789abcdef0</vpcId><description>primary</description><ownerId>123456789012</ownerId><status>in-use</status><macAddress>02:00:00:{i >> 8 & 255:x2}:{i & 255:x2}:01</macAddress><privateIpAddress>10.0.1.17</privateIpAddress><privateDnsName>ip-10-0-1-17.ec2.internal</privateDnsName><sourceDestCheck>true</sourceDestCheck><interfaceType>interface</interfaceType><groupSet><item><groupId>sg-0123456789abcdef0</groupId><groupName>web</groupName></item></groupSet><attachment><attachmentId>eni-attach-0{n}</attachmentId><deviceIndex>0</deviceIndex><networkCardIndex>0</networkCardIndex><status>attached</status><attachTime>2026-03-01T10:15:30.000Z</attachTime><deleteOnTermination>true</deleteOnTermination></attachment><association><publicIp>203.0.113.17</publicIp><publicDnsName>ec2-203-0-113-17.compute-1.amazonaws.com</publicDnsName><ipOwnerId>amazon</ipOwnerId></association><privateIpAddressesSet><item><privateIpAddress>10.0.1.17</privateIpAddress><privateDnsName>ip-10-0-1-17.ec2.internal</privateDnsName><primary>true</primary></item></privateIpAddressesSet><ipv6AddressesSet/></item></networkInterfaceSet>
        """;

    private static string Tags(string n) => $"<tagSet><item><key>Name</key><value>web-{n}</value></item><item><key>env</key><value>dev</value></item><item><key>team</key><value>checkout</value></item><item><key>cost-center</key><value>4711</value></item></tagSet>";
}
