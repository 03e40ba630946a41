"""Calls EC2 through boto3 and prints what came back, a line a call: of an endpoint, or without one of moto in this process.

Ids are named by the order in which they come, so that both sides print the same. States are left out, because the emulator's
change by its clock, which stands still here, and moto's at once. Left out is where moto is known to be laxer than AWS: it launches
images and tags resources that do not exist, deletes default groups, takes any zone for a volume and keys that begin with "aws:",
and knows wildcards in few filters. Its sentences differ in places, so only codes are shown.
"""
import json
import re
import sys

import boto3
import jmespath
from botocore.config import Config
from botocore.exceptions import ClientError

ID = re.compile(r"\b(i|vpc|subnet|sg|sgr|vol|snap|ami|igw|r)-[0-9a-f]{8,17}\b")


class Story:
    def __init__(self, client):
        self.client = client
        self.names = {}

    def plain(self, text):
        return ID.sub(lambda match: self.names.setdefault(match[0], f"{match[1]}#{len(self.names)}"), text)

    def __call__(self, operation, path=None, /, **arguments):
        try:
            answer = getattr(self.client, operation)(**arguments)
            answer.pop("ResponseMetadata")
            shown = jmespath.search(path, answer) if path else None
        except ClientError as error:
            answer, shown = None, {"error": error.response["Error"]["Code"], "status": error.response["ResponseMetadata"]["HTTPStatusCode"]}
        print(operation, self.plain(json.dumps(shown, default=str, sort_keys=True)))
        return answer


