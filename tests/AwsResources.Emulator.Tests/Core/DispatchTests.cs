using System.Net;
using AwsResources.Client.Signing;

namespace AwsResources.Emulator.Tests.Core;

public class DispatchTests
{
    private LocalAws _cloud = null!;
    private RawCaller _s3 = null!;

    [SetUp]
    public void SetUp()
    {
        _cloud = new LocalAws();
        _s3 = new RawCaller(_cloud);
    }

    [TearDown]
    public void TearDown()
    {
        Assert.That(_cloud.Unexpected, Is.Empty);
        _cloud.Dispose();
    }

    [Test]
    public void A_wrong_secret_is_refused_with_both_sides_of_the_computation()
    {
        var stranger = new RawCaller(_cloud) { Credentials = new AwsCredentials(_cloud.Credentials.AccessKeyId, "another secret") };

        var answer = stranger.Get("/");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(answer.One("Code"), Is.EqualTo("SignatureDoesNotMatch"));
        Assert.That(answer.One("StringToSign"), Does.StartWith("AWS4-HMAC-SHA256"));
        Assert.That(answer.Text, Does.Not.Contain(_cloud.Credentials.SecretAccessKey));
    }

    [Test]
    public void An_unknown_access_key_is_refused()
    {
        var stranger = new RawCaller(_cloud) { Credentials = new AwsCredentials("AKIAIOSFODNN7EXAMPLE", _cloud.Credentials.SecretAccessKey) };

        Assert.That(stranger.Get("/").One("Code"), Is.EqualTo("InvalidAccessKeyId"));
    }

    [Test]
    public void A_request_without_a_signature_is_refused()
    {
        var answer = _s3.SendAsIs(_s3.Make("GET", "/"));

        Assert.That((answer.Status, answer.One("Code")), Is.EqualTo((HttpStatusCode.Forbidden, "AccessDenied")));
    }

    [Test]
    public void A_signature_of_another_time_is_refused()
    {
        var request = _s3.Make("GET", "/");
        SigV4Signer.Sign(request, _cloud.Credentials, _s3.Context());
        _cloud.Clock.Advance(TimeSpan.FromMinutes(16));

        Assert.That(_s3.SendAsIs(request).One("Code"), Is.EqualTo("RequestTimeTooSkewed"));
    }

    [Test]
    public void A_body_other_than_the_signed_one_is_refused()
    {
        _ = _s3.Put("/photos");
        var request = _s3.Make("PUT", "/photos/cat", "meow"u8.ToArray());
        SigV4Signer.Sign(request, _cloud.Credentials, _s3.Context());
        request.Body = AwsResources.Client.Transport.RequestBody.FromBytes("moo!"u8.ToArray());

        Assert.That(_s3.SendAsIs(request).One("Code"), Is.EqualTo("XAmzContentSHA256Mismatch"));
    }

    [Test]
    public void Every_answer_has_a_request_id_and_the_clocks_date()
    {
        var answer = _s3.Get("/");

        Assert.That(answer.Header("x-amz-request-id"), Does.Match("^[A-Z0-9]{16}$"));
        Assert.That(answer.Header("x-amz-id-2"), Has.Length.EqualTo(76));
        Assert.That(answer.Header("Date"), Is.EqualTo("Thu, 01 Jan 2026 00:00:00 GMT"));
    }

    [Test]
    public void An_operation_that_is_not_implemented_says_its_name()
    {
        _ = _s3.Put("/photos");
        var answer = _s3.Get("/photos?analytics");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotImplemented));
        Assert.That(answer.One("Message"), Does.Contain("ListBucketAnalyticsConfigurations of s3").And.Contain("docs/emulator-coverage.md"));
    }

    [Test]
    public void A_service_that_is_not_there_says_which_are()
    {
        var answer = new RawCaller(_cloud, "sns").Post("/", "Action=ListTopics&Version=2010-03-31");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotImplemented));
        Assert.That(answer.Text, Does.Contain("no service 'sns'").And.Contain("dynamodb").And.Contain("s3"));
    }

    [Test]
    public void Calls_are_recorded_with_their_input_and_outcome()
    {
        _ = _s3.Put("/photos");
        _ = _s3.Get("/photos/none");

        var call = _cloud.Calls.Of("s3", "GetObject").Single();
        Assert.That(call.Input!["Key"], Is.EqualTo("none"));
        Assert.That((call.StatusCode, call.ErrorCode, call.Region), Is.EqualTo((404, "NoSuchKey", "us-east-1")));
        Assert.That(_cloud.Calls.Select(c => c.ToString()), Is.EqualTo(new[] { "s3 CreateBucket 200", "s3 GetObject 404 NoSuchKey" }));
    }

    [Test]
    public void Two_instances_do_not_know_of_each_other()
    {
        _ = _s3.Put("/photos");
        using var other = new LocalAws();

        Assert.That(new RawCaller(other).Get("/photos").One("Code"), Is.EqualTo("NoSuchBucket"));
    }

    [Test]
    public void The_same_calls_yield_the_same_ids()
    {
        using var other = new LocalAws();

        var first = _s3.Get("/").Header("x-amz-request-id");

        Assert.That(new RawCaller(other).Get("/").Header("x-amz-request-id"), Is.EqualTo(first));
    }

    [Test]
    public void Json_services_are_found_by_their_signature_and_refuse_in_json()
    {
        var dynamoDb = new RawCaller(_cloud, "dynamodb");

        var answer = dynamoDb.Post("/", "{}", ("X-Amz-Target", "DynamoDB_20120810.ListTables"), ("Content-Type", "application/x-amz-json-1.0"));

        Assert.That(answer.ToString(), Is.EqualTo("""200 {"TableNames":[]}"""));
        Assert.That(dynamoDb.SendAsIs(dynamoDb.Make("POST", "/", "{}"u8.ToArray(), ("X-Amz-Target", "DynamoDB_20120810.ListTables"))).Text,
            Does.Contain("MissingAuthenticationToken"));
    }

    [Test]
    public void Nobody_answers_when_it_has_been_disposed_of()
    {
        var cloud = new LocalAws();
        cloud.Dispose();

        Assert.That(() => new RawCaller(cloud).Get("/"), Throws.InstanceOf<ObjectDisposedException>());
    }
}
