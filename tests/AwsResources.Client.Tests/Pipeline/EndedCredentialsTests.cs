using AwsResources.Client.Session;
using AwsResources.Client.Tests.Credentials;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Pipeline;

/// <summary>By which errors a call learns that its credentials have ended, and when that is of no use.</summary>
internal sealed class EndedCredentialsTests
{
    private const string Role = "arn:aws:iam::123456789012:role/reader";

    private readonly InstantTime _time = new(Sts.Now);

    [TestCase("dynamodb", "ListTables", 400, """{"__type":"ExpiredTokenException"}""", "{}")]
    [TestCase("lambda", "ListFunctions", 403, """{"__type":"ExpiredTokenException"}""", "{}")]
    [TestCase("s3", "ListBuckets", 400, "<Error><Code>ExpiredToken</Code></Error>", "<ListAllMyBucketsResult/>")]
    [TestCase("iam", "ListUsers", 403, "<ErrorResponse><Error><Code>ExpiredToken</Code></Error></ErrorResponse>", "<ListUsersResponse><ListUsersResult/></ListUsersResponse>")]
    [TestCase("ec2", "DescribeVpcs", 400, "<Response><Errors><Error><Code>RequestExpired</Code></Error></Errors></Response>", "<DescribeVpcsResponse/>")]
    public void Each_protocol_has_its_word_for_it(string service, string operation, int status, string error, string answer)
    {
        using var wire = new FakeTransport()
            .Answer(200, Sts.Answer("AssumeRole", "ASIAFIRST")).Answer(status, error)
            .Answer(200, Sts.Answer("AssumeRole", "ASIASECOND")).Answer(200, answer);
        using var parent = new SessionRuntime(Options(wire));
        using var session = parent.AssumeRole(Role, new());
        var output = session.Client(service).Call(operation);

        Assert.That(wire.Requests.Select(KeyOf), Is.EqualTo(new[] { "AKIDEXAMPLE", "ASIAFIRST", "AKIDEXAMPLE", "ASIASECOND" }));
        Assert.That((output.CallInfo!.Attempts, output.CallInfo.Waits.Count), Is.EqualTo((2, 0)));
    }

    [Test]
    public void A_wrong_clock_is_corrected_before_credentials_are_suspected()
    {
        var error = "<Response><Errors><Error><Code>RequestExpired</Code></Error></Errors></Response>";
        using var wire = new FakeTransport()
            .Answer(200, Sts.Answer("AssumeRole", "ASIAFIRST")).Answer(400, error, ("Date", $"{Sts.Now.AddMinutes(20):R}")).Answer(200, "<DescribeVpcsResponse/>");
        using var parent = new SessionRuntime(Options(wire));
        using var session = parent.AssumeRole(Role, new());
        session.Client("ec2").Call("DescribeVpcs");

        Assert.That(wire.Requests.Select(KeyOf), Is.EqualTo(new[] { "AKIDEXAMPLE", "ASIAFIRST", "ASIAFIRST" }));
        Assert.That(wire.Requests[2].Header("X-Amz-Date"), Is.EqualTo("20260131T122000Z"));
    }

    [Test]
    public void Those_given_in_code_are_not_asked_for_again()
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(400, """{"__type":"ExpiredTokenException"}"""));
        var given = new AwsCredentials("AKIDEXAMPLE", "secret-of-a-test", "token-of-a-test") { Expiration = Sts.End };

        Assert.That(Attempts(Options(wire)), Is.EqualTo(1));
        Assert.That(Attempts(Options(wire) with { Credentials = given }), Is.EqualTo(1));
    }

    [Test]
    public void Those_of_a_file_are_not_asked_for_again()
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(400, """{"__type":"ExpiredTokenException"}"""));
        var files = new Dictionary<string, string> { ["/home/me/.aws/credentials"] = "[default]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = s\naws_session_token = t\n" };

        Assert.That(Attempts(Options(wire) with { Credentials = null, Environment = new AwsEnvironment(new Dictionary<string, string> { ["HOME"] = "/home/me" }, files) }), Is.EqualTo(1));
    }

    private static string KeyOf(RecordedRequest request) => request.Header("Authorization")!.Split("Credential=")[1].Split('/')[0];

    private static int Attempts(AwsSessionOptions options)
    {
        using var session = new SessionRuntime(options);
        return Assert.Throws<AwsServiceException>(() => session.Client("dynamodb").Call("ListTables"))!.Attempts;
    }

    private AwsSessionOptions Options(FakeTransport wire) => TestClients.Options with { HttpMessageHandler = wire, TimeProvider = _time };
}
