using System.IO.Compression;
using AwsResources.ECS;
using AwsResources.Lambda;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.Beyond;

/// <summary>Functions, containers, databases and logs: services that boto3 has no resources of.</summary>
public sealed class ComputeSpecs(Backend backend) : Spec(backend)
{
    protected override string Service => "lambda";

    [Test]
    public async Task A_function_has_versions_and_aliases()
    {
        var function = await MakeFunctionAsync();
        await function.WaitUntilActiveAsync();

        var version = await function.PublishVersionAsync();
        var alias = await function.CreateAliasAsync(new() { Name = "live", FunctionVersion = version.Version });

        Assert.That((function.Handler, function.LastModified > DateTimeOffset.UnixEpoch, function.Tags["env"]), Is.EqualTo(("main.handler", true, "dev")));
        Assert.That(await Aws.Lambda.Functions.ToListAsync(), Does.Contain(function));
        Assert.That((await function.Versions.ToListAsync()).Select(v => v.Version), Is.EquivalentTo(new[] { "$LATEST", "1" }));
        Assert.That((await function.Aliases.ToListAsync(), alias.Version, alias.Function), Is.EqualTo((new List<IAlias> { alias }, version, function)));
        Assert.That(version.CodeSha256, Is.EqualTo(function.CodeSha256));
        Assert.That(await Aws.Lambda.Function("nobody-made-this").ExistsAsync(), Is.False);
    }

    [Test]
    public async Task A_function_is_changed_and_its_alias_moved_to_the_new_version()
    {
        var function = await MakeFunctionAsync("changed");
        await function.WaitUntilExistsAsync();
        await function.WaitUntilActiveAsync();
        var first = await function.PublishVersionAsync();
        var alias = await function.CreateAliasAsync(new() { Name = "live", FunctionVersion = first.Version });

        await function.UpdateConfigurationAsync(new() { Timeout = 42 });
        await function.WaitUntilUpdatedAsync();
        Assert.That(function.Timeout, Is.EqualTo(42));

        await function.UpdateCodeAsync(new() { ZipFile = Zip("def handler(event, context): return 2") });
        await function.WaitUntilUpdatedAsync();
        var second = await function.PublishVersionAsync();
        await second.WaitUntilActiveAsync();
        await alias.UpdateAsync(new() { FunctionVersion = second.Version });
        Assert.That((alias.Version, second.CodeSha256 == first.CodeSha256), Is.EqualTo((second, false)));

        await first.DeleteAsync();
        Assert.That(await function.Versions.ToListAsync(), Does.Contain(second).And.Not.Contain(first));
    }

    [Test]
    public async Task A_queue_calls_a_function()
    {
        var function = await MakeFunctionAsync("called");
        var queue = await Aws.SQS.CreateQueueAsync(new() { QueueName = Unique("calls") });
        Afterwards(() => queue.DeleteAsync());

        var mapping = await Aws.Lambda.CreateEventSourceMappingAsync(new() { FunctionName = function.Name, EventSourceArn = queue.Arn, BatchSize = 5 });

        Assert.That((mapping.EventSourceArn, mapping.BatchSize), Is.EqualTo((queue.Arn, (int?)5)));
        Assert.That((await function.EventSourceMappings.ToListAsync(), await Aws.Lambda.EventSourceMappings.ToListAsync()),
            Is.EqualTo((new List<IEventSourceMapping> { mapping }, new List<IEventSourceMapping> { mapping })));
        await mapping.UpdateAsync(new() { BatchSize = 7 });
        Assert.That(mapping.BatchSize, Is.EqualTo(7));
        await mapping.DeleteAsync();
    }

    [Test]
    public async Task A_layer_has_versions()
    {
        var layer = Aws.Lambda.Layer(Unique("shared"));
        var version = await layer.PublishVersionAsync(new() { Content = new() { ZipFile = Zip() }, CompatibleRuntimes = [Lambda.Runtime.Python313] });

        Assert.That((version, version.Layer), Is.EqualTo((layer.Version("1"), layer)));
        Assert.That(await layer.Versions.ToListAsync(), Is.EqualTo(new[] { version }));
        Assert.That(await Aws.Lambda.Layers.Where(l => l.Name == layer.Name).CountAsync(), Is.EqualTo(1));
        await version.DeleteAsync();
    }

