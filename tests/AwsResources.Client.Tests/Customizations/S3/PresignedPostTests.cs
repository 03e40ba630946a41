using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Customizations.S3;

/// <summary>Forms. The expected values are those of botocore for the same inputs and the same time.</summary>
public class PresignedPostTests
{
    private static readonly AwsPostCondition[] Conditions =
    [
        AwsPostCondition.Equal("acl", "public-read"), AwsPostCondition.StartsWith("Content-Type", "image/"), AwsPostCondition.ContentLength(1, 1048576),
    ];

    private static readonly Dictionary<string, string> Fields = new() { ["acl"] = "public-read", ["Content-Type"] = "image/png" };

    // botocore's policy differs in white space alone; the signatures are those that it makes of the policy without.
    [TestCase(null, "1e44b483920e0ea077e1fe5e972d80c89f1171ed4a2a3a42f7575dc8a00daae9")]
    [TestCase("token", "64dc7f3c6763180bb89f1b185a010901cf0372cbc6f441e0687e4498ed5641c6")]
    public async Task A_form_is_the_one_that_boto3_makes(string? token, string signature)
    {
        using var wire = new FakeTransport();
        var post = await Client(wire, token).PresignPostAsync("photos", "2026/${filename}", Conditions, Fields, TimeSpan.FromMinutes(10));
        var expected = new Dictionary<string, string>
        {
            ["acl"] = "public-read",
            ["Content-Type"] = "image/png",
            ["key"] = "2026/${filename}",
            ["x-amz-algorithm"] = "AWS4-HMAC-SHA256",
            ["x-amz-credential"] = "AKIDEXAMPLE/20260102/us-west-2/s3/aws4_request",
            ["x-amz-date"] = "20260102T030405Z",
            ["x-amz-signature"] = signature,
            ["policy"] = post.Fields["policy"],
        };
        if (token is not null) expected["x-amz-security-token"] = token;
        var closing = token is null ? "" : """,{"x-amz-security-token":"token"}""";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(post.Url.OriginalString, Is.EqualTo("https://photos.s3.us-west-2.amazonaws.com/"));
            Assert.That(post.Fields, Is.EquivalentTo(expected));
            Assert.That(Encoding.UTF8.GetString(Convert.FromBase64String(post.Fields["policy"])), Is.EqualTo(
                """{"expiration":"2026-01-02T03:14:05Z","conditions":[{"acl":"public-read"},["starts-with","$Content-Type","image/"],["content-length-range",1,1048576],"""
                + """{"bucket":"photos"},["starts-with","$key","2026/"],{"x-amz-algorithm":"AWS4-HMAC-SHA256"},{"x-amz-credential":"AKIDEXAMPLE/20260102/us-west-2/s3/aws4_request"},"""
                + """{"x-amz-date":"20260102T030405Z"}""" + closing + "]}"));
        }
    }

    [Test]
    public void A_field_that_no_condition_speaks_of_is_allowed_with_its_value()
    {
        using var wire = new FakeTransport();
        var post = Client(wire).PresignPost("photos", "cat.jpg", [AwsPostCondition.StartsWith("content-type", "")],
            new Dictionary<string, string> { ["acl"] = "private", ["Content-Type"] = "image/jpeg" });
        var conditions = JsonNode.Parse(Convert.FromBase64String(post.Fields["policy"]))!["conditions"]!.AsArray().Select(condition => condition!.ToJsonString());

        Assert.That(conditions.Take(4), Is.EqualTo(new[] { """["starts-with","$content-type",""]""", """{"acl":"private"}""", """{"bucket":"photos"}""", """{"key":"cat.jpg"}""" }));
    }

    [Test]
    public void Text_about_a_form_does_not_show_its_fields()
    {
        using var wire = new FakeTransport();

        Assert.That(Client(wire).PresignPost("photos", "cat.jpg").ToString(), Is.EqualTo("AwsPresignedPost(https://photos.s3.us-west-2.amazonaws.com/)"));
    }

    [Test]
    public void Only_S3_takes_forms()
    {
        using var wire = new FakeTransport();

        Assert.That(() => TestClients.Client("sqs", wire).PresignPost("photos", "cat.jpg"),
            Throws.ArgumentException.With.Message.StartsWith("Forms are uploaded to S3, and this client is of SQS."));
    }

    [Test]
    public void A_form_does_not_live_for_ever()
    {
        using var wire = new FakeTransport();

        Assert.That(() => Client(wire).PresignPost("photos", "cat.jpg", expires: TimeSpan.FromDays(8)), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_form_for_S3_Express_is_signed_with_the_session()
    {
        using var wire = new FakeTransport().Answer(200, "<CreateSessionResult><Credentials><SessionToken>session</SessionToken><SecretAccessKey>secret</SecretAccessKey>"
            + "<AccessKeyId>SESSION1</AccessKeyId><Expiration>2026-01-02T03:09:05Z</Expiration></Credentials></CreateSessionResult>");
        var post = Client(wire).PresignPost("photos--usw2-az1--x-s3", "cat.jpg");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(post.Fields["X-Amz-S3session-Token"], Is.EqualTo("session"));
            Assert.That(post.Fields["x-amz-credential"], Is.EqualTo("SESSION1/20260102/us-west-2/s3express/aws4_request"));
            using var policy = JsonDocument.Parse(Convert.FromBase64String(post.Fields["policy"]));
            Assert.That(policy.RootElement.GetProperty("expiration").GetString(), Is.EqualTo("2026-01-02T03:09:05Z"));
        }
    }

    [Test, Category("Spec")]
    public async Task A_server_that_others_wrote_takes_the_form()
    {
        using var moto = await MotoServer.StartOrSkipAsync(Assert.Ignore);
        var s3 = TestClients.ClientAt("s3", moto.Url, TestClients.Options with { TimeProvider = TimeProvider.System });
        s3.Call("CreateBucket", new() { ["Bucket"] = "photos" });
        var post = s3.PresignPost("photos", "2026/${filename}", [AwsPostCondition.ContentLength(1, 1000), AwsPostCondition.StartsWith("Content-Type", "text/")],
            new Dictionary<string, string> { ["Content-Type"] = "text/plain" });
        using var http = new HttpClient();
        using var content = post.ToContent(new StringContent("hello"), "cat.txt");
        using var answer = await http.PostAsync(post.Url, content);
        var stored = s3.Call("GetObject", new() { ["Bucket"] = "photos", ["Key"] = "2026/cat.txt" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(((AwsBody)stored["Body"]!).ReadAsString(), Is.EqualTo("hello"));
        }
    }

    private static AwsClient Client(HttpMessageHandler wire, string? token = null) =>
        TestClients.Client("s3", wire, TestClients.Options with { Credentials = new("AKIDEXAMPLE", TestClients.Credentials.SecretAccessKey, token) });
}
