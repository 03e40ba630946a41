using AwsResources.RDS;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.Beyond;

/// <summary>Clusters of databases, and the groups of subnets and parameters that they share.</summary>
public sealed class DatabaseSpecs(Backend backend) : Spec(backend)
{
    private static readonly AwsWaitOptions Often = new() { Delay = TimeSpan.FromMilliseconds(100) };

    protected override string Service => "rds";

    [Test]
    public async Task A_cluster_has_instances()
    {
        var cluster = await Aws.RDS.CreateDBClusterAsync(new()
        {
            DBClusterIdentifier = Unique("orders"),
            Engine = "aurora-postgresql",
            MasterUsername = "keeper",
            MasterUserPassword = "a password of specs",
        });
        await cluster.WaitUntilAvailableAsync(options: Often);
        var instance = await Aws.RDS.CreateDBInstanceAsync(new() { DBInstanceIdentifier = Unique("orders-1"), DBClusterIdentifier = cluster.Id, Engine = "aurora-postgresql", DBInstanceClass = "db.t4g.medium" });
        await instance.WaitUntilAvailableAsync();

        Assert.That((await Aws.RDS.DBClusters.ToListAsync(), await cluster.Instances.ToListAsync()), Is.EqualTo((new List<IDBCluster> { cluster }, new List<IDBInstance> { instance })));
        Assert.That((cluster.Engine, cluster.MasterUsername, instance.Cluster), Is.EqualTo(("aurora-postgresql", "keeper", cluster)));

        await instance.DeleteAsync(new() { SkipFinalSnapshot = true });
        await instance.WaitUntilDeletedAsync();
        await cluster.DeleteAsync(new() { SkipFinalSnapshot = true });
        await cluster.WaitUntilDeletedAsync(options: Often);
        Assert.That(await cluster.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task A_snapshot_is_gone_when_it_was_deleted()
    {
        var database = await Aws.RDS.CreateDBInstanceAsync(new()
        {
            DBInstanceIdentifier = Unique("kept"),
            DBInstanceClass = "db.t4g.micro",
            Engine = "postgres",
            AllocatedStorage = 20,
            MasterUsername = "keeper",
            MasterUserPassword = "a password of specs",
        });
        Afterwards(() => database.DeleteAsync(new() { SkipFinalSnapshot = true }));
        await database.WaitUntilAvailableAsync();
        var snapshot = await database.CreateSnapshotAsync(new() { DBSnapshotIdentifier = Unique("kept") });
        await snapshot.WaitUntilAvailableAsync();
        Assert.That(await Aws.RDS.DBSnapshots.Where(s => s.SnapshotType == "manual").ToListAsync(), Does.Contain(snapshot));

        await snapshot.DeleteAsync();
        await snapshot.WaitUntilDeletedAsync(options: Often);

        Assert.That((await snapshot.ExistsAsync(), await database.ExistsAsync()), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Databases_share_groups_of_subnets()
    {
        var vpc = await Aws.EC2.CreateVpcAsync(new() { CidrBlock = "10.8.0.0/16" });
        Afterwards(() => vpc.DeleteAsync());
        var subnets = new List<string>();
        foreach (var zone in new[] { "a", "b", "c" })
        {
            var subnet = await vpc.CreateSubnetAsync(new() { CidrBlock = $"10.8.{subnets.Count}.0/24", AvailabilityZone = $"us-east-1{zone}" });
            Afterwards(() => subnet.DeleteAsync());
            subnets.Add(subnet.Id);
        }
        var group = await Aws.RDS.CreateDBSubnetGroupAsync(new() { DBSubnetGroupName = Unique("inner"), DBSubnetGroupDescription = "of specs", SubnetIds = subnets.Take(2).ToList() });

        Assert.That((group.DBSubnetGroupDescription, group.VpcId, await Aws.RDS.DBSubnetGroups.ToListAsync()), Is.EqualTo(("of specs", vpc.Id, new List<IDBSubnetGroup> { group })));
        Assert.That(group.Subnets.Select(subnet => subnet.SubnetIdentifier), Is.EquivalentTo(subnets.Take(2)));
        if (Backend is not MotoBackend)
        {
            // moto forgets a group that is changed.
            await group.ModifyAsync(new() { SubnetIds = subnets });
            Assert.That(group.Subnets.Select(subnet => subnet.SubnetIdentifier), Is.EquivalentTo(subnets));
        }

        await group.DeleteAsync();
        Assert.That(await group.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task Databases_share_groups_of_parameters()
    {
        var group = await Aws.RDS.CreateParameterGroupAsync(new() { DBParameterGroupName = Unique("fast"), DBParameterGroupFamily = "postgres16", Description = "of specs" });

        await group.ModifyAsync(new() { Parameters = [new() { ParameterName = "log_min_duration_statement", ParameterValue = "250", ApplyMethod = ApplyMethod.Immediate }] });

        Assert.That((group.Description, group.DBParameterGroupFamily), Is.EqualTo(("of specs", "postgres16")));
        Assert.That(await Aws.RDS.ParameterGroups.ToListAsync(), Does.Contain(group));
        var set = (await group.DescribeParametersAsync()).Parameters.Single(parameter => parameter.ParameterName == "log_min_duration_statement");
        Assert.That(set.ParameterValue, Is.EqualTo("250"));

        await group.DeleteAsync();
        Assert.That(await group.ExistsAsync(), Is.False);
    }
}