    [Test]
    public async Task A_cluster_has_services_and_task_definitions()
    {
        var cluster = await Aws.ECS.CreateClusterAsync(new() { ClusterName = Unique("specs"), Tags = [new() { Key = "env", Value = "dev" }] });
        var definition = await Aws.ECS.RegisterTaskDefinitionAsync(new() { Family = "web", ContainerDefinitions = [new() { Name = "web", Image = "nginx", Memory = 128 }] });
        var service = await cluster.CreateServiceAsync(new() { ServiceName = "web", TaskDefinition = definition.Id, DesiredCount = 2 });

        Assert.That((cluster.ClusterName, cluster.Tags["env"], await Aws.ECS.Clusters.ToListAsync()), Is.EqualTo((Unique("specs"), "dev", new List<ICluster> { cluster })));
        Assert.That((service.DesiredCount, service.TaskDefinition, service.Cluster), Is.EqualTo(((int?)2, definition, cluster)));
        Assert.That((await cluster.Services.ToListAsync(), await Aws.ECS.TaskDefinitions.ToListAsync()), Is.EqualTo((new List<IService> { service }, new List<ITaskDefinition> { definition })));
        Assert.That((definition.Family, definition.Revision, definition.ContainerDefinitions[0].Image), Is.EqualTo(("web", (int?)1, "nginx")));

        await service.UpdateAsync(new() { DesiredCount = 0 });
        await service.DeleteAsync();
        await cluster.DeleteAsync();
    }

    [Test]
    public async Task A_repository_of_images_is_made_and_deleted()
    {
        var repository = await Aws.ECR.CreateRepositoryAsync(new() { RepositoryName = Unique("web") });
        Assert.That((repository.RepositoryUri is null, await Aws.ECR.Repositories.ToListAsync(), await repository.Images.CountAsync()), Is.EqualTo((false, new List<ECR.IRepository> { repository }, 0L)));

        await repository.DeleteAsync();
        Assert.That(await repository.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task A_database_is_made_snapshotted_and_deleted()
    {
        var database = await Aws.RDS.CreateDBInstanceAsync(new()
        {
            DBInstanceIdentifier = Unique("orders"),
            DBInstanceClass = "db.t4g.micro",
            Engine = "postgres",
            AllocatedStorage = 20,
            MasterUsername = "admin",
            MasterUserPassword = "a password of specs",
            Tags = [new() { Key = "env", Value = "dev" }],
        });
        await database.WaitUntilAvailableAsync();
        var snapshot = await database.CreateSnapshotAsync(new() { DBSnapshotIdentifier = Unique("before") });

        Assert.That((database.Engine, database.Tags["env"], database.Cluster), Is.EqualTo(("postgres", "dev", (RDS.IDBCluster?)null)));
        Assert.That((await Aws.RDS.DBInstances.ToListAsync(), await database.Snapshots.Where(s => s.SnapshotType == "manual").ToListAsync()), Is.EqualTo((new List<RDS.IDBInstance> { database }, new List<RDS.IDBSnapshot> { snapshot })));
        Assert.That((await snapshot.WaitUntilAvailableAsync()).Instance, Is.EqualTo(database));

        await snapshot.DeleteAsync();
        await database.DeleteAsync(new() { SkipFinalSnapshot = true });
        await database.WaitUntilDeletedAsync();
        Assert.That(await database.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task Log_events_are_written_and_found()
    {
        var group = await Aws.CloudWatchLogs.CreateLogGroupAsync(new() { LogGroupName = Unique("/specs/app") });
        await Aws.CloudWatchLogs.CreateLogGroupAsync(new() { LogGroupName = Unique("/specs/app") + "-2" });
        var stream = await group.CreateLogStreamAsync(new() { LogStreamName = "one" });
        var now = DateTimeOffset.UtcNow;
        await stream.PutEventsAsync(new() { LogEvents = [new() { Timestamp = now.ToUnixTimeMilliseconds(), Message = "hello" }] });
        await group.PutRetentionPolicyAsync(new() { RetentionInDays = 7 });

        Assert.That(await Aws.CloudWatchLogs.LogGroups.ToListAsync(), Does.Contain(group));
        Assert.That((group.RetentionInDays, group.CreationTime > now.AddMinutes(-1)), Is.EqualTo(((int?)7, true)));
        Assert.That((await stream.GetEventsAsync()).Events.Select(e => e.Message), Is.EqualTo(new[] { "hello" }));
        Assert.That((await group.LogStreams.ToListAsync(), stream.LogGroup), Is.EqualTo((new List<CloudWatchLogs.ILogStream> { stream }, group)));
        Assert.That((await group.FilterEventsAsync(new() { FilterPattern = "hello" })).Events, Has.Count.EqualTo(1));

        await stream.DeleteAsync();
        await group.DeleteAsync();
        Assert.That(await group.ExistsAsync(), Is.False);
    }

    private async Task<IFunction> MakeFunctionAsync(string name = "hello")
    {
        var role = await Aws.IAM.CreateRoleAsync(new()
        {
            RoleName = Unique($"function-{name}"),
            AssumeRolePolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""",
        });
        return await Aws.Lambda.CreateFunctionAsync(new()
        {
            FunctionName = Unique(name),
            Role = role.Arn!,
            Handler = "main.handler",
            Runtime = Lambda.Runtime.Python313,
            Code = new() { ZipFile = Zip() },
            Tags = new Dictionary<string, string> { ["env"] = "dev" },
        });
    }

    private static byte[] Zip(string code = "def handler(event, context): return event")
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        using (var writer = new StreamWriter(zip.CreateEntry("main.py").Open())) writer.Write(code);
        return bytes.ToArray();
    }
}
