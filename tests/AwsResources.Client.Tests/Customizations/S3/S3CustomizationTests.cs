using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Customizations.S3;

public class S3CustomizationTests
{
    [TestCase("photos", "https://photos.s3.us-west-2.amazonaws.com/a%20b/c")]
    [TestCase("my.photos", "https://s3.us-west-2.amazonaws.com/my.photos/a%20b/c")]
    [TestCase("arn:aws:s3:us-west-2:123456789012:accesspoint:mine", "https://mine-123456789012.s3-accesspoint.us-west-2.amazonaws.com/a%20b/c")]
    public void A_bucket_stands_in_the_host_where_it_can(string bucket, string url)
    {
        using var wire = new FakeTransport().Answer(200);
        TestClients.Client("s3", wire).Call("GetObject", new() { ["Bucket"] = bucket, ["Key"] = "a b/c" });

        Assert.That(wire.Request.Uri, Is.EqualTo(url));
    }

    [Test]
    public void A_key_of_dots_reaches_the_service_as_it_is()
    {
        using var wire = new FakeTransport().Answer(200);
        TestClients.Client("s3", wire).Call("GetObject", new() { ["Bucket"] = "photos", ["Key"] = "a/../b//c" });

        Assert.That(wire.Request.Uri, Is.EqualTo("https://photos.s3.us-west-2.amazonaws.com/a/../b//c"));
    }

    [Test]
    public void A_bucket_is_made_in_the_clients_region()
    {
        using var wire = new FakeTransport().Answer(200);
        TestClients.Client("s3", wire).Call("CreateBucket", new() { ["Bucket"] = "photos" });

        Assert.That(wire.Request.Text, Does.Contain("<LocationConstraint>us-west-2</LocationConstraint>"));
    }

    [Test]
    public void In_us_east_1_a_bucket_is_made_without_naming_the_region()
    {
        using var wire = new FakeTransport().Answer(200);
        TestClients.Client("s3", wire, TestClients.Options with { Region = "us-east-1" }).Call("CreateBucket", new() { ["Bucket"] = "photos" });

        Assert.That(wire.Request.Text, Is.Empty);
    }

    [Test]
    public void A_name_that_no_bucket_can_have_is_refused()
    {
        using var wire = new FakeTransport();

        Assert.That(() => TestClients.Client("s3", wire).Call("ListObjectsV2", new() { ["Bucket"] = "my photos" }), Throws.TypeOf<AwsValidationException>().With.Message.EqualTo(
            "S3 ListObjectsV2: 1 fault in the input:\n  Bucket 'my photos' is no bucket's name: 1 to 255 letters, digits, dots, hyphens and underscores, or an ARN."));
    }

    [Test]
    public void An_error_behind_a_status_of_success_is_tried_again()
    {
        using var wire = new FakeTransport()
            .Answer(200, "<?xml version=\"1.0\"?>\n<Error><Code>InternalError</Code><Message>Again, please.</Message></Error>")
            .Answer(200, "<CopyObjectResult><ETag>\"e\"</ETag></CopyObjectResult>");
        var output = TestClients.Client("s3", wire).Call("CopyObject", new() { ["Bucket"] = "photos", ["Key"] = "k", ["CopySource"] = "photos/a b?versionId=1" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((AwsStructure)output["CopyObjectResult"]!)["ETag"], Is.EqualTo("\"e\""));
            Assert.That(wire.Requests[0].Header("x-amz-copy-source"), Is.EqualTo("photos/a%20b?versionId=1"));
            Assert.That(wire.Requests, Has.Count.EqualTo(2));
        }
    }

    [Test]
    public void A_source_may_be_given_in_parts()
    {
        using var wire = new FakeTransport().Answer(200, "<CopyObjectResult/>");
        TestClients.Client("s3", wire).Call("CopyObject", new()
        {
            ["Bucket"] = "photos",
            ["Key"] = "k",
            ["CopySource"] = new AwsStructure { ["Bucket"] = "photos", ["Key"] = "ä?.jpg", ["VersionId"] = "v" },
        });

        Assert.That(wire.Request.Header("x-amz-copy-source"), Is.EqualTo("photos/%C3%A4%3F.jpg?versionId=v"));
    }

