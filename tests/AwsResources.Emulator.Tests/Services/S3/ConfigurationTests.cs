namespace AwsResources.Emulator.Tests.Services.S3;

public class ConfigurationTests : S3Cloud
{
    [Test]
    public void Tags_of_a_bucket_are_kept()
    {
        Assert.That(CodeOf("GetBucketTagging"), Is.EqualTo("NoSuchTagSet"));
        _ = Call("PutBucketTagging", ("Tagging", Tags(("env", "dev"), ("team", "cats"))));
        Assert.That(Names(Call("GetBucketTagging"), "TagSet", "Value"), Is.EqualTo(new[] { "dev", "cats" }));
        _ = Call("DeleteBucketTagging");
        Assert.That(CodeOf("GetBucketTagging"), Is.EqualTo("NoSuchTagSet"));
    }

    [Test]
    public void Tags_of_an_object_come_with_it_or_later()
    {
        _ = Call("PutObject", ("Key", "cat"), ("Tagging", "kind=cat&name=Mr%20Paws"));
        Assert.That(Names(Call("GetObjectTagging", ("Key", "cat")), "TagSet", "Value"), Is.EqualTo(new[] { "cat", "Mr Paws" }));
        _ = Call("PutObjectTagging", ("Key", "cat"), ("Tagging", Tags(("a", "1"))));
        Assert.That(Names(Call("GetObjectTagging", ("Key", "cat")), "TagSet", "Key"), Is.EqualTo(new[] { "a" }));
        _ = Call("DeleteObjectTagging", ("Key", "cat"));
        Assert.That(Call("GetObjectTagging", ("Key", "cat"))["TagSet"], Is.Empty);
    }

    [Test]
    public void Tags_that_cannot_be_are_refused()
    {
        var eleven = Enumerable.Range(0, 11).Select(i => ($"k{i}", "v")).ToArray();
        _ = Put("cat");

        Assert.That(CodeOf("PutObjectTagging", ("Key", "cat"), ("Tagging", Tags(eleven))), Is.EqualTo("BadRequest"));
        Assert.That(CodeOf("PutBucketTagging", ("Tagging", Tags(("a", "1"), ("a", "2")))), Is.EqualTo("InvalidTag"));
        Assert.That(CodeOf("PutBucketTagging", ("Tagging", Tags((new string('k', 129), "1")))), Is.EqualTo("InvalidTag"));
    }

    [Test]
    public void A_configuration_is_answered_as_it_was_given_and_missing_ones_have_their_own_errors()
    {
        var rule = new AwsStructure { ["AllowedMethods"] = new[] { "GET", "PUT" }, ["AllowedOrigins"] = new[] { "https://example.com" }, ["MaxAgeSeconds"] = 60 };
        Assert.That(CodeOf("GetBucketCors"), Is.EqualTo("NoSuchCORSConfiguration"));

        _ = Call("PutBucketCors", ("CORSConfiguration", new AwsStructure { ["CORSRules"] = new[] { rule } }));

        var read = ((IReadOnlyList<AwsStructure>)Call("GetBucketCors")["CORSRules"]!).Single();
        Assert.That(read["AllowedMethods"], Is.EqualTo(new[] { "GET", "PUT" }));
        Assert.That(read["MaxAgeSeconds"], Is.EqualTo(60));
        _ = Call("DeleteBucketCors");
        Assert.That(CodeOf("GetBucketCors"), Is.EqualTo("NoSuchCORSConfiguration"));
    }

    [Test]
    public void A_policy_is_text()
    {
        Assert.That(CodeOf("GetBucketPolicy"), Is.EqualTo("NoSuchBucketPolicy"));
        _ = Call("PutBucketPolicy", ("Policy", """{"Version":"2012-10-17","Statement":[]}"""));

        Assert.That(Call("GetBucketPolicy")["Policy"], Is.EqualTo("""{"Version":"2012-10-17","Statement":[]}"""));
    }

    [Test]
    public void The_current_name_of_lifecycle_operations_is_meant()
    {
        _ = Call("PutBucketLifecycleConfiguration", ("LifecycleConfiguration", new AwsStructure
        {
            ["Rules"] = new[]
            {
                new AwsStructure
                {
                    ["ID"] = "old", ["Status"] = "Enabled", ["Filter"] = new AwsStructure { ["Prefix"] = "log/" },
                    ["Expiration"] = new AwsStructure { ["Days"] = 30 },
                },
            },
        }));

        Assert.That(Names(Call("GetBucketLifecycleConfiguration"), "Rules", "ID"), Is.EqualTo(new[] { "old" }));
        _ = Call("DeleteBucketLifecycle");
        Assert.That(CodeOf("GetBucketLifecycleConfiguration"), Is.EqualTo("NoSuchLifecycleConfiguration"));
    }

    [Test]
    public void Defaults_are_those_of_a_new_bucket()
    {
        Assert.That(Call("GetBucketRequestPayment")["Payer"], Is.EqualTo("BucketOwner"));
        Assert.That(Call("GetBucketEncryption").ToJson(), Does.Contain("AES256"));
        Assert.That(Call("GetBucketOwnershipControls").ToJson(), Does.Contain("BucketOwnerEnforced"));
        Assert.That(Call("GetBucketLogging").Has("LoggingEnabled"), Is.False);
    }

    [Test]
    public void Access_control_lists_are_kept()
    {
        Assert.That(GrantsOf(Call("GetBucketAcl")), Is.EqualTo(new[] { "FULL_CONTROL" }));
        _ = Call("PutBucketAcl", ("ACL", "public-read"));
        Assert.That(GrantsOf(Call("GetBucketAcl")), Is.EqualTo(new[] { "FULL_CONTROL", "READ" }));
        _ = Call("PutObject", ("Key", "cat"), ("ACL", "public-read-write"));
        Assert.That(GrantsOf(Call("GetObjectAcl", ("Key", "cat"))), Is.EqualTo(new[] { "FULL_CONTROL", "READ", "WRITE" }));
    }

    private static IEnumerable<string> GrantsOf(AwsStructure output) => Names(output, "Grants", "Permission");

    private static AwsStructure Tags(params (string Key, string Value)[] tags) =>
        new() { ["TagSet"] = tags.Select(tag => new AwsStructure { ["Key"] = tag.Key, ["Value"] = tag.Value }).ToList() };
}
