using AwsResources.ECR;
using AwsResources.ECS;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.Beyond;

/// <summary>Tasks and images: what runs in clusters, and what it is made of.</summary>
public sealed class ContainerSpecs(Backend backend) : Spec(backend)
{
    // Layers that nobody pulls: what a registry keeps of an image is its manifest.
    private const string Manifest = """
        { "schemaVersion": 2, "mediaType": "application/vnd.docker.distribution.manifest.v2+json", "layers": [],
          "config": { "mediaType": "application/vnd.docker.container.image.v1+json", "size": 7, "digest": "sha256:0000000000000000000000000000000000000000000000000000000000000000" } }
        """;

    private static readonly AwsWaitOptions Often = new() { Delay = TimeSpan.FromMilliseconds(100) };

    protected override string Service => "ecs";

    [Test]
    public async Task A_task_runs_and_is_stopped()
    {
        var cluster = await Aws.ECS.CreateClusterAsync(new() { ClusterName = Unique("tasks") });
        var definition = await MakeDefinitionAsync("tasks");
        var task = await RunAsync(cluster, definition);
        await task.WaitUntilRunningAsync(options: Often);

        Assert.That((task.Cluster, task.TaskDefinition, task.LaunchType), Is.EqualTo((cluster, definition, (LaunchType?)LaunchType.Fargate)));
        Assert.That(await cluster.Tasks.ToListAsync(), Is.EqualTo(new[] { task }));

        await task.StopAsync(new() { Reason = "the spec is over" });
        await task.WaitUntilStoppedAsync(options: Often);
        Assert.That(task.LastStatus, Is.EqualTo("STOPPED"));

        await definition.DeregisterAsync();
        Assert.That(definition.Status, Is.EqualTo(TaskDefinitionStatus.Inactive));
        await cluster.DeleteAsync();
    }

    [Test]
    public async Task A_service_is_stable_with_as_many_tasks_as_are_wanted_and_inactive_at_its_end()
    {
        var cluster = await Aws.ECS.CreateClusterAsync(new() { ClusterName = Unique("services") });
        var definition = await MakeDefinitionAsync("services");
        var service = await cluster.CreateServiceAsync(new() { ServiceName = "web", TaskDefinition = definition.Id, DesiredCount = 0 });

        await service.WaitUntilStableAsync(options: Often);
        Assert.That((service.RunningCount, await service.Tasks.CountAsync()), Is.EqualTo(((int?)0, 0L)));

        await service.DeleteAsync();
        await service.WaitUntilInactiveAsync(options: Often);
        Assert.That(service.Status, Is.EqualTo("INACTIVE"));
        await cluster.DeleteAsync();
    }

    [Test]
    public async Task An_image_is_scanned_and_deleted()
    {
        var repository = await Aws.ECR.CreateRepositoryAsync(new() { RepositoryName = Unique("scanned") });
        await repository.PutImageAsync(new() { ImageManifest = Manifest, ImageTag = "one" });
        var image = (await repository.Images.ToListAsync()).Single();

        Assert.That((image.ImageTags.Single(), image.Repository), Is.EqualTo(("one", repository)));
        await image.StartScanAsync();
        await image.WaitUntilScanCompleteAsync(options: Often);
        Assert.That((await image.DescribeScanFindingsAsync()).ImageScanStatus!.Status, Is.EqualTo(ScanStatus.Complete));

        await image.DeleteAsync();
        Assert.That((await repository.Images.CountAsync(), await image.ExistsAsync()), Is.EqualTo((0L, false)));
        await repository.DeleteAsync();
    }

    private Task<ITaskDefinition> MakeDefinitionAsync(string family) => Aws.ECS.RegisterTaskDefinitionAsync(new()
    {
        Family = Unique(family),
        RequiresCompatibilities = [Compatibility.Fargate],
        NetworkMode = NetworkMode.Awsvpc,
        Cpu = "256",
        Memory = "512",
        ContainerDefinitions = [new() { Name = "web", Image = "nginx", Cpu = 256, Memory = 512 }],
    });

    private async Task<ITask> RunAsync(ICluster cluster, ITaskDefinition definition)
    {
        var subnet = (await Aws.EC2.Subnets.FirstOrDefaultAsync())!;
        var group = (await subnet.Vpc!.SecurityGroups.FirstOrDefaultAsync())!;
        return (await cluster.RunTasksAsync(new()
        {
            TaskDefinition = definition.Id,
            LaunchType = LaunchType.Fargate,
            NetworkConfiguration = new() { AwsvpcConfiguration = new() { Subnets = [subnet.Id], SecurityGroups = [group.Id] } },
        })).Single();
    }
}
