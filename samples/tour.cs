#!/usr/bin/env dotnet
#:project ../src/AwsResources/AwsResources.csproj
#:project ../src/AwsResources.Emulator/AwsResources.Emulator.csproj

// A tour of the object model: a bucket, some instances and a table, from creation to clean-up.
//
//   dotnet run samples/tour.cs                                       on an AWS inside this process: no account, no Docker
//   dotnet run samples/tour.cs -- --endpoint http://127.0.0.1:5000   on any server that speaks AWS, such as moto_server
//   dotnet run samples/tour.cs -- --aws                              on your account; this costs a few cents
//
// --keep leaves everything in place for somebody else to look at.

using AwsResources;
using AwsResources.DynamoDB;
using AwsResources.EC2;
using AwsResources.S3;
using AttributeValue = AwsResources.DynamoDB.AttributeValue; // EC2 has these, too
using KeyType = AwsResources.DynamoDB.KeyType;

var endpoint = args.SkipWhile(arg => arg != "--endpoint").Skip(1).FirstOrDefault();
var keep = args.Contains("--keep");
await using var cloud = endpoint is null && !args.Contains("--aws") ? new LocalAws() : null;
await using var aws = cloud?.Session() ?? (endpoint is null ? new AwsSession() : SessionAt(endpoint));

Say($"Region {aws.Region}, {(cloud is not null ? "emulated in this process" : endpoint ?? "the real AWS")}.");

// ---- What is there already: collections are lazy, and foreach calls synchronously.
foreach (var known in aws.S3.Buckets)
    Say($"A bucket is there already: {known.Name}, since {known.CreationDate:d}, with {known.Objects.Count()} objects.");
await foreach (var known in aws.DynamoDB.Tables)
    Say($"A table is there already: {known.Name}, with {known.ItemCount} items.");

// ---- S3: a bucket, objects, and looking through them.
var photos = await aws.S3.CreateBucketAsync(new() { Bucket = $"photos-{(cloud is null ? Guid.NewGuid().ToString("n")[..8] : "tour")}" });
await photos.WaitUntilExistsAsync();
Say($"Made {photos}.");

foreach (var (key, text) in new[] { ("2025/dog.txt", "woof"), ("2026/cat.txt", "meow"), ("2026/lion.txt", "roar, roar, roar"), ("readme.md", "# Photos") })
    await photos.PutObjectAsync(new() { Key = key, Body = text, ContentType = "text/plain" });

await foreach (var o in photos.Objects.Filter(new() { Prefix = "2026/" }).Where(o => o.Size > 10))
    Say($"  {o.Key} has {o.Size} bytes, of type {o.ContentType} (the listing says the size, a lazy load the type).");

var cat = photos.Object("2026/cat.txt");
await using (var body = (await cat.GetAsync()).Body)
    Say($"The cat says {await body!.ReadAsStringAsync()}; its bucket is {cat.Bucket}, in {cat.Bucket.BucketRegion ?? aws.Region}.");

try
{
    await photos.Object("2026/unicorn.txt").GetAsync();
}
catch (NoSuchKeyException e)
{
    Say($"No unicorn: {e.Message}");
}

// ---- EC2: a network, instances, waiting, references, a batch.
var image = await aws.EC2.Images.Filter(new() { Owners = ["amazon"] }).FirstOrDefaultAsync()
    ?? throw new InvalidOperationException("There is no image to launch.");
var vpc = await aws.EC2.CreateVpcAsync(new() { CidrBlock = "10.20.0.0/16" });
await vpc.WaitUntilAvailableAsync();
var subnet = await vpc.CreateSubnetAsync(new() { CidrBlock = "10.20.1.0/24" });
var instances = await subnet.CreateInstancesAsync(new()
{
    ImageId = image.Id,
    InstanceType = InstanceType.T3Micro,
    MinCount = 3,
    MaxCount = 3,
    TagSpecifications = [new() { ResourceType = ResourceType.Instance, Tags = [new() { Key = "env", Value = "dev" }] }],
});
Say($"Launched {instances.Count} instances of {image.Name ?? image.Id}; the first is {instances[0].State.Name}.");
foreach (var instance in instances) await instance.WaitUntilRunningAsync();
await instances[2].CreateTagsAsync(new() { Tags = [new() { Key = "env", Value = "prod" }] });

await foreach (var i in aws.EC2.Instances.Where(i => i.State.Name == InstanceStateName.Running && i.Tags["env"] == "dev"))
    Say($"  {i.Id} {i.InstanceType} at {i.PrivateIpAddress} in {i.Vpc?.CidrBlock} (a reference, loaded when it is read)");

var stopped = await vpc.Instances.Where(i => i.Tags["env"] == "dev").StopAsync();
Say($"Stopped {stopped.Resources} instances in {stopped.Calls} call.");
await instances[0].WaitUntilStoppedAsync(timeout: TimeSpan.FromMinutes(5));
Say($"{instances[0].Id} is {instances[0].State.Name}; {instances[2].Id} is {instances[2].State.Name}, and was left alone.");

// ---- DynamoDB: a table, items, a query.
var orders = await aws.DynamoDB.CreateTableAsync(new()
{
    TableName = "orders",
    KeySchema = [new() { AttributeName = "Customer", KeyType = KeyType.Hash }, new() { AttributeName = "Placed", KeyType = KeyType.Range }],
    AttributeDefinitions = [new() { AttributeName = "Customer", AttributeType = "S" }, new() { AttributeName = "Placed", AttributeType = "S" }],
    BillingMode = BillingMode.PayPerRequest,
});
await orders.WaitUntilExistsAsync();
Say($"{orders.Name} is {orders.TableStatus}.");

foreach (var (customer, placed, total) in new[] { ("c1", "2026-01-02", 42.5m), ("c1", "2026-03-04", 7m), ("c2", "2026-02-03", 99.95m) })
    await orders.PutItemAsync(new() { Item = new Dictionary<string, AttributeValue> { ["Customer"] = customer, ["Placed"] = placed, ["Total"] = total } });

var answer = await orders.QueryAsync(new()
{
    KeyConditionExpression = "Customer = :customer AND Placed >= :since",
    ExpressionAttributeValues = new Dictionary<string, AttributeValue> { [":customer"] = "c1", [":since"] = "2026-02" },
});
foreach (var item in answer.Items)
    Say($"  {item["Customer"].S} ordered on {item["Placed"].S} for {item["Total"].N}");

// ---- Clean up, unless somebody else wants to look.
if (keep)
{
    Say($"Kept: {photos}, {instances.Count} instances, {orders}.");
    return;
}

Say($"Deleted {(await photos.Objects.DeleteAsync()).Resources} objects.");
await photos.DeleteAsync();
await photos.WaitUntilNotExistsAsync();
await vpc.Instances.TerminateAsync();
foreach (var instance in instances) await instance.WaitUntilTerminatedAsync();
await subnet.DeleteAsync();
await vpc.DeleteAsync();
await orders.DeleteAsync();
await orders.WaitUntilNotExistsAsync();
Say($"Cleaned up; the bucket {(await photos.ExistsAsync() ? "is still there" : "is gone")}.");

static void Say(string text) => Console.WriteLine(text);

// Servers for tests take any credentials: AWS's own documented example, where the environment has none.
static AwsSession SessionAt(string endpoint) => new(new AwsSessionOptions
{
    EndpointUrl = endpoint,
    Region = Environment.GetEnvironmentVariable("AWS_REGION") ?? "us-east-1",
    Credentials = Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") is null
        ? new AwsCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
        : null,
});
