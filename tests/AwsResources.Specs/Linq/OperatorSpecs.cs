using AwsResources.EC2;
using AwsResources.S3;
using AwsResources.Specs.Backends;
using AwsResources.Specs.S3;

namespace AwsResources.Specs.Linq;

/// <summary>The operators of LINQ on collections: those of the collection itself, of asynchronous sequences, and of objects.</summary>
public sealed class OperatorSpecs(Backend backend) : S3Spec(backend)
{
    private IBucket _bucket = null!;

    [Test]
    public async Task Query_syntax_reads_asynchronously()
    {
        using var only = Wire.Only(TestKit.CallStyle.AsyncOnly);
        var large =
            from o in _bucket.Objects
            where o.Key.StartsWith("a/") && o.Size > 3
            select new { o.Key, Kilobytes = o.Size / 1024.0 };

        var keys = new List<string>();
        await foreach (var o in large) keys.Add(o.Key);

        Assert.That(keys, Is.EqualTo(new[] { "a/22", "a/333" }));
        Assert.That(Wire.Calls.Single().Text, Does.Contain("prefix=a%2F"));
    }

    [Test]
    public void Query_syntax_reads_synchronously()
    {
        using var only = Wire.Only(TestKit.CallStyle.SyncOnly);

        var keys = (from o in _bucket.Objects.Where(o => o.Key.StartsWith("a/")).AsEnumerable() orderby o.Size descending select o.Key).ToList();

        Assert.That(keys, Is.EqualTo(new[] { "a/333", "a/22", "a/1" }));
        Assert.That(Wire.Calls.Single().Text, Does.Contain("prefix=a%2F"));
    }

    [Test]
    public async Task A_where_of_two_collections_reads_one_for_each_of_the_other()
    {
        var pairs =
            from bucket in Aws.S3.Buckets.Where(bucket => bucket.Name == _bucket.Name)
            from o in bucket.Objects
            where o.Size == 4
            select $"{bucket.Name}/{o.Key}";

        Assert.That(await pairs.ToListAsync(), Is.EqualTo(new[] { $"{_bucket.Name}/a/22", $"{_bucket.Name}/b/22" }));
    }

    [Test]
    public async Task Asynchronous_operators_stream()
    {
        Assert.That(await _bucket.Objects.Select(o => o.Key).ToListAsync(), Has.Count.EqualTo(5));
        Assert.That(await _bucket.Objects.Where((_, index) => index % 2 == 0).Select((o, index) => $"{index}:{o.Key}").ToListAsync(), Is.EqualTo(new[] { "0:a/1", "1:a/333", "2:b/22" }));
        Assert.That(await _bucket.Objects.Where(o => o.Key.StartsWith("b/")).Select(o => o.Size ?? 0).SumAsync(), Is.EqualTo(7));
        Assert.That(await _bucket.Objects.Skip(1).Take(2).Select(o => o.Key).ToArrayAsync(), Is.EqualTo(new[] { "a/22", "a/333" }));
        Assert.That(await _bucket.Objects.TakeWhile(o => o.Key.StartsWith("a/", StringComparison.Ordinal)).CountAsync(), Is.EqualTo(3));
        Assert.That(await _bucket.Objects.AnyAsync(), Is.True);
        Assert.That(await _bucket.Objects.AnyAsync(o => o.Key == "b/22"), Is.True);
        Assert.That(await _bucket.Objects.CountAsync(o => o.Key.StartsWith("a/")), Is.EqualTo(3));
        Assert.That((await _bucket.Objects.FirstOrDefaultAsync(o => o.Size == 5))?.Key, Is.EqualTo("a/333"));
        Assert.That((await _bucket.Objects.Chunk(2).ToListAsync()).Select(chunk => chunk.Length), Is.EqualTo(new[] { 2, 2, 1 }));
        Assert.That(await _bucket.Objects.ToDictionaryAsync(o => o.Key, o => o.Size), Does.ContainKey("b/1"));
        Assert.That((await _bucket.Objects.GroupBy(o => o.Key[0]).ToListAsync()).Select(group => group.Count()), Is.EqualTo(new[] { 3, 2 }));
        Assert.That(await _bucket.Objects.Distinct().LastAsync(), Is.EqualTo(_bucket.Object("b/22")));
    }

    [Test]
    public void Synchronous_operators_stream()
    {
        using var only = Wire.Only(TestKit.CallStyle.SyncOnly);

        Assert.That(_bucket.Objects.AsEnumerable().Where((_, index) => index > 2).Select(o => o.Key), Is.EqualTo(new[] { "b/1", "b/22" }));
        Assert.That(_bucket.Objects.Any(o => o.Key == "b/23"), Is.False);
        Assert.That(_bucket.Objects.Count(o => o.Key.StartsWith("b/")), Is.EqualTo(2));
        Assert.That(_bucket.Objects.FirstOrDefault(o => o.Key.CompareTo("a/9") > 0)?.Key, Is.EqualTo("b/1"));
        Assert.That(_bucket.Objects.AsEnumerable().Zip(_bucket.Objects.AsEnumerable().Skip(1)).Count(), Is.EqualTo(4));
    }

    [Test]
    public async Task A_predicate_that_is_a_function_is_decided_here()
    {
        Func<IObject, bool> isSmall = o => o.Size < 4;

        Assert.That(await _bucket.Objects.Where(isSmall).Select(o => o.Key).ToListAsync(), Is.EqualTo(new[] { "a/1", "b/1" }));
    }

    [Test]
    public void Instances_that_no_predicate_of_a_service_fits_are_asked_by_type()
    {
        // Compiled, not run: enumerations, tags and references within predicates of generated types.
        var type = InstanceType.T3Micro;
        var query = from i in Aws.EC2.Instances where i.InstanceType == type && i.Placement.AvailabilityZone == "us-east-1a" && i.Subnet!.Id == "subnet-1" select (i.Id, i.Tags);

        Assert.That(query, Is.Not.Null);
        Assert.That(Wire.Calls, Is.Empty);
    }

    protected override async Task PrepareAsync() => _bucket = await MakeBucketAsync("operators", "a/1", "a/22", "a/333", "b/1", "b/22");
}
