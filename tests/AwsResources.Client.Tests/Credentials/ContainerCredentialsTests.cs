using AwsResources.Client.Credentials;
using AwsResources.TestKit;
using static AwsResources.Client.Tests.Credentials.MetadataWorld;

namespace AwsResources.Client.Tests.Credentials;

internal sealed class ContainerCredentialsTests
{
    private const string Relative = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    private const string Full = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private const string Token = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
    private const string Place = "http://169.254.170.2/v2/x (AWS_CONTAINER_CREDENTIALS_RELATIVE_URI)";

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_host_gives_credentials(bool async)
    {
        var wire = async ? FakeTransport.ExpectAsync() : FakeTransport.ExpectSync();
        var found = await Ask(wire.Answer(200, Json(more: ""","AccountId":"123456789012" """)), async, (Relative, "/v2/x?a=b"));

        Assert.That(wire.Request.ToString(), Is.EqualTo("GET http://169.254.170.2/v2/x?a=b"));
        Assert.That(wire.Request.Header("Authorization"), Is.Null);
        Assert.That(
            (found!.AccessKeyId, found.SecretAccessKey, found.SessionToken, found.AccountId, found.Source),
            Is.EqualTo(("AKIDEXAMPLE", Secret, "the-token", "123456789012", Place)));
        Assert.That(found.Expiration, Is.EqualTo(new DateTimeOffset(2026, 1, 2, 9, 0, 0, TimeSpan.Zero)));
    }

    [Test]
    public async Task Without_its_variables_nothing_is_asked()
        => Assert.That(await Ask(new FakeTransport(), true), Is.Null);

    [Test]
    public void The_token_of_the_variable_is_shown_to_the_host_and_never_told()
    {
        var wire = new FakeTransport().Answer(403, """{"code":"AccessDenied","message":"no such task"}""");

        Assert.That(
            () => Ask(wire, false, (Full, "http://localhost:8080/c?key=hush"), (Token, "Basic abc")),
            Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo(
                "http://localhost:8080/c (AWS_CONTAINER_CREDENTIALS_FULL_URI) answered with HTTP status 403 (AccessDenied: no such task)."));
        Assert.That(wire.Request.Header("Authorization"), Is.EqualTo("Basic abc"));
    }

    [Test]
    public async Task The_file_of_the_token_is_read_at_each_refresh()
    {
        var files = new Dictionary<string, string> { ["/token"] = "one" };
        var environment = new AwsEnvironment(new Dictionary<string, string> { [Relative] = "/x", [Token] = "other", [Token + "_FILE"] = "/token" }, files);
        var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(200, Json()));
        var sut = new ContainerCredentials(new(environment), Network(wire, new InstantTime()));
        _ = await sut.AskAsync(async: true, default);
        files["/token"] = "two";
        _ = await sut.AskAsync(async: true, default);

