namespace AwsResources.Emulator.Tests.Services.S3;

public class ObjectTests : S3Cloud
{
    [Test]
    public void What_was_written_is_read_with_all_that_was_said_of_it()
    {
        _ = Call("PutObject", ("Key", "cat.txt"), ("Body", (AwsBody)"meow"), ("ContentType", "text/plain"), ("CacheControl", "no-cache"),
            ("StorageClass", "STANDARD_IA"), ("Metadata", new Dictionary<string, string> { ["Owner"] = "Ann" }));

        var output = Call("GetObject", ("Key", "cat.txt"));

        Assert.That(((AwsBody)output["Body"]!).ReadAsString(), Is.EqualTo("meow"));
        Assert.That(output["ETag"], Is.EqualTo("\"4a4be40c96ac6314e91d93f38043a634\""));
        Assert.That((output["ContentType"], output["CacheControl"], output["StorageClass"]), Is.EqualTo(("text/plain", "no-cache", "STANDARD_IA")));
        Assert.That(((IReadOnlyDictionary<string, string>)output["Metadata"]!)["owner"], Is.EqualTo("Ann"));
        Assert.That(output["LastModified"], Is.EqualTo(Cloud.Clock.Now));
    }

    [Test]
    public void An_object_without_a_type_is_a_stream_of_bytes()
    {
        _ = Raw.Put("/photos/cat", "meow");

        Assert.That(Raw.Get("/photos/cat").Header("Content-Type"), Is.EqualTo("binary/octet-stream"));
    }

    [TestCase("bytes=0-1", "me", "bytes 0-1/4")]
    [TestCase("bytes=1-", "eow", "bytes 1-3/4")]
    [TestCase("bytes=-2", "ow", "bytes 2-3/4")]
    [TestCase("bytes=2-99", "ow", "bytes 2-3/4")]
    [TestCase("bytes=-99", "meow", "bytes 0-3/4")]
    public void A_range_is_a_part_of_the_bytes(string range, string expected, string contentRange)
    {
        _ = Put("cat", "meow");

        var answer = Raw.Get("/photos/cat", ("Range", range));

        Assert.That(((int)answer.Status, answer.Text, answer.Header("Content-Range")), Is.EqualTo((206, expected, contentRange)));
    }

    [TestCase("bytes=4-")]
    [TestCase("bytes=-0")]
    [TestCase("bytes=9-10")]
    public void A_range_outside_is_refused(string range)
    {
        _ = Put("cat", "meow");

        var answer = Raw.Get("/photos/cat", ("Range", range));

        Assert.That(((int)answer.Status, answer.One("Code"), answer.One("ActualObjectSize")), Is.EqualTo((416, "InvalidRange", "4")));
    }

    [TestCase("bytes=3-1")]
    [TestCase("bytes=0-1,2-3")]
    [TestCase("lines=1-2")]
    public void A_range_that_is_none_is_ignored(string range)
    {
        _ = Put("cat", "meow");

        Assert.That(Raw.Get("/photos/cat", ("Range", range)).Text, Is.EqualTo("meow"));
    }

    [Test]
    public void Conditions_of_a_read_decide()
    {
        _ = Put("cat", "meow");
        const string eTag = "\"4a4be40c96ac6314e91d93f38043a634\"";
        int Status(string name, string value) => (int)Raw.Get("/photos/cat", (name, value)).Status;

        Assert.That(Status("If-Match", eTag), Is.EqualTo(200));
        Assert.That(Status("If-Match", "\"other\""), Is.EqualTo(412));
        Assert.That(Status("If-None-Match", eTag), Is.EqualTo(304));
        Assert.That(Status("If-None-Match", "\"other\""), Is.EqualTo(200));
        Assert.That(Status("If-Modified-Since", "Thu, 01 Jan 2026 00:00:00 GMT"), Is.EqualTo(304));
        Assert.That(Status("If-Modified-Since", "Wed, 31 Dec 2025 00:00:00 GMT"), Is.EqualTo(200));
        Assert.That(Status("If-Unmodified-Since", "Wed, 31 Dec 2025 00:00:00 GMT"), Is.EqualTo(412));
    }

    [Test]
    public void Not_modified_has_the_entity_tag_and_no_body()
    {
        _ = Put("cat", "meow");

        var answer = Raw.Get("/photos/cat", ("If-None-Match", "*"));

        Assert.That((answer.Bytes.Length, answer.Header("ETag")), Is.EqualTo((0, "\"4a4be40c96ac6314e91d93f38043a634\"")));
    }

    [Test]
    public void A_write_may_be_conditional()
    {
        Assert.That(CodeOf("PutObject", ("Key", "cat"), ("IfNoneMatch", "*")), Is.Null);
        Assert.That(CodeOf("PutObject", ("Key", "cat"), ("IfNoneMatch", "*")), Is.EqualTo("PreconditionFailed"));
        Assert.That(CodeOf("PutObject", ("Key", "cat"), ("IfMatch", "\"other\"")), Is.EqualTo("PreconditionFailed"));
        Assert.That(CodeOf("PutObject", ("Key", "none"), ("IfMatch", "\"other\"")), Is.EqualTo("NoSuchKey"));
    }

    [Test]
    public void An_answer_may_have_headers_of_the_callers_choice()
    {
        _ = Put("cat");

        var answer = Raw.Get("/photos/cat?response-content-type=text%2Fcsv&response-content-disposition=attachment");

        Assert.That((answer.Header("Content-Type"), answer.Header("Content-Disposition")), Is.EqualTo(("text/csv", "attachment")));
    }

