// A little of everything that could need dynamic code: objects of three services, lazy loads, predicates, waiters, batches,
// references, options, enumerations, tags, errors. Ends with "ok", or with an exception that says what was not as it should be.

using System.Runtime.CompilerServices;
using AwsResources;
using AwsResources.DynamoDB;
using AwsResources.EC2;
using AwsResources.S3;
using AttributeValue = AwsResources.DynamoDB.AttributeValue;
using KeyType = AwsResources.DynamoDB.KeyType;

if (RuntimeFeature.IsDynamicCodeSupported) throw new InvalidOperationException("This is to run without dynamic code.");

await using var cloud = new LocalAws();
await using var aws = cloud.Session();

// S3: actions that answer resources, waiters, a listing with options and a predicate, a lazy load, a typed error.
var photos = await aws.S3.CreateBucketAsync(new() { Bucket = "photos" });
Same(photos, (await photos.WaitUntilExistsAsync()));
for (var i = 0; i < 5; i++) await photos.PutObjectAsync(new() { Key = $"2026/{i}.txt", Body = new string('x', i), ContentType = "text/plain" });
var big = new List<IObject>();
await foreach (var o in photos.Objects.Filter(new() { Prefix = "2026/" }).Where(o => o.Size > 2 && o.Key != "2026/4.txt")) big.Add(o);
Same("2026/3.txt", string.Join(",", big.Select(o => o.Key)));
Same("text/plain", big[0].ContentType);
Same("s3.Object(BucketName='photos', Key='2026/3.txt')", big[0].ToString());
Same(photos, big[0].Bucket);
await using (var body = (await big[0].GetAsync()).Body) Same("xxx", await body!.ReadAsStringAsync());
try
{
    _ = photos.Object("none").Get();
    throw new InvalidOperationException("There is no such object.");
}
catch (NoSuchKeyException e)
{
    Same(404, e.StatusCode);
}
Same(false, photos.Object("none").Exists());
Same(5, (await photos.Objects.DeleteAsync()).Resources);

// EC2: lists of resources, enumerations and tags in predicates, references, batches, waiters, sync and async.
var image = aws.EC2.Images.FirstOrDefault()!;
var vpc = aws.EC2.CreateVpc(new() { CidrBlock = "10.20.0.0/16" });
var subnet = await vpc.CreateSubnetAsync(new() { CidrBlock = "10.20.1.0/24" });
var instances = await subnet.CreateInstancesAsync(new()
{
    ImageId = image.Id,
    InstanceType = InstanceType.T3Micro,
    MinCount = 3,
    MaxCount = 3,
    TagSpecifications = [new() { ResourceType = ResourceType.Instance, Tags = [new() { Key = "env", Value = "dev" }] }],
});
foreach (var instance in instances) _ = instance.WaitUntilRunning();
await instances[2].CreateTagsAsync(new() { Tags = [new() { Key = "env", Value = "prod" }] });
var dev = aws.EC2.Instances.Where(i => i.State.Name == InstanceStateName.Running && i.Tags["env"] == "dev" && i.LaunchTime > DateTimeOffset.UnixEpoch);
Same(2, await dev.CountAsync());
Same("10.20.0.0/16", dev.FirstOrDefault()!.Vpc!.CidrBlock);
Same(2, (await dev.StopAsync()).Resources);
Same(InstanceStateName.Stopped, (await instances[0].WaitUntilStoppedAsync(timeout: TimeSpan.FromMinutes(5))).State.Name);
Same(true, instances[0].WaitUntil(i => i.CpuOptions.CoreCount is null or > 0, TimeSpan.FromMinutes(1)).IsLoaded);

// DynamoDB: maps of structures, a query, a table that is gone.
var orders = aws.DynamoDB.CreateTable(new()
{
    TableName = "orders",
    KeySchema = [new() { AttributeName = "Id", KeyType = KeyType.Hash }],
    AttributeDefinitions = [new() { AttributeName = "Id", AttributeType = "S" }],
    BillingMode = BillingMode.PayPerRequest,
});
await orders.WaitUntilExistsAsync();
await orders.PutItemAsync(new() { Item = new Dictionary<string, AttributeValue> { ["Id"] = "o1", ["Total"] = 42.5m } });
var answer = orders.Query(new()
{
    KeyConditionExpression = "Id = :id",
    ExpressionAttributeValues = new Dictionary<string, AttributeValue> { [":id"] = "o1" },
});
Same("42.5", answer.Items[0]["Total"].N);
Same("orders", aws.DynamoDB.Tables.FirstOrDefault()!.Name);
orders.Delete();
_ = orders.WaitUntilNotExists();

// Any other service, without types.
var page = await aws.Client("dynamodb").CallAsync("ListTables", new() { ["Limit"] = 10 });
Same("""{"TableNames":[]}""", page.ToJson());
Console.WriteLine("ok");

static void Same<T>(T expected, T actual, [CallerLineNumber] int line = 0)
{
    if (!EqualityComparer<T>.Default.Equals(expected, actual)) throw new InvalidOperationException($"Line {line}: expected {expected}, not {actual}.");
}
