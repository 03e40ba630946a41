namespace AwsResources.Benchmarks.Work;

/// <summary>What everybody who is compared does; the numbers are there so that nothing is optimised away.</summary>
internal interface IWork : IDisposable
{
    /// <summary>DynamoDB GetItem: an item of 11 attributes, each of them read.</summary>
    Task<long> GetItemAsync();

    /// <summary>DynamoDB Query: 100 items of 11 attributes, each of them read.</summary>
    Task<long> QueryAsync();

    /// <summary>SQS SendMessage: 200 characters.</summary>
    Task<long> SendMessageAsync();

    /// <summary>SQS ReceiveMessage: ten messages of 200 characters; of each the body is read.</summary>
    Task<long> ReceiveMessagesAsync();

    /// <summary>S3 ListObjectsV2: 1,000 keys; of each the key and the size are read.</summary>
    Task<long> ListObjectsAsync();

    /// <summary>S3 ListObjectsV2: 20 pages of 1,000 keys, by what follows pages by itself; of each the key and the size are read.</summary>
    Task<long> ListPagesAsync();

    /// <summary>S3 GetObject: 1 KiB, read to its end.</summary>
    Task<long> GetObjectAsync();

    /// <summary>S3 PutObject: 1 KiB.</summary>
    Task<long> PutObjectAsync();

    /// <summary>EC2 DescribeInstances: 1,000 instances of about 110 fields; of each the id and the state are read.</summary>
    Task<long> DescribeInstancesAsync();

    /// <summary>S3 ListBuckets: three buckets, for cold starts.</summary>
    Task<long> ListBucketsAsync();

    /// <summary>EC2 DescribeInstances: two instances, for cold starts.</summary>
    Task<long> DescribeFewInstancesAsync();
}
