namespace AwsResources.Emulator.Tests.Services.S3;

public class BucketTests : S3Cloud
{
    [Test]
    public void Buckets_are_listed_by_name_with_the_time_of_their_making()
    {
        Cloud.Clock.Advance(TimeSpan.FromHours(1));
        _ = S3.Call("CreateBucket", new() { ["Bucket"] = "albums" });

        var output = S3.Call("ListBuckets");

        Assert.That(Names(output, "Buckets", "Name"), Is.EqualTo(new[] { "albums", "photos" }));
        Assert.That(((IReadOnlyList<AwsStructure>)output["Buckets"]!)[0]["CreationDate"], Is.EqualTo(new DateTimeOffset(2026, 1, 1, 1, 0, 0, TimeSpan.Zero)));
    }

    [Test]
    public void Buckets_are_listed_in_pages_of_those_with_a_prefix()
    {
        foreach (var name in new[] { "log-a", "log-b", "log-c" }) _ = S3.Call("CreateBucket", new() { ["Bucket"] = name });

        var first = S3.Call("ListBuckets", new() { ["Prefix"] = "log-", ["MaxBuckets"] = 2 });
        var second = S3.Call("ListBuckets", new() { ["Prefix"] = "log-", ["MaxBuckets"] = 2, ["ContinuationToken"] = first["ContinuationToken"] });

        Assert.That(Names(first, "Buckets", "Name"), Is.EqualTo(new[] { "log-a", "log-b" }));
        Assert.That(Names(second, "Buckets", "Name"), Is.EqualTo(new[] { "log-c" }));
        Assert.That(second["ContinuationToken"], Is.Null);
    }

    [Test]
    public void Making_it_again_is_fine_in_the_first_region_only()
    {
        Assert.That(CodeOf("CreateBucket"), Is.Null);
        var ireland = In("eu-west-1");
        var input = new AwsStructure
        {
            ["Bucket"] = "albums",
            ["CreateBucketConfiguration"] = new AwsStructure { ["LocationConstraint"] = "eu-west-1" },
        };
        _ = ireland.Call("CreateBucket", input);

        Assert.That(() => ireland.Call("CreateBucket", input),
            Throws.InstanceOf<AwsServiceException>().With.Property("Code").EqualTo("BucketAlreadyOwnedByYou"));
    }

    [TestCase("ab")]
    [TestCase("Photos")]
    [TestCase("my_photos")]
    [TestCase("my..photos")]
    [TestCase("-photos")]
    [TestCase("192.168.5.4")]
    [TestCase("xn--photos")]
    [TestCase("photos-s3alias")]
    public void Names_that_cannot_be_are_refused(string name) =>
        Assert.That(Raw.Put("/" + name).One("Code"), Is.EqualTo("InvalidBucketName"));

    [Test]
    public void A_region_other_than_the_endpoints_is_refused()
    {
        var ireland = new RawCaller(Cloud, region: "eu-west-1");

        Assert.That(ireland.Put("/albums").One("Message"),
            Is.EqualTo("The unspecified location constraint is incompatible for the region specific endpoint this request was sent to."));
        Assert.That(ireland.Put("/albums", "<CreateBucketConfiguration><LocationConstraint>eu-central-1</LocationConstraint></CreateBucketConfiguration>").One("Code"),
            Is.EqualTo("IllegalLocationConstraintException"));
        Assert.That(Raw.Put("/albums", "<CreateBucketConfiguration><LocationConstraint>us-east-1</LocationConstraint></CreateBucketConfiguration>").One("Code"),
            Is.EqualTo("InvalidLocationConstraint"));
    }

    [Test]
    public void The_location_of_a_bucket_is_one_element()
    {
        _ = Raw.Put("/albums", "<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>");

        Assert.That(Raw.Get("/albums?location").Text, Does.EndWith(">eu-west-1</LocationConstraint>"));
        Assert.That(S3.Call("GetBucketLocation", new() { ["Bucket"] = "albums" })["LocationConstraint"], Is.EqualTo("eu-west-1"));
        Assert.That(Call("GetBucketLocation")["LocationConstraint"], Is.Null.Or.Empty);
    }

    [Test]
    public void A_bucket_of_another_region_says_where_it_is()
    {
        var ireland = new RawCaller(Cloud, region: "eu-west-1").Get("/photos?list-type=2");
        _ = Raw.Put("/albums", "<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>");
        var here = Raw.Head("/albums");

        Assert.That(((int)ireland.Status, ireland.One("Code"), ireland.Header("x-amz-bucket-region")), Is.EqualTo((301, "PermanentRedirect", "us-east-1")));
        Assert.That(((int)here.Status, here.Text, here.Header("x-amz-bucket-region")), Is.EqualTo((400, "", "eu-west-1")));
    }

    [Test]
    public void The_client_follows_a_bucket_to_its_region()
    {
        _ = Raw.Put("/albums", "<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>");

        Assert.That(S3.Call("ListObjectsV2", new() { ["Bucket"] = "albums" })["KeyCount"], Is.Zero);
    }

    [Test]
    public void Only_an_empty_bucket_can_be_deleted()
    {
        _ = Put("cat");
        Assert.That(CodeOf("DeleteBucket"), Is.EqualTo("BucketNotEmpty"));
        _ = Call("DeleteObject", ("Key", "cat"));

        Assert.That(CodeOf("DeleteBucket"), Is.Null);
        Assert.That(CodeOf("ListObjectsV2"), Is.EqualTo("NoSuchBucket"));
    }

    [Test]
    public void Head_of_a_missing_bucket_has_no_body()
    {
        var answer = Raw.Head("/none");

        Assert.That(((int)answer.Status, answer.Bytes.Length), Is.EqualTo((404, 0)));
        Assert.That(Call("HeadBucket")["BucketRegion"], Is.EqualTo("us-east-1"));
    }

    [Test]
    public void Errors_name_bucket_and_resource()
    {
        var answer = Raw.Get("/none?list-type=2");

        Assert.That((answer.One("Code"), answer.One("BucketName"), answer.One("Resource")), Is.EqualTo(("NoSuchBucket", "none", "/none")));
        Assert.That(answer.One("RequestId"), Is.EqualTo(answer.Header("x-amz-request-id")));
        Assert.That(answer.One("HostId"), Is.EqualTo(answer.Header("x-amz-id-2")));
    }

    [Test]
    public void A_bucket_may_stand_in_the_host()
    {
        _ = Put("2026/cat", "meow");

        Assert.That(new RawCaller(Cloud) { Host = "photos.s3.us-east-1.amazonaws.com" }.Get("/2026/cat").Text, Is.EqualTo("meow"));
        Assert.That(new RawCaller(Cloud) { Host = "photos.s3.localhost:4566" }.Get("/2026/cat").Text, Is.EqualTo("meow"));
        Assert.That(new RawCaller(Cloud) { Host = "s3.dualstack.us-east-1.amazonaws.com" }.Get("/photos/2026/cat").Text, Is.EqualTo("meow"));
    }

    [Test]
    public void Another_account_is_not_let_in() =>
        Assert.That(CodeOf("ListObjectsV2", ("ExpectedBucketOwner", "999999999999")), Is.EqualTo("AccessDenied"));
}
