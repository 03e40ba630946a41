using System.Globalization;
using AwsResources.Client.Session;
using AwsResources.Client.Transport;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Credentials;

/// <summary>What user agents tell of the way to credentials. The ways by sign-in are tested with theirs.</summary>
internal sealed class CredentialFeaturesTests
{
    private const string Keys = "aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret\n";
    private const string Role = "role_arn = arn:aws:iam::123456789012:role/reader\n";

    [TestCase("[default]", "AWS_ACCESS_KEY_ID=A AWS_SECRET_ACCESS_KEY=B", "g")]
    [TestCase("[default]\n" + Keys, "", "n")]
    [TestCase("[default]\n" + Role + "source_profile = default\n" + Keys, "", "n o i")]
    [TestCase("[default]\n" + Role + "credential_source = Ec2InstanceMetadata", "", "0 p i")]
    [TestCase("[default]\n" + Role + "credential_source = EcsContainer", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI=/x", "z p i")]
    [TestCase("[default]\n" + Role + "source_profile = b\n[profile b]\n" + Role + "web_identity_token_file = /t", "", "q k o i")]
    [TestCase("[default]", "AWS_WEB_IDENTITY_TOKEN_FILE=/t AWS_ROLE_ARN=arn:aws:iam::123456789012:role/reader", "h k")]
    [TestCase("[default]\n" + Role + "web_identity_token_file = /t", "", "q k")]
    [TestCase("[default]\ncredential_process = echo {\\\"Version\\\":1,\\\"AccessKeyId\\\":\\\"A\\\",\\\"SecretAccessKey\\\":\\\"B\\\"}", "", "v w")]
    [TestCase("[default]", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI=/x", "z")]
    [TestCase("[default]", "", "0")]
    public void Each_way_has_its_own(string config, string variables, string features)
    {
        using var wire = new FakeTransport().Otherwise(Respond);
        using var session = Create(wire, config, variables);

        Assert.That(string.Join(' ', session.Credentials.GetCredentials()!.Features), Is.EqualTo(features));
    }

    [TestCase("[default]\n" + Role + "source_profile = default\n" + Keys, "", "i n o")]
    [TestCase("[default]\n" + Role + "credential_source = Ec2InstanceMetadata", "", "0 i p")]
    [TestCase("[default]\n" + Role + "source_profile = b\n[profile b]\n" + Role + "web_identity_token_file = /t", "", "i k o q")]
    [TestCase("[default]", "AWS_WEB_IDENTITY_TOKEN_FILE=/t AWS_ROLE_ARN=arn:aws:iam::123456789012:role/reader", "h k")]
    public void The_call_that_gets_them_tells_of_its_way_too(string config, string variables, string features)
    {
        using var wire = new FakeTransport().Otherwise(Respond);
        using var session = Create(wire, config, variables);
        _ = session.Credentials.GetCredentials();
        var told = wire.Requests[^1].Header("User-Agent")!.Split(" m/")[1].Split(' ')[0].Split(',');

        Assert.That(wire.Requests[^1].Host, Is.EqualTo("sts.us-west-2.amazonaws.com"));
        Assert.That(told.Where(id => id is not ("E" or "Z" or "b")).Order(StringComparer.Ordinal), Is.EqualTo(features.Split(' ')));
    }

    [Test]
    public void Those_given_in_code_have_theirs() => Assert.That(new AwsCredentials("A", "B").Features, Is.EqualTo(new[] { "e" }));

    private static FakeAnswer Respond(RecordedRequest request)
    {
        if (request.Host.StartsWith("sts.", StringComparison.Ordinal))
            return new(200, Sts.Answer(request.Text.Contains("WebIdentity", StringComparison.Ordinal) ? "AssumeRoleWithWebIdentity" : "AssumeRole", "ASIAROLE"));
        if (request.Uri.EndsWith("/token", StringComparison.Ordinal)) return new(200, "t");
        return request.Uri.EndsWith("/security-credentials/", StringComparison.Ordinal)
            ? new(200, "role")
            : new(200, MetadataWorld.Json(Sts.End.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)));
    }

    private static SessionRuntime Create(FakeTransport wire, string config, string variables)
    {
        var table = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(item => item.Split('=')).ToDictionary(item => item[0], item => item[1]);
        table["HOME"] = "/home/user";
        return new SessionRuntime(new AwsSessionOptions
        {
            Region = "us-west-2",
            Environment = new AwsEnvironment(table, new Dictionary<string, string> { ["/home/user/.aws/config"] = config, ["/t"] = "a.b.c" }),
            HttpMessageHandler = wire,
            MetadataTransport = limits => new HttpTransport(limits, wire),
            TimeProvider = new InstantTime(Sts.Now),
            Jitter = static () => 0,
        });
    }
}
