using System.Linq.Expressions;
using AwsResources.EC2;
using AwsResources.S3;
using AwsResources.Specs.Backends;
using AwsResources.Specs.EC2;
using CsCheck;

namespace AwsResources.Specs.Linq;

/// <summary>Over random data and random predicates: what the service narrows is what would have been found without it.</summary>
public sealed class RandomPredicateSpecs(Backend backend) : EC2Spec(backend)
{
    private readonly List<IInstance> _instances = [];
    private readonly List<IVolume> _volumes = [];
    private readonly List<string> _keys = [];
    private IBucket _bucket = null!;

    private bool IsMoto => Backend is MotoBackend;

    private string[] Texts => IsMoto ? RandomPredicates.PlainTexts : RandomPredicates.Texts;

    // moto decides instances by these filters and tags alone, and only tags by patterns.
    [Test]
    public void Instances_are_the_same_with_and_without_the_service() =>
        Same(RandomPredicates.OfInstances(Aws.EC2.Instances.ToList(), Texts, IsMoto), Vpc.Instances, i => i.Id);

    [Test]
    public void Volumes_are_the_same_with_and_without_the_service() => Same(RandomPredicates.OfVolumes(Aws.EC2.Volumes.ToList()), Aws.EC2.Volumes, v => v.Id);

    [Test]
    public void Objects_are_the_same_with_and_without_the_service() => Same(RandomPredicates.OfObjects(_keys), _bucket.Objects, o => o.Key);

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        // Random, but the same in each run: what fails can be looked at.
        var random = new Random(20260101);
        for (var i = 0; i < (IsMoto ? 10 : 40); i++) _instances.AddRange(await LaunchAsync(random));
        foreach (var instance in _instances.Where((_, i) => i % 3 == 0))
        {
            await instance.StopAsync();
            await instance.WaitUntilStoppedAsync();
        }
        for (var i = 0; i < (IsMoto ? 8 : 30); i++) _volumes.Add(await MakeVolumeAsync(random));
        _bucket = await Aws.S3.CreateBucketAsync(new() { Bucket = Unique("random-predicates") });
        foreach (var key in Enumerable.Range(0, 60).Select(_ => Key(random)).Distinct())
        {
            await _bucket.PutObjectAsync(new() { Key = key, Body = key });
            _keys.Add(key);
        }
        Afterwards(async () =>
        {
            await _bucket.Objects.DeleteAsync();
            await _bucket.DeleteAsync();
        });
    }

    private void Same<T>(Gen<Expression<Func<T, bool>>> predicates, ResourceCollection<T> collection, Func<T, string> id) where T : class, IAwsResource
    {
        var all = collection.ToList();
        var (sent, cases) = (0, IsMoto ? 60 : Backend.KeepsState ? 20 : 300);
        Assert.That(all, Has.Count.GreaterThan(7));
        predicates.Sample(predicate =>
        {
            var holds = predicate.Compile();
            var narrowed = collection.Where(predicate);
            if (narrowed.GetExplanation().Sent.Count > collection.GetExplanation().Sent.Count) sent++;
            var (expected, found) = (all.Where(holds).Select(id).ToList(), narrowed.ToList().Select(id).ToList());
            Assert.That(found, Is.EqualTo(expected), () => narrowed.Explain());
        }, iter: cases, threads: 1, print: predicate => collection.Where(predicate).Explain());
        Assert.That(sent, Is.GreaterThan(cases / 10), "else little is proven");
    }

    private async Task<IReadOnlyList<IInstance>> LaunchAsync(Random random)
    {
        var tags = RandomPredicates.Keys.Where(_ => random.Next(3) > 0).Select(key => (key, Texts[random.Next(Texts.Length)])).ToArray();
        var instances = await Subnet.CreateInstancesAsync(new()
        {
            ImageId = Image.Id,
            InstanceType = random.Next(2) == 0 ? InstanceType.T3Micro : InstanceType.M5Large,
            MinCount = 1,
            MaxCount = 1 + random.Next(2),
            TagSpecifications = tags.Length == 0 ? [] : Tagged(ResourceType.Instance, tags),
        });
        Afterwards(async () =>
        {
            foreach (var instance in instances) await instance.TerminateAsync();
            foreach (var instance in instances) await instance.WaitUntilTerminatedAsync();
        });
        foreach (var instance in instances) await instance.WaitUntilRunningAsync();
        return instances;
    }

    private async Task<IVolume> MakeVolumeAsync(Random random)
    {
        var tags = RandomPredicates.Keys.Where(_ => random.Next(2) > 0).Select(key => (key, random.Next(2) == 0 ? "dev" : "prod")).ToArray();
        var volume = await Aws.EC2.CreateVolumeAsync(new()
        {
            AvailabilityZone = Subnet.AvailabilityZone,
            Size = 1 + random.Next(6),
            VolumeType = random.Next(2) == 0 ? VolumeType.Gp2 : VolumeType.Gp3,
            Encrypted = random.Next(2) == 0,
            TagSpecifications = tags.Length == 0 ? [] : Tagged(ResourceType.Volume, tags),
        });
        Afterwards(() => volume.DeleteAsync());
        return await volume.WaitUntilAvailableAsync();
    }

    private static string Key(Random random) =>
        string.Concat(Enumerable.Range(0, 1 + random.Next(6)).Select(_ => new[] { "a", "b", "/", "*", " ", "é", "\ud83d\ude00", "\uffee", "+", "%" }[random.Next(10)]));
}