    [Test]
    public void Keys_of_a_listing_are_decoded()
    {
        using var wire = new FakeTransport().Answer(200,
            "<ListBucketResult><Contents><Key>a+b%2Fc%25</Key></Contents><CommonPrefixes><Prefix>%C3%A4/</Prefix></CommonPrefixes><Prefix>x+</Prefix><EncodingType>url</EncodingType></ListBucketResult>");
        var output = TestClients.Client("s3", wire).Call("ListObjectsV2", new() { ["Bucket"] = "photos" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.Target, Is.EqualTo("/?list-type=2&encoding-type=url"));
            Assert.That(((IReadOnlyList<AwsStructure>)output["Contents"]!)[0]["Key"], Is.EqualTo("a b/c%"));
            Assert.That(((IReadOnlyList<AwsStructure>)output["CommonPrefixes"]!)[0]["Prefix"], Is.EqualTo("ä/"));
            Assert.That(output["Prefix"], Is.EqualTo("x "));
        }
    }

    [Test]
    public void Whoever_asks_for_encoded_keys_gets_them()
    {
        using var wire = new FakeTransport().Answer(200, "<ListBucketResult><Contents><Key>a+b</Key></Contents><EncodingType>url</EncodingType></ListBucketResult>");
        var output = TestClients.Client("s3", wire).Call("ListObjectsV2", new() { ["Bucket"] = "photos", ["EncodingType"] = "url" });

        Assert.That(((IReadOnlyList<AwsStructure>)output["Contents"]!)[0]["Key"], Is.EqualTo("a+b"));
    }

    [Test]
    public void A_customers_key_goes_with_its_hash()
    {
        using var wire = new FakeTransport().Answer(200);
        TestClients.Client("s3", wire).Call("GetObject", new() { ["Bucket"] = "photos", ["Key"] = "k", ["SSECustomerAlgorithm"] = "AES256", ["SSECustomerKey"] = "0123456789abcdef0123456789abcdef" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.Header("x-amz-server-side-encryption-customer-key"), Is.EqualTo("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="));
            Assert.That(wire.Request.Header("x-amz-server-side-encryption-customer-key-MD5"), Is.EqualTo("hRasmdxgYDKV3nvbahU1MA=="));
        }
    }

    [TestCase("<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">eu-central-1</LocationConstraint>", "eu-central-1")]
    [TestCase("<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"/>", null)]
    public void The_location_is_the_text_of_the_answer(string xml, string? region)
    {
        using var wire = new FakeTransport().Answer(200, xml);
        var output = TestClients.Client("s3", wire).Call("GetBucketLocation", new() { ["Bucket"] = "photos" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output["LocationConstraint"], Is.EqualTo(region));
            Assert.That(wire.Request.Uri, Is.EqualTo("https://s3.us-west-2.amazonaws.com/photos?location"));
        }
    }

    [Test]
    public void A_bucket_of_another_region_is_found_once_and_remembered()
    {
        using var wire = new FakeTransport()
            .Answer(301, "<Error><Code>PermanentRedirect</Code></Error>", ("x-amz-bucket-region", "eu-central-1"))
            .Answer(200, "<ListBucketResult/>").Answer(200, "<ListBucketResult/>");
        var client = TestClients.Client("s3", wire);
        client.Call("ListObjectsV2", new() { ["Bucket"] = "photos" });
        client.Call("ListObjectsV2", new() { ["Bucket"] = "photos" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Requests.Select(request => request.Host), Is.EqualTo(new[]
            {
                "photos.s3.us-west-2.amazonaws.com", "photos.s3.eu-central-1.amazonaws.com", "photos.s3.eu-central-1.amazonaws.com",
            }));
            Assert.That(wire.Requests[1].Header("Authorization"), Does.Contain("/eu-central-1/s3/aws4_request"));
        }
    }

    [Test]
    public void An_answer_to_HEAD_has_a_code_by_its_status()
    {
        using var wire = new FakeTransport().Answer(404);

        Assert.That(() => TestClients.Client("s3", wire).Call("HeadObject", new() { ["Bucket"] = "photos", ["Key"] = "k" }),
            Throws.TypeOf<AwsServiceException>().With.Message.EqualTo("S3 HeadObject failed: NotFound (404): Not Found [1 attempt]"));
    }
}