        Assert.That(wire.Requests.Select(request => request.Header("Authorization")), Is.EqualTo(new[] { "one", "two" }));
    }

    [TestCase("a\nb", "The file '/token' of AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE holds a line break or another control character, which cannot stand in a header.")]
    [TestCase("", "The file '/token' of AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE is empty.")]
    [TestCase(null, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE is '/token', and there is no such file.")]
    public void A_file_without_a_fit_token_is_a_fault(string? content, string message)
    {
        var environment = new AwsEnvironment(
            new Dictionary<string, string> { [Relative] = "/x", [Token + "_FILE"] = "/token" },
            content is null ? null : new Dictionary<string, string> { ["/token"] = content });
        var sut = new ContainerCredentials(new(environment), Network(new FakeTransport(), new InstantTime()));

        Assert.That(async () => await sut.AskAsync(async: true, default), Throws.TypeOf<AwsConfigurationException>().With.Message.EqualTo(message));
    }

    [Test]
    public void A_line_break_in_the_token_is_refused()
        => Assert.That(
            () => Ask(new FakeTransport(), true, (Relative, "/x"), (Token, "a\r\nHost: evil")),
            Throws.TypeOf<AwsConfigurationException>().With.Message.StartsWith($"{Token} holds a line break").And.Message.Not.Contain("evil"));

    [TestCase("https://example.com/c")]
    [TestCase("http://127.0.0.2:80/c")]
    [TestCase("http://[::1]/c")]
    [TestCase("http://localhost/c")]
    [TestCase("http://169.254.170.2/c")]
    [TestCase("http://169.254.170.23/c")]
    [TestCase("http://[fd00:ec2::23]/c")]
    public async Task An_address_that_is_safe_is_asked(string uri)
        => Assert.That(await Ask(new FakeTransport().Answer(200, Json()), true, (Full, uri)), Is.Not.Null);

    [TestCase("http://example.com/c", "AWS_CONTAINER_CREDENTIALS_FULL_URI names http://example.com, which may not be asked; expected an https URL, or")]
    [TestCase("http://169.254.169.254/c", "AWS_CONTAINER_CREDENTIALS_FULL_URI names http://169.254.169.254, which may not be asked")]
    [TestCase("http://localhost.example.com/c", "AWS_CONTAINER_CREDENTIALS_FULL_URI names http://localhost.example.com, which")]
    [TestCase("http://127.0.0.1@example.com/c", "AWS_CONTAINER_CREDENTIALS_FULL_URI holds a user name")]
    [TestCase("ftp://localhost/c", "AWS_CONTAINER_CREDENTIALS_FULL_URI is not an absolute http or https URL; expected an https URL")]
    [TestCase("x", "AWS_CONTAINER_CREDENTIALS_FULL_URI is not an absolute http or https URL")]
    [TestCase("http://localhost/a b", "AWS_CONTAINER_CREDENTIALS_FULL_URI is not an absolute http or https URL")]
    public void An_address_that_is_not_safe_is_refused(string uri, string message)
        => Assert.That(() => Ask(new FakeTransport(), true, (Full, uri)), Throws.TypeOf<AwsConfigurationException>().With.Message.StartsWith(message));

    [TestCase("@example.com/c")]
    [TestCase("/a b")]
    public void A_relative_address_is_a_path(string path)
        => Assert.That(
            () => Ask(new FakeTransport(), true, (Relative, path)),
            Throws.TypeOf<AwsConfigurationException>().With.Message.EqualTo($"{Relative} is '{path}'; expected a path that begins with a slash."));

    [TestCase("<html>", "text that is not JSON")]
    [TestCase("[]", "JSON that is no object")]
    [TestCase("{}", "JSON without AccessKeyId")]
    [TestCase("""{"AccessKeyId":"a","SecretAccessKey":"hush","Token":"t"}""", "JSON without Expiration")]
    [TestCase("""{"AccessKeyId":"a","SecretAccessKey":"hush","Token":"t","Expiration":"soon"}""", "an Expiration that is no ISO 8601 time")]
    public void An_answer_that_is_no_credentials_is_named_and_not_quoted(string body, string what)
        => Assert.That(
            () => Ask(new FakeTransport().Answer(200, body), true, (Relative, "/v2/x")),
            Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo($"{Place} answered with HTTP status 200 and {what}."));

    [Test]
    public async Task A_host_that_is_not_well_is_asked_three_times()
    {
        var time = new InstantTime();
        var wire = new FakeTransport().Fail(Refused()).Answer(500).Answer(200, Json());

        Assert.That(await Ask(wire, false, time, (Relative, "/v2/x")), Is.Not.Null);
        Assert.That(time.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1) }));
    }

    [Test]
    public void A_host_that_stays_unwell_is_an_error_with_its_status()
    {
        var wire = new FakeTransport().Answer(500).Answer(500).Answer(503);

        Assert.That(() => Ask(wire, true, (Relative, "/v2/x")), Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo($"{Place} answered with HTTP status 503."));
        wire.VerifyAllUsed();
    }

    [Test]
    public void A_host_that_does_not_answer_is_an_error()
        => Assert.That(
            () => Ask(new FakeTransport().Fail(Slow()).Fail(Slow()).Fail(Slow()), true, (Relative, "/v2/x")),
            Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo($"{Place} gave no credentials in 3 attempts: No connection to 169.254.170.2 within 2 s."));

    [Test]
    public void Without_a_network_the_variable_is_named_and_never_passed_over()
    {
        var sut = new ContainerCredentials(Configure(null, (Relative, "/x")), MetadataNetwork.Off("this is a test"));

        Assert.That(async () => await sut.AskAsync(async: true, default), Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo(
            $"{Relative} asks for credentials from a container's role, which is not asked: this is a test. Give the session credentials or a credential provider."));
    }

    [Test]
    public async Task Credentials_that_end_are_renewed()
    {
        var time = new InstantTime();
        var wire = new FakeTransport().Answer(200, Json("2026-01-02T04:04:05Z")).Answer(200, Json("2026-01-02T05:04:05Z"));
        var chain = new CredentialChain([new ContainerCredentials(Configure(null, (Relative, "/x")), Network(wire, time))], time);
        var first = chain.GetCredentials()!;
        await Delay.WaitAsync(TimeSpan.FromMinutes(51), time, async: false, default);
        Assert.That(chain.GetCredentials(), Is.SameAs(first));
        await chain.Refreshing;

        Assert.That(await chain.GetCredentialsAsync(), Has.Property("Expiration").EqualTo(first.Expiration!.Value.AddHours(1)));
    }

    private static Task<AwsCredentials?> Ask(FakeTransport wire, bool async, params (string Name, string Value)[] variables)
        => Ask(wire, async, new InstantTime(), variables);

    private static async Task<AwsCredentials?> Ask(FakeTransport wire, bool async, InstantTime time, params (string Name, string Value)[] variables)
    {
        var asked = new ContainerCredentials(Configure(null, variables), Network(wire, time)).AskAsync(async, default);
        if (!async) Assert.That(asked.IsCompleted, Is.True);
        return (await asked).Credentials;
    }
}
