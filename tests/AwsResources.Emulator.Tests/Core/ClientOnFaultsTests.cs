using AwsResources.Client.Session;

namespace AwsResources.Emulator.Tests.Core;

/// <summary>The real client over an emulator that misbehaves: what faults are for.</summary>
public class ClientOnFaultsTests
{
    private LocalAws _cloud = null!;
    private SessionRuntime _session = null!;

    private AwsClient S3 => _session.Client("s3");

    [SetUp]
    public void SetUp()
    {
        _cloud = new LocalAws();
        _session = new SessionRuntime(_cloud.SessionOptions);
        _ = S3.Call("CreateBucket", new() { ["Bucket"] = "photos" });
        _cloud.Calls.Clear();
    }

    [TearDown]
    public void TearDown()
    {
        _session.Dispose();
        _cloud.Dispose();
    }

    [Test]
    public void Throttled_calls_are_tried_again_and_the_waits_take_no_time()
    {
        _cloud.Faults.Throttle("s3", "ListObjectsV2", times: 2);

        var output = S3.Call("ListObjectsV2", new() { ["Bucket"] = "photos" });

        Assert.That(output["KeyCount"], Is.Zero);
        Assert.That(_cloud.Calls.Select(call => call.StatusCode), Is.EqualTo(new[] { 503, 503, 200 }));
    }

    [Test]
    public async Task A_cut_connection_is_tried_again()
    {
        _cloud.Faults.CutConnection("s3", "PutObject");

        await S3.CallAsync("PutObject", new() { ["Bucket"] = "photos", ["Key"] = "cat", ["Body"] = (AwsBody)"meow" });

        Assert.That(_cloud.Calls.Select(call => call.StatusCode), Is.EqualTo(new[] { 0, 200 }));
    }

    [Test]
    public void Errors_that_do_not_end_are_given_up()
    {
        _cloud.Faults.ServerError("s3", LocalAwsFaults.AnyOperation, times: 10);

        Assert.That(() => S3.Call("ListBuckets"), Throws.InstanceOf<AwsServiceException>().With.Property("Code").EqualTo("InternalError"));
        Assert.That(_cloud.Calls, Has.Count.EqualTo(3));
    }

    [Test]
    public void Other_clocks_are_corrected()
    {
        // The client's clock is the emulator's; a second session on the system's own is months off.
        using var late = new SessionRuntime(_cloud.SessionOptions with { TimeProvider = new VirtualClock(_cloud.Clock.Now.AddDays(100)) });

        Assert.That(late.Client("s3").Call("ListBuckets")["Buckets"], Has.Count.EqualTo(1));
        Assert.That(_cloud.Calls.Select(call => call.ErrorCode), Is.EqualTo(new[] { "RequestTimeTooSkewed", null }));
    }

    [Test]
    public void Many_threads_may_call_at_once()
    {
        Parallel.For(0, 200, i => S3.Call("PutObject", new() { ["Bucket"] = "photos", ["Key"] = $"{i % 50:D3}", ["Body"] = (AwsBody)$"{i}" }));

        Assert.That(S3.Call("ListObjectsV2", new() { ["Bucket"] = "photos" })["KeyCount"], Is.EqualTo(50));
        Assert.That(_cloud.Unexpected, Is.Empty);
    }

    [Test]
    public void The_asynchronous_path_is_complete_when_it_returns()
    {
        // Nothing in the emulator waits: no thread is needed to go on.
        var call = S3.CallAsync("ListBuckets");

        Assert.That(call.IsCompletedSuccessfully);
    }

    [Test]
    public void What_a_service_lacks_is_an_error_that_names_it() =>
        Assert.That(() => S3.Call("GetObjectTorrent", new() { ["Bucket"] = "photos", ["Key"] = "cat" }),
            Throws.InstanceOf<AwsServiceException>().With.Message.Contains("does not implement GetObjectTorrent of s3"));
}
