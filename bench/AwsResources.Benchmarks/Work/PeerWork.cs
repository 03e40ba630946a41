using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using AwsResources.Benchmarks.Server;

namespace AwsResources.Benchmarks.Work;

/// <summary>The same by AWSSDK v4's clients, with the settings that they come with.</summary>
internal sealed class PeerWork(string url) : IWork
{
    private static readonly string[] Attributes = ["Customer", "Placed", "Total", "Currency", "Paid", "Lines", "Tags", "Note", "Weights", "Address", "Token"];
    private static readonly BasicAWSCredentials Credentials = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private static readonly byte[] Content = new byte[1024];

    private readonly Lazy<AmazonDynamoDBClient> _dynamo = new(() => new(Credentials, new AmazonDynamoDBConfig { ServiceURL = url, AuthenticationRegion = "us-east-1" }));
    private readonly Lazy<AmazonEC2Client> _ec2 = new(() => new(Credentials, new AmazonEC2Config { ServiceURL = url, AuthenticationRegion = "us-east-1" }));
    private readonly Lazy<AmazonS3Client> _s3 = new(() => new(Credentials, new AmazonS3Config { ServiceURL = url, AuthenticationRegion = "us-east-1", ForcePathStyle = true }));

    private readonly Lazy<AmazonSQSClient> _sqs = new(() => new(Credentials, new AmazonSQSConfig { ServiceURL = url, AuthenticationRegion = "us-east-1" }));

    public async Task<long> QueryAsync()
    {
        var request = new QueryRequest
        {
            TableName = "orders",
            KeyConditionExpression = "Customer = :c",
            ExpressionAttributeValues = new() { [":c"] = new AttributeValue("c-10293") },
        };
        var read = 0L;
        foreach (var item in (await _dynamo.Value.QueryAsync(request).ConfigureAwait(false)).Items)
            foreach (var name in Attributes) read += item[name].S?.Length ?? item[name].N?.Length ?? 1;
        return read;
    }

    public async Task<long> SendMessageAsync() =>
        (await _sqs.Value.SendMessageAsync(new SendMessageRequest(Messages.Queue, Messages.Body)).ConfigureAwait(false)).MessageId.Length;

    public async Task<long> ReceiveMessagesAsync()
    {
        var request = new ReceiveMessageRequest(Messages.Queue) { MaxNumberOfMessages = 10 };
        var read = 0L;
        foreach (var message in (await _sqs.Value.ReceiveMessageAsync(request).ConfigureAwait(false)).Messages) read += message.Body.Length;
        return read;
    }

    public async Task<long> GetItemAsync()
    {
        var request = new GetItemRequest { TableName = "orders", Key = new() { ["Customer"] = new AttributeValue("c-10293") } };
        var item = (await _dynamo.Value.GetItemAsync(request).ConfigureAwait(false)).Item;
        var read = 0L;
        foreach (var name in Attributes)
            read += item[name].S?.Length ?? item[name].N?.Length ?? 1;
        return read;
    }

    public async Task<long> ListObjectsAsync()
    {
        var listing = await _s3.Value.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "photos" }).ConfigureAwait(false);
        var read = 0L;
        foreach (var o in listing.S3Objects) read += o.Key.Length + o.Size!.Value;
        return read;
    }

    public async Task<long> ListPagesAsync()
    {
        var read = 0L;
        await foreach (var o in _s3.Value.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = "pages" }).S3Objects.ConfigureAwait(false)) read += o.Key.Length + o.Size!.Value;
        return read;
    }

    public async Task<long> GetObjectAsync()
    {
        using var got = await _s3.Value.GetObjectAsync(new GetObjectRequest { BucketName = "photos", Key = "cat.jpg" }).ConfigureAwait(false);
        var body = new byte[got.ContentLength];
        await got.ResponseStream.ReadExactlyAsync(body).ConfigureAwait(false);
        return body.Length;
    }

    public async Task<long> PutObjectAsync()
    {
        var put = await _s3.Value.PutObjectAsync(new PutObjectRequest { BucketName = "photos", Key = "cat.jpg", InputStream = new MemoryStream(Content) }).ConfigureAwait(false);
        return put.ETag.Length;
    }

    public async Task<long> DescribeInstancesAsync() => await DescribeAsync(new DescribeInstancesRequest()).ConfigureAwait(false);

    public async Task<long> ListBucketsAsync()
    {
        var read = 0L;
        foreach (var bucket in (await _s3.Value.ListBucketsAsync().ConfigureAwait(false)).Buckets) read += bucket.BucketName.Length;
        return read;
    }

    public async Task<long> DescribeFewInstancesAsync() => await DescribeAsync(new DescribeInstancesRequest { MaxResults = 5 }).ConfigureAwait(false);

    public void Dispose()
    {
        if (_dynamo.IsValueCreated) _dynamo.Value.Dispose();
        if (_ec2.IsValueCreated) _ec2.Value.Dispose();
        if (_sqs.IsValueCreated) _sqs.Value.Dispose();
        if (_s3.IsValueCreated) _s3.Value.Dispose();
    }

    private async Task<long> DescribeAsync(DescribeInstancesRequest request)
    {
        var answer = await _ec2.Value.DescribeInstancesAsync(request).ConfigureAwait(false);
        var read = 0L;
        foreach (var reservation in answer.Reservations)
            foreach (var instance in reservation.Instances) read += instance.InstanceId.Length + instance.State.Name.Value.Length;
        return read;
    }
}
