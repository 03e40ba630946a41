using AwsResources.Client.Session;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Peers;

/// <summary>Chains of roles at a server that others wrote, and the AWS CLI as the program that prints the first credentials.</summary>
[Category("Spec")]
public sealed class RoleChainTests
{
    private const string Keys = "aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY\n";
    private const string Role = "arn:aws:iam::123456789012:role/";

    private MotoServer? _moto;

    [OneTimeSetUp]
    public async Task StartAsync() => _moto = await MotoServer.StartOrSkipAsync(Assert.Ignore);

    [OneTimeTearDown]
    public void Stop() => _moto?.Dispose();

    [Test]
    public async Task Three_roles_are_assumed_one_by_the_other([Values] bool async)
    {
        using var session = Session($"""
            [default]
            role_arn = {Role}third
            role_session_name = me
            source_profile = two
            [profile two]
            role_arn = {Role}second
            external_id = 42
            duration_seconds = 900
            source_profile = one
            [profile one]
            role_arn = {Role}first
            source_profile = base
            [profile base]
            {Keys}
            """);

        Assert.That(await CallerAsync(session, async), Is.EqualTo("arn:aws:sts::123456789012:assumed-role/third/me"));
    }

    [Test]
    public async Task A_role_is_assumed_with_the_keys_of_the_environment([Values] bool async)
    {
        using var session = Session(
            "reader",
            $"[profile reader]\nrole_arn = {Role}reader\nrole_session_name = me\ncredential_source = Environment\n",
            ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"), ("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"));

        Assert.That(await CallerAsync(session, async), Is.EqualTo("arn:aws:sts::123456789012:assumed-role/reader/me"));
    }

    [Test]
    public async Task A_role_is_assumed_with_a_web_identity([Values] bool async)
    {
        using var session = Session("", ("AWS_WEB_IDENTITY_TOKEN_FILE", "/identity"), ("AWS_ROLE_ARN", $"{Role}pod"), ("AWS_ROLE_SESSION_NAME", "me"));

        Assert.That(await CallerAsync(session, async), Is.EqualTo("arn:aws:sts::123456789012:assumed-role/pod/me"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "The variables are set by a program of Unix.")]
    public async Task The_command_line_prints_the_credentials_that_assume_a_role([Values] bool async)
    {
        if (AwsCli.Absence is { } reason) Assert.Ignore(reason);
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Join(folder.FullName, "config");
            await File.WriteAllTextAsync(file, $"[profile base]\n{Keys}aws_session_token = session-of-a-test\n");
            var command = $"env -u AWS_PROFILE AWS_CONFIG_FILE={file} AWS_SHARED_CREDENTIALS_FILE={file}.none {AwsCli.Program} configure export-credentials --profile base --format process";
            using var direct = Session($"[default]\ncredential_process = {command}\n");
            using var chained = Session($"[default]\nrole_arn = {Role}reader\nrole_session_name = me\nsource_profile = base\n[profile base]\ncredential_process = {command}\n");
            var found = await direct.Credentials.GetCredentialsAsync(async, default);

            Assert.That((found!.AccessKeyId, found.SessionToken), Is.EqualTo(("AKIDEXAMPLE", "session-of-a-test")));
            Assert.That(await CallerAsync(chained, async), Is.EqualTo("arn:aws:sts::123456789012:assumed-role/reader/me"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<object?> CallerAsync(SessionRuntime session, bool async)
    {
        var sts = session.Client("sts");
        return (async ? await sts.CallAsync("GetCallerIdentity") : sts.Call("GetCallerIdentity"))["Arn"];
    }

    private SessionRuntime Session(string config, params (string Name, string Value)[] variables) => Session(null, config, variables);

    private SessionRuntime Session(string? profile, string config, params (string Name, string Value)[] variables)
    {
        var all = variables.Concat([("HOME", "/home/user"), ("AWS_ENDPOINT_URL", _moto!.Url), ("AWS_REGION", "us-west-2")]).ToDictionary(item => item.Item1, item => item.Item2);
        var files = new Dictionary<string, string> { ["/home/user/.aws/config"] = config, ["/identity"] = "token-of-a-test" };
        return new SessionRuntime(new AwsSessionOptions { Profile = profile, Environment = new AwsEnvironment(all, files) });
    }
}