    [Test]
    public void Head_says_the_length_and_has_no_body()
    {
        _ = Put("cat", "meow");

        var answer = Raw.Head("/photos/cat");

        Assert.That((answer.Header("Content-Length"), answer.Bytes.Length), Is.EqualTo(("4", 0)));
        Assert.That(Call("HeadObject", ("Key", "cat"))["ContentLength"], Is.EqualTo(4L));
        Assert.That((int)Raw.Head("/photos/none").Status, Is.EqualTo(404));
    }

    [Test]
    public void A_missing_key_is_named()
    {
        var answer = Raw.Get("/photos/none");

        Assert.That((answer.One("Code"), answer.One("Key")), Is.EqualTo(("NoSuchKey", "none")));
    }

    [TestCase("a b+c/d?e&f=g%h")]
    [TestCase("zażółć/猫🐈")]
    [TestCase("folder/")]
    [TestCase("a//b/../c")]
    [TestCase("~!@#$^*()_-'\"<>.,;:|`[]{}")]
    public void Keys_of_all_kinds_come_back(string key)
    {
        _ = Put(key, "here");

        Assert.That(Read(key), Is.EqualTo("here"));
        Assert.That(Names(Call("ListObjectsV2"), "Contents", "Key"), Is.EqualTo(new[] { key }));
    }

    [Test]
    public void A_key_of_more_than_1024_bytes_is_refused() =>
        Assert.That(CodeOf("PutObject", ("Key", new string('ł', 513))), Is.EqualTo("KeyTooLongError"));

    [Test]
    public void Metadata_of_more_than_2_kilobytes_is_refused() =>
        Assert.That(CodeOf("PutObject", ("Key", "cat"), ("Metadata", new Dictionary<string, string> { ["a"] = new('x', 2048) })), Is.EqualTo("MetadataTooLarge"));

    [Test]
    public void A_copy_keeps_what_was_said_of_the_source_unless_told_otherwise()
    {
        _ = Call("PutObject", ("Key", "a b"), ("Body", (AwsBody)"meow"), ("ContentType", "text/plain"), ("Tagging", "kind=cat"),
            ("Metadata", new Dictionary<string, string> { ["owner"] = "Ann" }));

        _ = Call("CopyObject", ("Key", "same"), ("CopySource", "photos/a b"));
        _ = Call("CopyObject", ("Key", "other"), ("CopySource", "photos/a b"), ("MetadataDirective", "REPLACE"), ("ContentType", "image/png"));

        var (same, other) = (Call("GetObject", ("Key", "same")), Call("GetObject", ("Key", "other")));
        Assert.That((same["ContentType"], other["ContentType"]), Is.EqualTo(("text/plain", "image/png")));
        Assert.That(((AwsBody)same["Body"]!).ReadAsString(), Is.EqualTo("meow"));
        Assert.That(((IReadOnlyDictionary<string, string>)other["Metadata"]!), Is.Empty);
        Assert.That(same["TagCount"], Is.EqualTo(1));
    }

    [Test]
    public void A_copy_onto_itself_must_change_something()
    {
        _ = Put("cat");

        Assert.That(CodeOf("CopyObject", ("Key", "cat"), ("CopySource", "photos/cat")), Is.EqualTo("InvalidRequest"));
        Assert.That(CodeOf("CopyObject", ("Key", "cat"), ("CopySource", "photos/cat"), ("StorageClass", "GLACIER_IR")), Is.Null);
        Assert.That(CodeOf("CopyObject", ("Key", "dog"), ("CopySource", "photos/none")), Is.EqualTo("NoSuchKey"));
        Assert.That(CodeOf("CopyObject", ("Key", "dog"), ("CopySource", "photos/cat"), ("CopySourceIfMatch", "\"x\"")), Is.EqualTo("PreconditionFailed"));
    }

    [Test]
    public void Many_objects_are_deleted_at_once_also_such_as_are_not_there()
    {
        foreach (var key in new[] { "a", "b", "c" }) _ = Put(key);
        static object Keys(params string[] keys) => keys.Select(key => new AwsStructure { ["Key"] = key }).ToList();

        var loud = Call("DeleteObjects", ("Delete", new AwsStructure { ["Objects"] = Keys("a", "none") }));
        var quiet = Call("DeleteObjects", ("Delete", new AwsStructure { ["Objects"] = Keys("b"), ["Quiet"] = true }));

        Assert.That(Names(loud, "Deleted", "Key"), Is.EqualTo(new[] { "a", "none" }));
        Assert.That(quiet["Deleted"], Is.Empty);
        Assert.That(Names(Call("ListObjectsV2"), "Contents", "Key"), Is.EqualTo(new[] { "c" }));
    }

    [Test]
    public void A_deletion_of_many_that_fails_for_one_says_so_and_goes_on()
    {
        _ = Put("a");
        _ = Put("b");

        var output = Call("DeleteObjects", ("Delete", new AwsStructure
        {
            ["Objects"] = new[] { new AwsStructure { ["Key"] = "a", ["ETag"] = "\"other\"" }, new AwsStructure { ["Key"] = "b" } },
        }));

        Assert.That(Names(output, "Errors", "Code"), Is.EqualTo(new[] { "PreconditionFailed" }));
        Assert.That(Names(output, "Deleted", "Key"), Is.EqualTo(new[] { "b" }));
    }

    [Test]
    public void Deleting_many_needs_a_checksum() =>
        Assert.That(Raw.Post("/photos?delete", "<Delete><Object><Key>a</Key></Object></Delete>").One("Message"),
            Is.EqualTo("Missing required header for this request: Content-MD5 OR x-amz-checksum-*"));

    [Test]
    public void What_is_not_implemented_is_not_taken_silently() =>
        Assert.That(CodeOf("PutObject", ("Key", "cat"), ("ObjectLockLegalHoldStatus", "ON")), Is.EqualTo("NotImplemented"));
}
