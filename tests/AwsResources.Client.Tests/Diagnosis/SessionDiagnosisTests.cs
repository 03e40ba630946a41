using System.Reflection;
using System.Text.Json.Nodes;
using AwsResources.Client.Configuration;
using AwsResources.Client.Customizations.S3;
using AwsResources.Client.Diagnosis;
using AwsResources.Client.Session;

namespace AwsResources.Client.Tests.Diagnosis;

public class SessionDiagnosisTests
{
    private const string Config = "[profile dev]\nregion = eu-west-1\nretry_mode = adaptive\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret-of-a-test\naws_account_id = 123456789012\n";

    [Test]
    public async Task Each_provider_says_what_it_answered_and_those_behind_the_first_answer_were_not_asked([Values] bool async)
    {
        var diagnosis = await Diagnose(Session(Config, ("AWS_PROFILE", "dev")), async);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(diagnosis.Credentials.Select(finding => finding.Provider), Is.EqualTo(AwsCredentialProviders.All));
            Assert.That(diagnosis.Credentials[0], Is.EqualTo(new AwsCredentialFinding
            {
                Provider = "env",
                Title = "environment variables",
                Outcome = AwsCredentialOutcome.NotConfigured,
                Detail = "AWS_ACCESS_KEY_ID is not set",
            }));
            Assert.That(diagnosis.Found, Is.EqualTo(new AwsCredentialFinding
            {
                Provider = "config-file",
                Title = "shared config file",
                Outcome = AwsCredentialOutcome.Found,
                Detail = "profile 'dev' in /home/user/.aws/config",
                AccessKeyHint = "…MPLE",
                AccountId = "123456789012",
            }));
            Assert.That(diagnosis.Credentials.SkipWhile(finding => finding != diagnosis.Found).Skip(1).Select(finding => finding.Outcome), Is.All.EqualTo(AwsCredentialOutcome.NotAsked).And.Exactly(2).Items);
            Assert.That((diagnosis.HasCredentials, diagnosis.Problem), Is.EqualTo((true, (string?)null)));
        }
    }

    [Test]
    public async Task Each_setting_says_where_it_comes_from()
    {
        var session = Session(Config, new AwsSessionOptions { MaxAttempts = 7 }, ("AWS_PROFILE", "dev"), ("AWS_USE_FIPS_ENDPOINT", "true"), ("AWS_CONFIG_FILE", "/home/user/.aws/config"));
        var diagnosis = await Diagnose(session, async: true);

        Assert.That(
            new[] { "profile", "config_file", "region", "retry_mode", "max_attempts", "use_fips_endpoint", "request_checksum_calculation", "metadata_service_timeout" }
                .Select(name => diagnosis.Setting(name)).Select(setting => (setting.Name, setting.Value, setting.Origin, setting.Place)),
            Is.EqualTo(new[]
            {
                ("profile", "dev", AwsSettingOrigin.Environment, "AWS_PROFILE"),
                ("config_file", "/home/user/.aws/config", AwsSettingOrigin.Environment, "AWS_CONFIG_FILE"),
                ("region", "eu-west-1", AwsSettingOrigin.Profile, "region in /home/user/.aws/config, line 2"),
                ("retry_mode", "adaptive", AwsSettingOrigin.Profile, "retry_mode in /home/user/.aws/config, line 3"),
                ("max_attempts", "7", AwsSettingOrigin.Code, "code"),
                ("use_fips_endpoint", "true", AwsSettingOrigin.Environment, "AWS_USE_FIPS_ENDPOINT"),
                ("request_checksum_calculation", "when_supported", AwsSettingOrigin.Default, "default"),
                ("metadata_service_timeout", "1", AwsSettingOrigin.Default, "default"),
            }));
    }

    [Test]
    public async Task Every_setting_that_there_is_is_listed()
    {
        var names = (await Diagnose(Session(null), async: false)).Settings.Select(setting => setting.Name).ToHashSet();
        var settings = from type in new[] { typeof(Settings), typeof(MetadataSettings), typeof(S3Settings) }
                       from field in type.GetFields(BindingFlags.Static | BindingFlags.Public)
                       where field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(Setting<>)
                       let setting = field.GetValue(null)!
                       select (field.Name, Key: (string)setting.GetType().GetProperty("Name")!.GetValue(setting)!);

        Assert.That(settings.Where(setting => !names.Contains(setting.Key)), Is.Empty, "add these to SettingReport.All or ServiceSettings.All");
    }

    [Test]
    public async Task A_session_without_credentials_is_told_what_a_call_would_be_told()
    {
        var session = Session(null);
        var diagnosis = await Diagnose(session, async: true);
        var error = Assert.Throws<AwsCredentialsException>(() => session.Credentials.GetCredentials());

        using (Assert.EnterMultipleScope())
        {
            Assert.That((diagnosis.HasCredentials, diagnosis.Found), Is.EqualTo((false, (AwsCredentialFinding?)null)));
            Assert.That(diagnosis.Problem, Is.EqualTo(error!.Message));
            Assert.That(error.Findings, Is.EqualTo(diagnosis.Credentials));
            foreach (var finding in diagnosis.Credentials) Assert.That(error.Message, Does.Contain($"\n  {finding.Title}: {finding.Detail}\n"));
        }
    }

    [Test]
    public async Task A_provider_that_fails_says_why_and_ends_the_search()
    {
        var diagnosis = await Diagnose(Session("[default]\nrole_arn = arn:aws:iam::123456789012:role/reader\n"), async: true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(diagnosis.Credentials.Take(3).Select(finding => finding.Outcome), Is.EqualTo(new[] { AwsCredentialOutcome.NotConfigured, AwsCredentialOutcome.Failed, AwsCredentialOutcome.NotAsked }));
            Assert.That(diagnosis.Credentials[1].Detail, Does.EndWith("has neither source_profile nor credential_source beside it: it needs exactly one of them."));
            Assert.That(diagnosis.Problem, Is.EqualTo(diagnosis.Credentials[1].Detail));
        }
    }

    [Test]
    public async Task Settings_that_cannot_be_read_are_told_and_do_not_hide_the_others()
    {
        var unknown = await Diagnose(Session(Config, ("AWS_PROFILE", "prod"), ("AWS_REGION", "us-east-1")), async: false);
        var malformed = await Diagnose(Session(Config, ("AWS_PROFILE", "dev"), ("AWS_MAX_ATTEMPTS", "many")), async: false);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(unknown.Setting("profile").Problem, Does.StartWith("There is no profile 'prod'"));
            Assert.That(unknown.Setting("region").Value, Is.EqualTo("us-east-1"));
            Assert.That(malformed.Setting("max_attempts").Problem, Is.EqualTo("AWS_MAX_ATTEMPTS is 'many'; expected a whole number of at least 1."));
            Assert.That(malformed.Setting("region").Value, Is.EqualTo("eu-west-1"));
            Assert.That(unknown.ToString().Split("There is no profile 'prod'"), Has.Length.LessThanOrEqualTo(3), "once for the credentials, once for the settings");
        }
    }

    [Test]
    public async Task Credentials_of_code_are_told_apart()
    {
        var given = await Diagnose(Session(null, new AwsSessionOptions { Credentials = new AwsCredentials("AKIDEXAMPLE", "secret-of-a-test") }), async: true);
        var none = await Diagnose(Session(null, new AwsSessionOptions { CredentialProvider = new Nobody() }), async: true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((given.Found!.Provider, given.Found.Title, given.Found.AccessKeyHint), Is.EqualTo(("code", "AwsSessionOptions.Credentials", "…MPLE")));
            Assert.That((none.Credentials[0].Title, none.Credentials[0].Outcome, none.Problem),
                Is.EqualTo(("AwsSessionOptions.CredentialProvider (Nobody)", AwsCredentialOutcome.Failed, "The credential provider has no credentials.")));
        }
    }

    [Test]
    public async Task The_endpoints_of_the_clients_that_were_made_are_told_without_what_is_secret_in_them()
    {
        var session = Session(Config, ("AWS_PROFILE", "dev"), ("AWS_ENDPOINT_URL_SQS", "http://me:secret-of-a-test@localhost:9000/x?secret-of-a-test"));
        _ = session.Client("sqs");
        var setting = (await Diagnose(session, async: true)).Setting("endpoint_url of SQS");

        Assert.That((setting.Value, setting.Origin, setting.Place), Is.EqualTo(("http://…@localhost:9000/x?…", AwsSettingOrigin.Environment, "AWS_ENDPOINT_URL_SQS")));
    }

    [Test]
    public async Task It_reads_as_a_table_and_as_JSON_without_a_secret()
    {
        var diagnosis = await Diagnose(Session(Config, ("AWS_PROFILE", "dev")), async: true);
        var (text, json) = (diagnosis.ToString(), JsonNode.Parse(diagnosis.ToJson())!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.StartWith("Credentials, in the order in which they are looked for:\n  env                                    not configured   AWS_ACCESS_KEY_ID is not set\n"));
            Assert.That(text, Does.Contain("\n  config-file                            found            profile 'dev' in /home/user/.aws/config, key …MPLE, account 123456789012\n"));
            Assert.That(text, Does.Contain("\n  region                                 eu-west-1        region in /home/user/.aws/config, line 2\n"));
            Assert.That((string?)json["Credentials"]![7]!["Detail"], Is.EqualTo("profile 'dev' in /home/user/.aws/config"));
            Assert.That((string?)json["Settings"]![0]!["Value"], Is.EqualTo("dev"));
            Assert.That(text + json.ToJsonString(), Does.Not.Contain("secret").And.Not.Contain("AKID"));
        }
    }

    private static Task<AwsDiagnosis> Diagnose(SessionRuntime session, bool async)
    {
        var diagnosing = SessionDiagnosis.MakeAsync(session, async, default);
        if (!async) Assert.That(diagnosing.IsCompleted, Is.True);
        return diagnosing.AsTask();
    }

    private static SessionRuntime Session(string? config, params (string Name, string Value)[] variables) => Session(config, new AwsSessionOptions(), variables);

    private static SessionRuntime Session(string? config, AwsSessionOptions options, params (string Name, string Value)[] variables)
    {
        var files = new Dictionary<string, string>();
        if (config is not null) files["/home/user/.aws/config"] = config;
        return new(options with { Environment = new AwsEnvironment(variables.Append(("HOME", "/home/user")).ToDictionary(item => item.Item1, item => item.Item2), files) });
    }

    private sealed class Nobody : IAwsCredentialProvider
    {
        public AwsCredentials? GetCredentials(CancellationToken cancellationToken = default) => null;
    }
}
