using AwsResources.Client.Configuration;
using AwsResources.Client.Credentials;

namespace AwsResources.Client.Tests.Credentials;

internal sealed class CredentialChainTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private const string Keys = $"aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = {Secret}\n";

    [Test]
    public void Environment_wins_over_files()
    {
        var sut = CreateSut(credentials: $"[default]\n{Keys}", variables: [("AWS_ACCESS_KEY_ID", "ENV"), ("AWS_SECRET_ACCESS_KEY", Secret), ("AWS_SESSION_TOKEN", "token")]);
        var found = sut.GetCredentials()!;

        Assert.That((found.AccessKeyId, found.SessionToken, found.Source), Is.EqualTo(("ENV", "token", "environment variables")));
    }

    [Test]
    public void A_profile_that_code_names_wins_over_the_environment()
    {
        var sut = CreateSut(credentials: $"[dev]\n{Keys}", profile: "dev", variables: [("AWS_ACCESS_KEY_ID", "ENV"), ("AWS_SECRET_ACCESS_KEY", Secret)]);

        Assert.That(sut.GetCredentials()!.AccessKeyId, Is.EqualTo("AKIDEXAMPLE"));
    }

    [Test]
    public void The_config_file_is_read_after_the_credentials_file()
    {
        var sut = CreateSut(config: $"[default]\n{Keys}aws_account_id = 123456789012");
        var found = sut.GetCredentials()!;

        Assert.That((found.AccountId, found.Source), Is.EqualTo(("123456789012", "profile 'default' in /home/user/.aws/config")));
    }

    [Test]
    public async Task The_asynchronous_form_finds_the_same()
    {
        IAwsCredentialProvider sut = CreateSut(credentials: $"[default]\n{Keys}");

        Assert.That(await sut.GetCredentialsAsync(), Is.SameAs(sut.GetCredentials()));
    }

    [Test]
    public void Nothing_found_lists_what_was_tried_and_what_to_do()
        => Assert.That(() => CreateSut(config: "[default]\nregion = eu-west-1").GetCredentials(), Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo("""
            No credentials were found. Tried, in this order:
              environment variables: AWS_ACCESS_KEY_ID is not set
              an assumed role: profile 'default' has no role_arn
              a role with web identity: AWS_WEB_IDENTITY_TOKEN_FILE is not set
              IAM Identity Center (SSO): profile 'default' has no sso_session
              shared credentials file: /home/user/.aws/credentials has no profile 'default'
              `aws login`: profile 'default' has no login_session
              credential process: profile 'default' has no credential_process
              shared config file: profile 'default' in /home/user/.aws/config has no aws_access_key_id
              a container's role: AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is not set
              an instance's role: not asked: this is a test
            Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, run `aws configure`, or give the session credentials.
            """));

    [Test]
    public void Half_a_pair_in_the_environment_is_a_fault()
        => Assert.That(
            () => CreateSut(variables: [("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")]).GetCredentials(),
            Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo("AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not: set both or neither."));

    [Test]
    public void Half_a_pair_in_a_file_is_a_fault_without_the_secret()
        => Assert.That(
            () => CreateSut(credentials: $"[default]\naws_secret_access_key = {Secret}").GetCredentials(),
            Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo(
                "Profile 'default' in /home/user/.aws/credentials has aws_secret_access_key and no aws_access_key_id: it needs both or neither."));

    [Test]
    public void An_unknown_profile_names_the_choices()
        => Assert.That(
            () => CreateSut(credentials: "[dev]", profile: "prod").GetCredentials(),
            Throws.TypeOf<AwsConfigurationException>().With.Message.EndsWith("Profiles: dev."));

    [TestCase("sso_session = x", "sso_session of profile 'default' (/home/user/.aws/config, line 2) is 'x', and /home/user/.aws/config has no such sso-session.")]
    [TestCase("login_session = x", "There is no session for login_session of profile 'default' (/home/user/.aws/config, line 2): ")]
    public void A_source_that_is_configured_and_fails_is_named_and_never_passed_over(string setting, string message)
        => Assert.That(
            () => CreateSut(config: $"[default]\n{setting}\n{Keys}").GetCredentials(),
            Throws.TypeOf<AwsCredentialsException>().With.Message.StartsWith(message));

    [TestCase("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/x")]
    [TestCase("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://localhost/x")]
    public void A_variable_that_asks_for_such_a_source_is_named(string variable, string value)
        => Assert.That(
            () => CreateSut(variables: [(variable, value)]).GetCredentials(),
            Throws.TypeOf<AwsCredentialsException>().With.Message.StartsWith($"{variable} asks for credentials from "));

    [Test]
    public void Credentials_never_print_a_secret()
        => Assert.That(new AwsCredentials("AKIDEXAMPLE", Secret, "token").ToString(), Is.EqualTo("AwsCredentials(AccessKeyId=…MPLE)"));

    private static RoleService NoRoles { get; } = new((_, _) => throw new InvalidOperationException("No role is to be assumed here."), TimeProvider.System);

    private static CredentialChain CreateSut(
        string? config = null, string? credentials = null, string? profile = null, params (string Name, string Value)[] variables)
    {
        var files = new Dictionary<string, string>();
        if (config is not null) files["/home/user/.aws/config"] = config;
        if (credentials is not null) files["/home/user/.aws/credentials"] = credentials;
        var environment = new AwsEnvironment(variables.Append(("HOME", "/home/user")).ToDictionary(item => item.Item1, item => item.Item2), files);
        return new CredentialChain(CredentialSources.For(new AwsConfiguration(environment, profile), MetadataNetwork.Off("this is a test"), new CredentialServices(NoRoles)), TimeProvider.System);
    }
}
