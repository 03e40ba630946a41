using System.Web;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Customizations;

/// <summary>Signatures as botocore makes them for the same calls at the same moment.</summary>
[TestFixture]
internal sealed class CrossRegionCopyTests
{
    private static readonly InstantTime Moment = new(new DateTimeOffset(2015, 8, 30, 12, 36, 0, TimeSpan.Zero));

    private static readonly AwsStructure DatabaseSnapshot = new()
    {
        ["SourceRegion"] = "eu-west-1",
        ["SourceDBSnapshotIdentifier"] = "arn:aws:rds:eu-west-1:123456789012:snapshot:a",
        ["TargetDBSnapshotIdentifier"] = "b",
    };

    private static readonly AwsStructure Cluster = new() { ["SourceRegion"] = "eu-west-1", ["DBClusterIdentifier"] = "x", ["Engine"] = "docdb" };

    private static readonly AwsStructure Snapshot = new() { ["SourceRegion"] = "eu-west-1", ["SourceSnapshotId"] = "snap-1" };

    private static readonly TestCaseData[] Copies =
    [
        new("ec2", "CopySnapshot", Snapshot, "PresignedUrl", "197d750187b2ca56ee78e0b89c2bada421a94b6967b7f62dd5cbbc4a6f34258b"),
        new("rds", "CopyDBSnapshot", DatabaseSnapshot, "PreSignedUrl", "0d1697ba92fc331e482acc801e2faff8588f2811c234890e8c6611849dfbd738"),
        new("docdb", "CreateDBCluster", Cluster, "PreSignedUrl", "a8faf720add4d3b2ab59188298c9c22a3b8afa876e82740fcccd3f21182fa917"),
    ];

    [TestCaseSource(nameof(Copies))]
    public void A_copy_from_another_region_is_signed_for_that_region(string service, string operation, AwsStructure input, string member, string signature)
    {
        var url = new Uri(Form(service, operation, input)[member]!);
        var query = HttpUtility.ParseQueryString(url.Query);

        Assert.That(url.Host, Does.EndWith(".eu-west-1.amazonaws.com"));
        Assert.That(query["DestinationRegion"], Is.EqualTo("us-west-2"));
        Assert.That(query["X-Amz-Signature"], Is.EqualTo(signature));
    }

    [Test]
    public void The_source_of_a_database_is_a_wish_that_is_not_sent()
    {
        Assert.That(Form("rds", "CopyDBSnapshot", DatabaseSnapshot).AllKeys, Does.Not.Contain("SourceRegion"));
    }

    [Test]
    public void EC2_is_sent_both_regions()
    {
        var form = Form("ec2", "CopySnapshot", Snapshot);

        Assert.That((form["SourceRegion"], form["DestinationRegion"]), Is.EqualTo(("eu-west-1", "us-west-2")));
    }

    [TestCase("rds", "CopyDBSnapshot", "PreSignedUrl")]
    [TestCase("ec2", "CopySnapshot", "PresignedUrl")]
    public void A_URL_of_the_callers_own_is_left_alone(string service, string operation, string member)
    {
        var input = (service == "rds" ? DatabaseSnapshot : Snapshot).Copy();
        input.Set(member, "https://example.com/mine");

        Assert.That(Form(service, operation, input)[member], Is.EqualTo("https://example.com/mine"));
    }

    [Test]
    public void A_copy_within_the_region_wants_no_URL()
    {
        var input = DatabaseSnapshot.Copy();
        input.Set("SourceRegion", null);

        Assert.That(Form("rds", "CopyDBSnapshot", input).AllKeys, Does.Not.Contain("PreSignedUrl"));
    }

    private static System.Collections.Specialized.NameValueCollection Form(string service, string operation, AwsStructure input)
    {
        using var wire = new FakeTransport().Answer(400);
        Assert.That(() => TestClients.Client(service, wire, time: Moment).Call(operation, input), Throws.InstanceOf<AwsServiceException>());
        return HttpUtility.ParseQueryString(wire.Request.Text);
    }
}
