using AwsResources.EC2;
using AwsResources.Specs.Backends;
using AwsResources.TestKit;

namespace AwsResources.Specs.EC2;

public sealed class BatchSpecs(Backend backend) : EC2Spec(backend)
{
    [Test]
    public async Task A_filtered_batch_is_stopped_started_and_terminated_in_one_call_each()
    {
        var dev = await LaunchAsync(3, ("env", "dev"));
        var prod = await LaunchAsync(1, ("env", "prod"));
        var batch = Vpc.Instances.Where(i => i.Tags["env"] == "dev");

        var stopped = await batch.StopAsync();
        Assert.That((stopped.Resources, stopped.Calls, Wire.Calls.Count), Is.EqualTo((3, 1, 2)));
        foreach (var instance in dev) await instance.WaitUntilStoppedAsync();
        Assert.That(dev.Select(instance => instance.State.Name), Is.All.EqualTo(InstanceStateName.Stopped));
        Assert.That(prod[0].Reload().State.Name, Is.EqualTo(InstanceStateName.Running));

        Assert.That((await batch.StartAsync()).Resources, Is.EqualTo(3));
        foreach (var instance in dev) await instance.WaitUntilRunningAsync();

        Assert.That(batch.Terminate().Resources, Is.EqualTo(3));
        foreach (var instance in dev) await instance.WaitUntilTerminatedAsync();
        Assert.That(dev.Select(instance => instance.State.Name), Is.All.EqualTo(InstanceStateName.Terminated));
        Assert.That((dev[0].State.Code, prod[0].Reload().State.Name), Is.EqualTo(((int?)48, (InstanceStateName?)InstanceStateName.Running)));
    }

    [Test]
    public async Task A_batch_is_tagged_and_untagged_synchronously()
    {
        var instances = await LaunchAsync(2, ("batch", "tags"));
        var batch = Vpc.Instances.Where(i => i.Tags["batch"] == "tags");
        using var only = Wire.Only(CallStyle.SyncOnly);

        var result = batch.CreateTags(new() { Tags = Tags(("owner", "me"), ("cost", "42")) });

        Assert.That((result.Resources, result.Calls), Is.EqualTo((2, 1)));
        Assert.That(instances.Select(instance => instance.Reload().Tags["owner"]), Is.All.EqualTo("me"));
        batch.DeleteTags(new() { Tags = [new() { Key = "owner" }] });
        Assert.That(instances.Select(instance => instance.Reload().Tags["owner"]), Is.All.Null);
        Assert.That(instances.Select(instance => instance.Tags["cost"]), Is.All.EqualTo("42"));
    }

    [Test]
    public async Task An_instance_is_stopped_and_started_by_itself_and_drops_what_was_loaded()
    {
        var instance = (await LaunchAsync(1))[0];
        Assert.That(instance.IsLoaded, Is.True);

        var result = await instance.StopAsync();

        Assert.That(instance.IsLoaded, Is.False);
        Assert.That(result.StoppingInstances.Single().PreviousState.Name, Is.EqualTo(InstanceStateName.Running));
        Assert.That((await instance.WaitUntilStoppedAsync(timeout: TimeSpan.FromMinutes(5))).State.Name, Is.EqualTo(InstanceStateName.Stopped));
        instance.Start();
        Assert.That((await instance.WaitUntilRunningAsync()).State.Code, Is.EqualTo(16));
        await instance.RebootAsync();
        Assert.That(instance.State.Name, Is.EqualTo(InstanceStateName.Running));
    }

    [Test]
    public async Task A_batch_over_nothing_makes_no_call_but_the_listing()
    {
        var result = await Vpc.Instances.Where(i => i.Tags["env"] == "nowhere").StopAsync();

        Assert.That((result.Resources, result.Calls, Wire.Calls.Count), Is.EqualTo((0, 0, 1)));
    }
}
