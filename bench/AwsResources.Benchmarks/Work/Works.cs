namespace AwsResources.Benchmarks.Work;

/// <summary>Who is compared, and on what.</summary>
internal static class Works
{
    public const string Raw = "raw";
    public const string Ours = "ours";
    public const string Peer = "peer";

    public static IReadOnlyList<string> Sides { get; } = [Raw, Ours, Peer];

    /// <summary>The rows with the budgets of the design: at most so many times the raw call's CPU, and so many bytes.</summary>
    public static IReadOnlyList<Row> Rows { get; } =
    [
        new("DynamoDB GetItem, 11 attributes", "getitem", work => work.GetItemAsync(), 1.3, 8_000),
        new("DynamoDB Query, 100 items", "query", work => work.QueryAsync(), 1.2, 60_000),
        new("S3 ListObjectsV2, 1000 keys", "listobjects", work => work.ListObjectsAsync(), 0.8, 300_000),
        new("S3 ListObjectsV2, 20 pages", "pages", work => work.ListPagesAsync(), 0.8, 6_000_000),
        new("S3 GetObject, 1 KiB", "getobject", work => work.GetObjectAsync(), 1.4, 8_000),
        new("S3 PutObject, 1 KiB", "putobject", work => work.PutObjectAsync(), 1.5, 8_000),
        new("EC2 DescribeInstances, 1000", "instances", work => work.DescribeInstancesAsync(), 0.8, 3_000_000),
        new("SQS SendMessage", "send", work => work.SendMessageAsync(), 1.3, 8_000),
        new("SQS ReceiveMessage, 10", "receive", work => work.ReceiveMessagesAsync(), 1.3, 8_000),
    ];

    /// <summary>The first calls of a process.</summary>
    public static IReadOnlyList<Row> ColdRows { get; } =
    [
        new("S3 ListBuckets", "buckets", work => work.ListBucketsAsync(), 1.3, null),
        new("EC2 DescribeInstances, 2", "few", work => work.DescribeFewInstancesAsync(), 1.0, null),
    ];

    public static IWork Of(string side, string url) => side switch
    {
        Raw => new RawWork(url),
        Ours => new OurWork(url),
        Peer => new PeerWork(url),
        _ => throw new ArgumentException($"Nobody is called '{side}'; expected {string.Join(", ", Sides)}."),
    };

    public static Row Find(string key) => Rows.Concat(ColdRows).FirstOrDefault(row => row.Key == key)
        ?? throw new ArgumentException($"No row is called '{key}'; expected {string.Join(", ", Rows.Concat(ColdRows).Select(row => row.Key))}.");
}

/// <param name="Name">What is done.</param>
/// <param name="Key">Its name on the command line.</param>
/// <param name="Do">Does it once.</param>
/// <param name="Budget">At most so many times the raw call.</param>
/// <param name="Bytes">At most so many bytes allocated; null where none is set.</param>
internal sealed record Row(string Name, string Key, Func<IWork, Task<long>> Do, double Budget, long? Bytes);
