using AwsResources.S3;
using AwsResources.Specs.Backends;
using AwsResources.TestKit;

namespace AwsResources.Specs.S3;

public sealed class ObjectSpecs(Backend backend) : S3Spec(backend)
{
    private IBucket _bucket = null!;

    [Test]
    public async Task A_body_of_text_comes_back_asynchronously()
    {
        using var only = Wire.Only(CallStyle.AsyncOnly);
        var cat = await _bucket.PutObjectAsync(new() { Key = "async.txt", Body = "miau – miau" });
        await using var body = (await cat.GetAsync()).Body!;

        Assert.That(await body.ReadAsStringAsync(), Is.EqualTo("miau – miau"));
    }

    [Test]
    public void A_body_of_text_comes_back_synchronously()
    {
        using var only = Wire.Only(CallStyle.SyncOnly);
        var cat = _bucket.PutObject(new() { Key = "sync.txt", Body = "miau – miau" });
        using var body = cat.Get().Body!;

        Assert.That(body.ReadAsString(), Is.EqualTo("miau – miau"));
    }

    [Test]
    public async Task A_body_of_a_stream_comes_back_byte_by_byte([Values(0, 1, 70_000)] int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        using var stream = new MemoryStream(bytes);

        await _bucket.Object($"{length}.bin").PutAsync(new() { Body = AwsBody.FromStream(stream) });
        await using var body = (await _bucket.Object($"{length}.bin").GetAsync()).Body!;

        Assert.That(await body.ReadAsBytesAsync(), Is.EqualTo(bytes));
        Assert.That(_bucket.Object($"{length}.bin").Size, Is.EqualTo(length));
    }

    [TestCase("bytes=0-3", "0123", "bytes 0-3/10")]
    [TestCase("bytes=7-", "789", "bytes 7-9/10")]
    [TestCase("bytes=-2", "89", "bytes 8-9/10")]
    [TestCase("bytes=8-100", "89", "bytes 8-9/10")]
    public async Task A_range_is_a_part_of_the_body(string range, string part, string contentRange)
    {
        var o = await _bucket.PutObjectAsync(new() { Key = "digits", Body = "0123456789" });

        var result = await o.GetAsync(new() { Range = range });
        await using var body = result.Body!;

        Assert.That((await body.ReadAsStringAsync(), result.ContentRange, result.ContentLength), Is.EqualTo((part, contentRange, (long?)part.Length)));
    }

    [Test]
    public async Task A_range_beyond_the_end_is_an_error()
    {
        var o = await _bucket.PutObjectAsync(new() { Key = "digits", Body = "0123456789" });

        var error = (await Assert.ThrowsAsync<AwsServiceException>(() => o.GetAsync(new() { Range = "bytes=10-" })))!;

        Assert.That((error.Code, error.StatusCode), Is.EqualTo(("InvalidRange", 416)));
    }

