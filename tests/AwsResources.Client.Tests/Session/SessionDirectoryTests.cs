using AwsResources.Client.Model;
using AwsResources.Client.Session;

namespace AwsResources.Client.Tests.Session;

internal sealed class SessionDirectoryTests
{
    private readonly SessionDirectory _sut = new(ModelCatalog.Embedded);

    [Test]
    public void Partitions_have_their_regions_and_no_pseudo_region()
    {
        Assert.That(_sut.Partitions.Select(partition => partition.Name), Is.SupersetOf(new[] { "aws", "aws-cn", "aws-us-gov" }));
        Assert.That(_sut.Partition("aws-cn").Regions, Is.EqualTo(["cn-north-1", "cn-northwest-1"]));
        Assert.That(_sut.Partitions.SelectMany(partition => partition.Regions), Has.None.Contains("global"));
    }

    [TestCase("eu-central-1", "aws")]
    [TestCase("us-gov-west-1", "aws-us-gov")]
    [TestCase("cn-middle-7", "aws-cn")]
    [TestCase("fips-us-gov-west-1", "aws-us-gov")]
    [TestCase("elsewhere", "aws")]
    public void A_region_has_a_partition(string region, string partition) => Assert.That(_sut.PartitionOf(region).Name, Is.EqualTo(partition));

    [TestCase("ec2")]
    [TestCase("s3")]
    [TestCase("sts")]
    [TestCase("dynamodb")]
    public void A_service_of_regions_has_them(string service)
    {
        Assert.That(_sut.Regions(service, "aws"), Is.EqualTo(_sut.Partition("aws").Regions));
        Assert.That(_sut.Regions(service, "aws-us-gov"), Is.EqualTo(["us-gov-east-1", "us-gov-west-1"]));
    }

    [TestCase("iam")]
    [TestCase("route53")]
    [TestCase("cloudfront")]
    [TestCase("organizations")]
    public void A_service_without_regions_has_none(string service)
    {
        foreach (var partition in _sut.Partitions) Assert.That(_sut.Regions(service, partition.Name), Is.Empty, partition.Name);
    }

    [Test]
    public void What_is_not_there_names_what_is()
    {
        Assert.That(() => _sut.Regions("ec2", "aws-mars"), Throws.TypeOf<ArgumentException>().With.Message.StartsWith("There is no partition 'aws-mars'; expected aws, aws-cn, "));
        Assert.That(() => _sut.Regions("ecc2", "aws"), Throws.TypeOf<AwsModelException>().With.Message.Contain("Did you mean"));
    }
}
