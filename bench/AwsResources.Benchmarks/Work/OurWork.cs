using AwsResources.Benchmarks.Server;
using AttributeValue = AwsResources.DynamoDB.AttributeValue;

namespace AwsResources.Benchmarks.Work;

/// <summary>The same by the resources of this library.</summary>
internal sealed class OurWork(string url) : IWork
{
    private static readonly string[] Attributes = ["Customer", "Placed", "Total", "Currency", "Paid", "Lines", "Tags", "Note", "Weights", "Address", "Token"];
    private static readonly byte[] Content = new byte[1024];

    private readonly AwsSession _session = new(new AwsSessionOptions
    {
        EndpointUrl = url,
        Region = "us-east-1",
        Credentials = new AwsCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
        Environment = AwsEnvironment.Empty,
    });

    public async Task<long> GetItemAsync()
    {
        var item = (await _session.DynamoDB.Table("orders").GetItemAsync(new() { Key = new Dictionary<string, AttributeValue> { ["Customer"] = "c-10293" } }).ConfigureAwait(false)).Item;
        var read = 0L;
        foreach (var name in Attributes)
            read += Size(item[name]);
        return read;
    }

    public async Task<long> QueryAsync()
    {
        var answer = await _session.DynamoDB.Table("orders").QueryAsync(new()
        {
            KeyConditionExpression = "Customer = :c",
            ExpressionAttributeValues = new Dictionary<string, AttributeValue> { [":c"] = "c-10293" },
        }).ConfigureAwait(false);
        var read = 0L;
        foreach (var item in answer.Items)
            foreach (var name in Attributes) read += Size(item[name]);
        return read;
    }

    public async Task<long> SendMessageAsync()
    {
        var input = new AwsStructure { ["QueueUrl"] = Messages.Queue, ["MessageBody"] = Messages.Body };
        var answer = await _session.Client("sqs").CallAsync("SendMessage", input).ConfigureAwait(false);
        return ((string)answer["MessageId"]!).Length;
    }

    public async Task<long> ReceiveMessagesAsync()
    {
        var input = new AwsStructure { ["QueueUrl"] = Messages.Queue, ["MaxNumberOfMessages"] = 10 };
        var read = 0L;
        var answer = await _session.Client("sqs").CallAsync("ReceiveMessage", input).ConfigureAwait(false);
        foreach (AwsStructure? message in (System.Collections.IEnumerable)answer["Messages"]!) read += ((string)message!["Body"]!).Length;
        return read;
    }

    public async Task<long> ListObjectsAsync()
    {
        var read = 0L;
        await foreach (var o in _session.S3.Bucket("photos").Objects.ConfigureAwait(false)) read += o.Key.Length + o.Size!.Value;
        return read;
    }

    public async Task<long> ListPagesAsync()
    {
        var read = 0L;
        await foreach (var o in _session.S3.Bucket("pages").Objects.ConfigureAwait(false)) read += o.Key.Length + o.Size!.Value;
        return read;
    }

    public async Task<long> GetObjectAsync()
    {
        var got = await _session.S3.Bucket("photos").Object("cat.jpg").GetAsync().ConfigureAwait(false);
        using var body = got.Body!;
        return (await body.ReadAsBytesAsync().ConfigureAwait(false)).Length;
    }

    public async Task<long> PutObjectAsync()
    {
        var put = await _session.S3.Bucket("photos").Object("cat.jpg").PutAsync(new() { Body = Content }).ConfigureAwait(false);
        return put.ETag!.Length;
    }

    public async Task<long> DescribeInstancesAsync()
    {
        var read = 0L;
        await foreach (var instance in _session.EC2.Instances.ConfigureAwait(false)) read += instance.Id.Length + instance.State.Name!.Value.Value.Length;
        return read;
    }

    public async Task<long> ListBucketsAsync()
    {
        var read = 0L;
        await foreach (var bucket in _session.S3.Buckets.ConfigureAwait(false)) read += bucket.Name.Length;
        return read;
    }

    public async Task<long> DescribeFewInstancesAsync()
    {
        var read = 0L;
        await foreach (var instance in _session.EC2.Instances.PageSize(5).ConfigureAwait(false)) read += instance.Id.Length + instance.State.Name!.Value.Value.Length;
        return read;
    }

    public void Dispose() => _session.Dispose();

    private static long Size(AttributeValue value) => value.S?.Length ?? value.N?.Length ?? 1;
}
