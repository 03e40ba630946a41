using AwsResources.EC2;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.EC2;

/// <summary>Tags by keys and values, and the texts that travel as base64.</summary>
public sealed class TaggingSpecs(Backend backend) : EC2Spec(backend)
{
    [Test]
    public async Task Tags_are_set_read_and_removed_by_their_keys()
    {
        await Subnet.SetTagsAsync(new() { ["env"] = "dev", ["empty"] = "" });
        Assert.That((Subnet.Tags["env"], Subnet.Tags["empty"], Subnet.Tags["nothing"]), Is.EqualTo(("dev", "", (string?)null)));

        Subnet.SetTags(new() { ["env"] = "prod" });
        Assert.That((Subnet.Tags["env"], Subnet.Tags["empty"]), Is.EqualTo(("prod", "")), "others stay");

        await Subnet.RemoveTagsAsync(["env", "empty"]);
        Assert.That(Subnet.Tags, Is.Empty);
    }

    [Test]
    public async Task All_of_a_collection_are_tagged_like_another()
    {
        await Vpc.SetTagsAsync(new() { ["team"] = "films" });
        var subnets = Vpc.Subnets.Where(subnet => subnet.VpcId == Vpc.Id);

        var result = await subnets.SetTagsAsync(new(Vpc.Tags));

        Assert.That((result.Resources, result.Calls), Is.EqualTo((1, 1)));
        Assert.That((await Subnet.ReloadAsync()).Tags, Is.EquivalentTo(Vpc.Tags));
        Assert.That(subnets.RemoveTags([.. Vpc.Tags.Keys]).Resources, Is.EqualTo(1));
        Assert.That((await Subnet.ReloadAsync()).Tags, Is.Empty);
    }

    [Test]
    public async Task User_data_is_given_and_read_as_text()
    {
        var instance = await LaunchWithAsync("#!/bin/sh\necho first");

        Assert.That((await instance.GetUserDataAsync(), instance.GetUserData()), Is.EqualTo(("#!/bin/sh\necho first", "#!/bin/sh\necho first")));
        Assert.That((await instance.ConsoleOutputAsync()).Text, Is.Not.Null);
    }

    [Test]
    public async Task User_data_is_changed_as_text()
    {
        if (Backend is MotoBackend) Assert.Ignore("moto decodes the value, and then expects base64 again.");
        var instance = await LaunchWithAsync("#!/bin/sh\necho first");
        await instance.WaitUntilRunningAsync();
        await instance.StopAsync();
        await instance.WaitUntilStoppedAsync();

        await instance.SetUserDataAsync("#!/bin/sh\necho ünd");

        Assert.That(instance.GetUserData(), Is.EqualTo("#!/bin/sh\necho ünd"));
    }

    [Test]
    public async Task An_instance_travels_to_another_session_as_json()
    {
        var instance = (await LaunchAsync(1, ("env", "dev")))[0];
        await instance.ReloadAsync();
        await using var other = NewSession(LazyLoading.Forbidden);

        var read = other.FromJson<IInstance>(instance.ToJson());

        Assert.That((read.State.Name, read.Tags["env"], read.LaunchTime, read.Vpc?.Id), Is.EqualTo((instance.State.Name, "dev", instance.LaunchTime, Vpc.Id)));
        Assert.That((read, read.IsLoaded), Is.EqualTo((instance, true)));
    }

    private async Task<IInstance> LaunchWithAsync(string userData)
    {
        var instance = (await Subnet.CreateInstancesAsync(new() { ImageId = Image.Id, InstanceType = InstanceType.T3Micro, MinCount = 1, MaxCount = 1, UserData = userData }))[0];
        Afterwards(async () =>
        {
            await instance.TerminateAsync();
            await instance.WaitUntilTerminatedAsync();
        });
        return instance;
    }
}
