using System.Web;
using AwsResources.Client.Session;
using AwsResources.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace AwsResources.Client.Tests.Credentials;

internal sealed class WebIdentityCredentialsTests
{
    private const string Operation = "AssumeRoleWithWebIdentity";

    private static readonly (string, string)[] Variables =
        [("AWS_WEB_IDENTITY_TOKEN_FILE", "/token"), ("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/pod"), ("AWS_ROLE_SESSION_NAME", "pod-1")];

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_token_is_changed_for_a_role_without_a_signature(bool async)
    {
        using var wire = (async ? FakeTransport.ExpectAsync() : FakeTransport.ExpectSync()).Answer(200, Sts.Answer(Operation, "ASIAPOD"));
        using var session = Create(wire, new() { ["/token"] = "first\n" });
        var found = (async ? await session.Credentials.GetCredentialsAsync() : session.Credentials.GetCredentials())!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((found.AccessKeyId, found.AccountId, found.Expiration), Is.EqualTo(("ASIAPOD", "123456789012", Sts.End)));
            Assert.That(wire.Request.Header("Authorization"), Is.Null);
            Assert.That(wire.Request.Text, Is.EqualTo(
                "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fpod&RoleSessionName=pod-1&WebIdentityToken=first"));
        }
    }

    [Test]
    public void The_token_is_read_again_when_the_credentials_are_renewed()
    {
        var time = new FakeTimeProvider(Sts.Now);
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Join(folder.FullName, "token");
            File.WriteAllText(file, "first");
            using var wire = new FakeTransport().Answer(200, Sts.Answer(Operation, "ASIAFIRST")).Answer(200, Sts.Answer(Operation, "ASIASECOND", Sts.End.AddHours(1)));
            var variables = Variables.Append(("HOME", "/home/user")).ToDictionary(item => item.Item1, item => item.Item2);
            variables["AWS_WEB_IDENTITY_TOKEN_FILE"] = file;
            using var session = new SessionRuntime(new AwsSessionOptions
            {
                Region = "us-west-2",
                Environment = new AwsEnvironment(variables.GetValueOrDefault, Client.Configuration.AwsFiles.Disk, isWindows: false),
                HttpMessageHandler = wire,
                TimeProvider = time,
            });
            session.Credentials.GetCredentials();
            File.WriteAllText(file, "second");
            time.Advance(TimeSpan.FromMinutes(60));
            session.Credentials.GetCredentials();

            Assert.That(wire.Requests.Select(request => HttpUtility.ParseQueryString(request.Text)["WebIdentityToken"]), Is.EqualTo(new[] { "first", "second" }));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void An_identity_provider_that_cannot_be_reached_is_asked_again()
    {
        using var wire = new FakeTransport().Answer(400, Sts.Error("IDPCommunicationError", "Later.")).Answer(200, Sts.Answer(Operation, "ASIAPOD"));
        using var session = Create(wire, new() { ["/token"] = "first" });

        Assert.That((session.Credentials.GetCredentials()!.AccessKeyId, wire.Requests.Count), Is.EqualTo(("ASIAPOD", 2)));
    }

    [Test]
    public void A_token_that_is_refused_keeps_what_STS_said()
    {
        using var wire = new FakeTransport().Answer(400, Sts.Error("InvalidIdentityToken", "No provider."));
        using var session = Create(wire, new() { ["/token"] = "first" });

        Assert.That(() => session.Credentials.GetCredentials(), Throws.TypeOf<AwsCredentialsException>()
            .With.Message.StartsWith("The role in AWS_ROLE_ARN cannot be assumed: ").And.Message.Contains("InvalidIdentityToken").And.Message.Contains("No provider."));
    }

    [TestCase("/token", null, "AWS_WEB_IDENTITY_TOKEN_FILE names the file /token, which does not exist.")]
    [TestCase("/token", " \n", "AWS_WEB_IDENTITY_TOKEN_FILE names the file /token, which is empty.")]
    public void A_missing_token_names_its_file(string path, string? text, string message)
    {
        using var wire = new FakeTransport();
        using var session = Create(wire, text is null ? [] : new() { [path] = text });

        Assert.That(() => session.Credentials.GetCredentials(), Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo(message));
    }

    [Test]
    public void A_token_without_a_role_is_a_fault()
    {
        using var wire = new FakeTransport();
        using var session = Sts.Session(wire, "[profile p]\nweb_identity_token_file = /token", "p", new InstantTime(Sts.Now), null, Variables);

        Assert.That(() => session.Credentials.GetCredentials(), Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo(
            "web_identity_token_file of profile 'p' (/home/user/.aws/config, line 2) is set and the role to assume is not: set role_arn of profile 'p'."));
    }

    [Test]
    public void A_role_may_be_assumed_with_the_token_of_a_source_profile()
    {
        using var wire = new FakeTransport().Answer(200, Sts.Answer(Operation, "ASIAPOD")).Answer(200, Sts.Answer("AssumeRole", "ASIAREADER"));
        using var session = Sts.Session(
            wire,
            "[profile p]\nrole_arn = arn:aws:iam::123456789012:role/reader\nsource_profile = pod\n[profile pod]\nrole_arn = arn:aws:iam::123456789012:role/pod\nweb_identity_token_file = /token",
            "p", new InstantTime(Sts.Now), new() { ["/token"] = "first" });

        Assert.That(session.Credentials.GetCredentials()!.AccessKeyId, Is.EqualTo("ASIAREADER"));
        Assert.That(wire.Requests[1].Header("Authorization"), Does.Contain("Credential=ASIAPOD/"));
    }

    private static SessionRuntime Create(FakeTransport wire, Dictionary<string, string> files)
        => Sts.Session(wire, "[default]", null, new InstantTime(Sts.Now), files, Variables);
}