    [Test]
    public async Task Metadata_and_headers_come_back_with_one_call()
    {
        await _bucket.PutObjectAsync(new()
        {
            Key = "described.html",
            Body = "<p>hello</p>",
            ContentType = "text/html; charset=utf-8",
            CacheControl = "max-age=60",
            ContentDisposition = "attachment; filename=\"a b.html\"",
            Metadata = new Dictionary<string, string> { ["camera"] = "Leica", ["lens-mm"] = "35" },
        });
        Wire.Clear();
        var o = _bucket.Object("described.html");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(o.Metadata, Is.EquivalentTo(new Dictionary<string, string> { ["camera"] = "Leica", ["lens-mm"] = "35" }));
            Assert.That(o.ContentType, Is.EqualTo("text/html; charset=utf-8"));
            Assert.That(o.CacheControl, Is.EqualTo("max-age=60"));
            Assert.That(o.ContentDisposition, Is.EqualTo("attachment; filename=\"a b.html\""));
            Assert.That(o.Size, Is.EqualTo(12));
            Assert.That(o.LastModified, Is.Not.Null);
            Assert.That(Wire.Calls.Single().Text, Does.StartWith("HEAD "));
        }
    }

    [Test]
    public async Task An_attribute_that_the_listing_had_makes_no_call_and_one_that_it_lacks_makes_one()
    {
        await _bucket.PutObjectAsync(new() { Key = "lazy.txt", Body = "lazy", ContentType = "text/x-lazy" });
        var o = (await _bucket.Objects.Filter(new() { Prefix = "lazy" }).FirstOrDefaultAsync())!;
        Wire.Clear();

        Assert.That((o.Size, o.Key, o.ETag is not null, o.LastModified is not null), Is.EqualTo(((long?)4, "lazy.txt", true, true)));
        Assert.That(Wire.Calls, Is.Empty);
        Assert.That(o.IsLoaded, Is.False);

        Assert.That((o.ContentType, o.ContentType, o.Metadata.Count), Is.EqualTo(("text/x-lazy", "text/x-lazy", 0)));
        Assert.That(Wire.Calls, Has.Count.EqualTo(1));
        Assert.That(o.IsLoaded, Is.True);
    }

    [Test]
    public async Task Fifty_threads_that_read_a_missing_attribute_make_one_call()
    {
        await _bucket.PutObjectAsync(new() { Key = "shared.txt", Body = "x", ContentType = "text/x-shared" });
        var o = (await _bucket.Objects.Filter(new() { Prefix = "shared" }).FirstOrDefaultAsync())!;
        Wire.Clear();
        using var start = new Barrier(50);
        var read = new string?[50];

        var threads = Enumerable.Range(0, 50).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            read[i] = o.ContentType;
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.That(read, Is.All.EqualTo("text/x-shared"));
        Assert.That(Wire.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Reading_may_be_forbidden_to_load()
    {
        await _bucket.PutObjectAsync(new() { Key = "strict.txt", Body = "x", ContentType = "text/plain" });
        await using var strict = NewSession(LazyLoading.Forbidden);
        var o = strict.S3.Object(_bucket.Name, "strict.txt");
        Wire.Clear();

        Assert.That(() => o.ContentType, Throws.TypeOf<AwsNotLoadedException>().With.Message.EqualTo(
            $"s3.Object(BucketName='{_bucket.Name}', Key='strict.txt').ContentType is not loaded, and the session forbids loading by reading. Call LoadAsync() first, or set LazyLoading to Allowed."));
        Assert.That(Wire.Calls, Is.Empty);
        Assert.That((await o.LoadAsync()).ContentType, Is.EqualTo("text/plain"));
    }

    [Test]
    public async Task Writing_drops_what_was_loaded()
    {
        var o = await _bucket.PutObjectAsync(new() { Key = "changing.txt", Body = "one" });
        Assert.That(o.Size, Is.EqualTo(3));

        await o.PutAsync(new() { Body = "three" });

        Assert.That(o.IsLoaded, Is.False);
        Assert.That(o.Size, Is.EqualTo(5));
    }

    [Test]
    public async Task A_key_that_is_not_there_is_an_error_of_its_own_type()
    {
        var error = (await Assert.ThrowsAsync<NoSuchKeyException>(() => _bucket.Object("unicorn.txt").GetAsync()))!;

        Assert.That((error.Code, error.StatusCode, error.Operation, error.Attempts), Is.EqualTo(("NoSuchKey", 404, "GetObject", 1)));
        Assert.That(error.Message, Does.StartWith("S3 GetObject failed: NoSuchKey (404): The specified key does not exist."));
        Assert.That(error.RequestId, Is.Not.Empty);
        Assert.That(() => _bucket.Object("unicorn.txt").Get(), Throws.TypeOf<NoSuchKeyException>());
    }

    [Test]
    public async Task A_bucket_that_is_not_there_is_an_error_of_its_own_type()
    {
        var bucket = Aws.S3.Bucket(Unique("nobody-made-this-bucket"));

        await Assert.ThrowsAsync<NoSuchBucketException>(() => bucket.PutObjectAsync(new() { Key = "a", Body = "b" }));
        Assert.That(() => bucket.Object("a").Get(), Throws.TypeOf<NoSuchBucketException>());
    }

    [Test]
    public async Task Whether_an_object_exists_is_asked_of_the_service()
    {
        var o = await _bucket.PutObjectAsync(new() { Key = "here", Body = "" });

        Assert.That((await o.ExistsAsync(), o.Exists()), Is.EqualTo((true, true)));
        await o.DeleteAsync();
        Assert.That((await o.ExistsAsync(), o.Exists()), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task Waiters_see_objects_come_and_go()
    {
        var o = await _bucket.PutObjectAsync(new() { Key = "waited", Body = "four" });
        Wire.Clear();

        Assert.That((await o.WaitUntilExistsAsync()).Size, Is.EqualTo(4));
        Assert.That(Wire.Calls, Has.Count.EqualTo(1), "the answer that decided is the object's data");

        await o.DeleteAsync();
        Assert.That(o.WaitUntilNotExists(), Is.SameAs(o));
    }

    [Test]
    public async Task A_condition_of_ones_own_is_waited_for()
    {
        var o = await _bucket.PutObjectAsync(new() { Key = "grown", Body = "12345" });

        Assert.That(await o.WaitUntilAsync(grown => grown.Size >= 5), Is.SameAs(o));
        Assert.That(() => o.WaitUntil(grown => grown.Size > 5, timeout: TimeSpan.FromMilliseconds(30), delay: TimeSpan.FromMilliseconds(10)),
            Throws.TypeOf<AwsWaitException>().With.Message.Contains("the condition did not hold"));
    }

    [Test]
    public async Task An_object_is_copied_with_its_metadata()
    {
        await _bucket.PutObjectAsync(new() { Key = "a b/original+1.txt", Body = "original", Metadata = new Dictionary<string, string> { ["made"] = "here" } });

        var copy = _bucket.Object("copy.txt");
        await copy.CopyFromAsync(new() { CopySource = $"{_bucket.Name}/a b/original+1.txt" });
        using var body = copy.Get().Body!;

        Assert.That((body.ReadAsString(), copy.Metadata["made"]), Is.EqualTo(("original", "here")));
    }

    [Test]
    public void An_object_knows_its_bucket_without_a_call()
    {
        var o = _bucket.Object("any");

        Assert.That(o.Bucket, Is.EqualTo(_bucket));
        Assert.That((o.BucketName, o.Identifiers["Key"]), Is.EqualTo((_bucket.Name, "any")));
        Assert.That(Wire.Calls, Is.Empty);
    }

    [Test]
    public async Task Several_objects_are_deleted_by_their_keys()
    {
        foreach (var key in new[] { "d/1", "d/2 & 3", "d/<4>" }) await _bucket.PutObjectAsync(new() { Key = key, Body = "" });

        var result = await _bucket.DeleteObjectsAsync(new() { Delete = new() { Objects = [new() { Key = "d/1" }, new() { Key = "d/2 & 3" }, new() { Key = "d/<4>" }] } });

        Assert.That(result.Deleted.Select(deleted => deleted.Key), Is.EquivalentTo(new[] { "d/1", "d/2 & 3", "d/<4>" }));
        Assert.That(result.Errors, Is.Empty);
        Assert.That(await _bucket.Objects.Filter(new() { Prefix = "d/" }).CountAsync(), Is.Zero);
    }

    protected override async Task PrepareAsync() => _bucket = await MakeBucketAsync("objects");
}