def networks(call):
    vpc = call("create_vpc", "Vpc.[CidrBlock, IsDefault, InstanceTenancy, length(CidrBlockAssociationSet)]", CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
    call("create_vpc", CidrBlock="10.1.0.0/8")
    call("create_vpc", CidrBlock="nonsense")
    call("describe_vpcs", "Vpcs[].[CidrBlock, IsDefault]", Filters=[{"Name": "is-default", "Values": ["true"]}])
    call("describe_vpcs", VpcIds=["vpc-00000000000000000"])
    call("describe_vpc_attribute", "EnableDnsSupport", VpcId=vpc, Attribute="enableDnsSupport")
    call("describe_vpc_attribute", "EnableDnsHostnames", VpcId=vpc, Attribute="enableDnsHostnames")
    call("modify_vpc_attribute", VpcId=vpc, EnableDnsHostnames={"Value": True})
    call("describe_vpc_attribute", "EnableDnsHostnames", VpcId=vpc, Attribute="enableDnsHostnames")
    subnet = call("create_subnet", "Subnet.[CidrBlock, AvailableIpAddressCount, DefaultForAz, MapPublicIpOnLaunch, State, SubnetArn]",
                  VpcId=vpc, CidrBlock="10.1.1.0/24", AvailabilityZone="us-east-1b")["Subnet"]["SubnetId"]
    call("create_subnet", VpcId=vpc, CidrBlock="10.1.1.128/25")
    call("create_subnet", VpcId=vpc, CidrBlock="10.2.0.0/24")
    call("create_subnet", VpcId="vpc-00000000000000000", CidrBlock="10.2.0.0/24")
    call("describe_subnets", "Subnets[].[CidrBlock, AvailabilityZone]", Filters=[{"Name": "vpc-id", "Values": [vpc]}])
    call("describe_subnets", SubnetIds=["subnet-00000000000000000"])
    call("modify_subnet_attribute", SubnetId=subnet, MapPublicIpOnLaunch={"Value": True})
    call("describe_subnets", "Subnets[].MapPublicIpOnLaunch", SubnetIds=[subnet])
    gateway = call("create_internet_gateway", "InternetGateway.Attachments")["InternetGateway"]["InternetGatewayId"]
    call("attach_internet_gateway", InternetGatewayId=gateway, VpcId=vpc)
    call("describe_internet_gateways", "InternetGateways[].Attachments[].VpcId", InternetGatewayIds=[gateway])
    call("delete_internet_gateway", InternetGatewayId=gateway)
    call("delete_vpc", VpcId=vpc)
    call("detach_internet_gateway", InternetGatewayId=gateway, VpcId=vpc)
    call("detach_internet_gateway", InternetGatewayId=gateway, VpcId=vpc)
    call("delete_internet_gateway", InternetGatewayId=gateway)
    return vpc, subnet


def groups(call, vpc):
    group = call("create_security_group", "GroupId", GroupName="web", Description="the web", VpcId=vpc)["GroupId"]
    call("create_security_group", GroupName="web", Description="the web", VpcId=vpc)
    web = [{"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [{"CidrIp": "0.0.0.0/0", "Description": "all"}]}]
    call("authorize_security_group_ingress", "Return", GroupId=group, IpPermissions=web)
    call("authorize_security_group_ingress", GroupId=group, IpPermissions=web)
    call("authorize_security_group_ingress", "Return", GroupId=group, IpPermissions=[
        {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "UserIdGroupPairs": [{"GroupId": group}]}])
    call("describe_security_groups", "SecurityGroups[].[GroupName, IpPermissions[].[IpProtocol, FromPort, ToPort, IpRanges, UserIdGroupPairs[].GroupId], IpPermissionsEgress[].[IpProtocol, IpRanges]]",
         GroupIds=[group])
    call("describe_security_groups", "SecurityGroups[].GroupName | sort(@)", Filters=[{"Name": "vpc-id", "Values": [vpc]}])
    call("describe_security_groups", GroupIds=["sg-00000000000000000"])
    call("revoke_security_group_ingress", "Return", GroupId=group, IpPermissions=web)
    call("revoke_security_group_ingress", GroupId=group, IpPermissions=web)
    return group


def instances(call, subnet, group):
    image = call.client.describe_images(Owners=["amazon"], Filters=[{"Name": "architecture", "Values": ["x86_64"]}])["Images"][0]["ImageId"]
    call("run_instances", ImageId=image, MinCount=1, MaxCount=1, SubnetId="subnet-00000000000000000")
    call("run_instances", ImageId=image, MinCount=1, MaxCount=1, DryRun=True)
    made = call("run_instances", "[length(Instances), Instances[].AmiLaunchIndex, Instances[0].InstanceType, Instances[0].Tags]",
                ImageId=image, InstanceType="t3.micro", MinCount=2, MaxCount=2, SubnetId=subnet, SecurityGroupIds=[group], UserData="hello",
                TagSpecifications=[{"ResourceType": "instance", "Tags": [{"Key": "env", "Value": "dev"}]}])
    ids = [i["InstanceId"] for i in made["Instances"]]
    show = "Reservations[].Instances[].[InstanceId, InstanceType, Tags, SecurityGroups[].GroupName, Placement.AvailabilityZone, length(BlockDeviceMappings), length(NetworkInterfaces), Monitoring.State, Architecture]"
    call("describe_instances", show, InstanceIds=ids)
    for name, values in [("tag:env", ["d*"]), ("tag-key", ["env"]), ("instance-type", ["t3.micro", "m5.large"]), ("tag-key", ["e?v"]),
                         ("subnet-id", [subnet]), ("image-id", ["ami-1"]), ("instance-id", [ids[1]]), ("instance.group-id", [group]),
                         ("tag:env", ["prod"]), ("architecture", ["x86_64"])]:
        call("describe_instances", "Reservations[].Instances[].InstanceId", Filters=[{"Name": name, "Values": values}])
    call("describe_instances", InstanceIds=["i-00000000000000000"])
    call("describe_instances", InstanceIds=["i-00000000000000000", "i-11111111111111111"])
    call("describe_instance_attribute", "UserData", InstanceId=ids[0], Attribute="userData")
    call("describe_instance_attribute", "DisableApiTermination", InstanceId=ids[0], Attribute="disableApiTermination")
    call("modify_instance_attribute", InstanceId=ids[0], DisableApiTermination={"Value": True})
    call("describe_instance_attribute", "DisableApiTermination", InstanceId=ids[0], Attribute="disableApiTermination")
    call("describe_instance_attribute", "InstanceInitiatedShutdownBehavior", InstanceId=ids[0], Attribute="instanceInitiatedShutdownBehavior")
    call("terminate_instances", InstanceIds=ids)
    call("modify_instance_attribute", InstanceId=ids[0], SourceDestCheck={"Value": False})
    call("describe_instances", "Reservations[].Instances[].SourceDestCheck", InstanceIds=ids[:1])
    call("stop_instances", InstanceIds=["i-00000000000000000"])
    return image, ids


def tags(call, ids):
    call("create_tags", Resources=ids, Tags=[{"Key": "name", "Value": "x"}, {"Key": "empty", "Value": ""}])
    call("create_tags", Resources=ids, Tags=[{"Key": f"k{i}", "Value": "x"} for i in range(51)])
    call("describe_tags", "sort_by(Tags, &join('', [ResourceId, Key]))[].[ResourceType, Key, Value] | sort_by(@, &[1])",
         Filters=[{"Name": "resource-id", "Values": ids[:1]}])
    call("delete_tags", Resources=ids, Tags=[{"Key": "name", "Value": "other"}])
    call("delete_tags", Resources=ids, Tags=[{"Key": "empty"}])
    call("describe_tags", "Tags[].[ResourceType, Key, Value] | sort_by(@, &[1])", Filters=[{"Name": "resource-id", "Values": ids[:1]}])


def volumes(call):
    volume = call("create_volume", "[Size, VolumeType, Encrypted]", AvailabilityZone="us-east-1a", Size=10)["VolumeId"]
    call("create_volume", AvailabilityZone="us-east-1a")
    call("create_volume", AvailabilityZone="us-east-1a", SnapshotId="snap-00000000000000000")
    call("describe_volumes", "Volumes[].[Size, AvailabilityZone, Attachments]", VolumeIds=[volume])
    call("describe_volumes", "Volumes[].Size", Filters=[{"Name": "size", "Values": ["10"]}])
    call("describe_volumes", VolumeIds=["vol-00000000000000000"])
    call("attach_volume", VolumeId="vol-00000000000000000", InstanceId="i-00000000000000000", Device="/dev/sdf")
    call("delete_volume", VolumeId="vol-00000000000000000")
    call("describe_snapshots", SnapshotIds=["snap-00000000000000000"])


def images(call):
    call("describe_images", ImageIds=["ami-00000000000000000"])
    call("describe_images", "Images", Owners=["self"])
    call("deregister_image", ImageId="ami-00000000000000000")
    call("create_image", InstanceId="i-00000000000000000", Name="mine")


def keys(call):
    call("create_key_pair", "[KeyName, starts_with(KeyMaterial, '-----BEGIN RSA')]", KeyName="k1")
    call("create_key_pair", KeyName="k1")
    call("describe_key_pairs", "KeyPairs[].KeyName")
    call("describe_key_pairs", KeyNames=["none"])
    call("delete_key_pair", KeyName="k1")
    call("delete_key_pair", KeyName="k1")


def main():
    config = Config(region_name="us-east-1", retries={"total_max_attempts": 1})
    secrets = {"aws_access_key_id": "AKIDEXAMPLE", "aws_secret_access_key": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"}
    endpoint = sys.argv[1] if len(sys.argv) > 1 else None
    if endpoint is None:
        import moto
        moto.mock_aws().start()
    call = Story(boto3.client("ec2", endpoint_url=endpoint, config=config, **secrets))
    call("describe_availability_zones", "AvailabilityZones[:3].[ZoneName, State, ZoneType]")
    vpc, subnet = networks(call)
    group = groups(call, vpc)
    image, ids = instances(call, subnet, group)
    tags(call, ids)
    volumes(call)
    images(call)
    keys(call)


main()
