using System.Globalization;
using System.Text.Json;
using AwsResources.Client.Credentials;
using AwsResources.Client.Session;
using AwsResources.Client.Tokens;
using AwsResources.Client.Transport;
using AwsResources.TestKit;

namespace AwsResources.Conformance.Suites;

/// <summary>
/// `credentials/default-credential-provider-chain`, `credentials/profile-provider` and `credentials/default-token-provider-chain`: an
/// environment, files and a recording of HTTP give credentials, a token, or a failure with the same cause.
/// </summary>
internal sealed class ProviderSuite(string name, Func<SessionRuntime, object?> ask, bool isOfProfile = false) : IConformanceSuite
{
    /// <summary>Other SDKs' words for a cause, and what our message says then. Of a cause that is not here, only the failure is compared.</summary>
    private static readonly (string Theirs, string Ours)[] Causes =
    [
        ("No such file", "no such file"),
        ("IMDS is disabled", "403"),
        ("provider was not enabled", "AWS_ACCESS_KEY_ID is not set"),
        ("an error occurred while loading credentials", "(503)"),
        ("InvalidIdentityTokenException: No OpenIDConnect provider", "InvalidIdentityToken (400): No OpenIDConnect provider"),
        ("could not parse profile file", "line 2"),
        ("will resolve an access token instead of credentials", "gives a bearer token and no credentials"),
    ];

    public string Name => name;

    public static ProviderSuite Chain { get; } = new("credentials/default-credential-provider-chain", session => session.Credentials.GetCredentials());

    public static ProviderSuite Profile { get; } = new("credentials/profile-provider", OfProfile, isOfProfile: true);

    public static ProviderSuite Token { get; } = new("credentials/default-token-provider-chain", OfTokens);

    public IEnumerable<ConformanceCase> Cases(string path) =>
        Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal).Select(folder => new ConformanceCase($"{name}/{Path.GetFileName(folder)}", () => Run(folder)));

    private void Run(string folder)
    {
        var variables = Json(folder, "env.json").EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetString()!);
        var files = FilesUnder(Path.Combine(folder, "fs"));
        var result = Json(folder, "test-case.json").GetProperty("result");
        var inputs = string.Join('\n', variables.Values.Concat(files.Values));
        var traffic = new RecordedTraffic(RecordedExchange.Read(Json(folder, "http-traffic.json").GetProperty("events")), inputs);
        using var wire = new FakeTransport().Otherwise(traffic.Answer);
        using var session = new SessionRuntime(new AwsSessionOptions
        {
            Profile = isOfProfile ? variables.GetValueOrDefault("AWS_PROFILE", "default") : null,
            Environment = new AwsEnvironment(variables, files),
            HttpMessageHandler = wire,
            MetadataTransport = limits => new HttpTransport(limits, wire),
            TimeProvider = new InstantTime(TimeOf(result)),
            Jitter = static () => 0,
        });
        try
        {
            Compare(result, ask(session));
        }
        catch (AwsException) when (traffic.HasFault)
        {
            // Told below: what was asked for that is not recorded.
        }
        catch (AwsException error) when (error is AwsCredentialsException or AwsConfigurationException && result.TryGetProperty("ErrorContains", out var theirs))
        {
            foreach (var (cause, ours) in Causes)
                if (theirs.GetString()!.Contains(cause, StringComparison.Ordinal)) Verify.That(error.Message.Contains(ours, StringComparison.Ordinal), $"expected '{ours}' in '{error.Message}'");
        }

        traffic.Verify();
    }

    private static AwsCredentials? OfProfile(SessionRuntime session)
    {
        var services = session.CredentialServices;
        var metadata = SessionConfiguration.Metadata(session.Options, session.TimeProvider);
        IReadOnlyList<CredentialSource> sources =
            [new AssumeRoleCredentials(session.Configuration, metadata, services), .. CredentialSources.OfProfile(session.Configuration, services)];
        return new CredentialChain(sources, session.TimeProvider).GetCredentials();
    }

    private static AwsToken? OfTokens(SessionRuntime session) => new ProfileTokens(session.Configuration, session.CredentialServices).GetToken();

    private static void Compare(JsonElement result, object? actual)
    {
        if (!result.TryGetProperty("Ok", out var expected)) throw new CaseFailedException($"{actual ?? "nothing"} was found; expected a failure: {result}");
        if (actual is AwsToken token)
        {
            Verify.Equal("token", Text(expected, "token"), token.Value);
            if (Text(expected, "expiration") is { } end) Verify.Equal("expiration", DateTimeOffset.Parse(end, CultureInfo.InvariantCulture), token.Expiration!.Value);
            return;
        }

        var found = (AwsCredentials)(actual ?? throw new CaseFailedException($"nothing was found; expected {expected}"));
        Verify.Equal("access_key_id", Text(expected, "access_key_id"), found.AccessKeyId);
        Verify.Equal("secret_access_key", Text(expected, "secret_access_key"), found.SecretAccessKey);
        Verify.Equal("session_token", Text(expected, "session_token"), found.SessionToken);
        Verify.Equal("account_id", Text(expected, "account_id"), found.AccountId);
        Verify.Equal("expiry", expected.TryGetProperty("expiry", out var expiry) ? expiry.GetInt64() : null, found.Expiration?.ToUnixTimeSeconds());
    }

    // The recordings are old: the case takes place an hour before what it gives ends.
    private static DateTimeOffset? TimeOf(JsonElement result) => result.TryGetProperty("Ok", out var ok) && ok.TryGetProperty("expiry", out var expiry)
        ? DateTimeOffset.FromUnixTimeSeconds(expiry.GetInt64()).AddHours(-1)
        : null;

    private static Dictionary<string, string> FilesUnder(string folder) => !Directory.Exists(folder) ? [] : Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => "/" + Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText);

    private static JsonElement Json(string folder, string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, file)));
        return document.RootElement.Clone();
    }

    private static string? Text(JsonElement json, string member) => json.TryGetProperty(member, out var value) ? value.GetString() : null;
}
