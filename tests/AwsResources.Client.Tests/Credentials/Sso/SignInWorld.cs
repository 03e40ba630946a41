using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AwsResources.Client.Session;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Credentials.Sso;

/// <summary>A session with a sign-in to IAM Identity Center, kept in files, and what the services answer.</summary>
internal sealed class SignInWorld : IDisposable
{
    public const string CachePath = "/home/user/.aws/sso/cache/34c6fceca75e456f25e7e99531e2425c6c1de443.json";
    public const string Remedy = "Run `aws sso login --profile p` to sign in, or give the session options a SignIn callback.";

    public const string Config = """
        [profile p]
        sso_session = dev
        sso_account_id = 123456789012
        sso_role_name = reader
        region = eu-west-1
        [sso-session dev]
        sso_region = us-east-2
        sso_start_url = https://portal.example/start
        """;

    /// <summary>Words that no message, log line or text of an object may hold.</summary>
    public static readonly string[] Secrets = ["the-access-token", "the-refresh-token", "the-client-secret", "the-secret-key", "the-session-token", "new-access-token", "new-refresh-token"];

    private readonly Dictionary<string, string> _files;

    public SignInWorld(FakeTransport wire, string? cache = null, string config = Config, Func<AwsSignIn, CancellationToken, ValueTask>? signIn = null)
    {
        Wire = wire;
        _files = new() { ["/home/user/.aws/config"] = config };
        if (cache is not null) _files[CachePath] = cache;
        Environment = new AwsEnvironment(new Dictionary<string, string> { ["HOME"] = "/home/user" }, _files);
        Session = new SessionRuntime(new AwsSessionOptions
        {
            Profile = "p",
            Environment = Environment,
            HttpMessageHandler = wire,
            TimeProvider = Time,
            Jitter = static () => 1,
            SignIn = signIn,
        });
    }

    public static DateTimeOffset Now { get; } = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public InstantTime Time { get; } = new(Now);

    public FakeTransport Wire { get; }

    public AwsEnvironment Environment { get; }

    public SessionRuntime Session { get; }

    public JsonElement Kept
    {
        get
        {
            using var document = JsonDocument.Parse(Environment.Files.Read(CachePath)!);
            return document.RootElement.Clone();
        }
    }

    public static string Token(DateTimeOffset end, string access = "the-access-token", bool isRenewable = true, DateTimeOffset? registrationEnd = null) => isRenewable
        ? $$"""
          {"accessToken":"{{access}}","expiresAt":"{{end:yyyy-MM-ddTHH:mm:ssZ}}","refreshToken":"the-refresh-token","clientId":"the-client","clientSecret":"the-client-secret",
           "registrationExpiresAt":"{{registrationEnd ?? Now.AddDays(30):yyyy-MM-ddTHH:mm:ssZ}}","region":"us-east-2","startUrl":"https://portal.example/start"}
          """
        : $$"""{"accessToken":"{{access}}","expiresAt":"{{end:yyyy-MM-ddTHH:mm:ssZ}}"}""";

    public static string Role(string key = "ASIASSO") =>
        $$$"""{"roleCredentials":{"accessKeyId":"{{{key}}}","secretAccessKey":"the-secret-key","sessionToken":"the-session-token","expiration":{{{Now.AddHours(8).ToUnixTimeMilliseconds()}}}}}""";

    public static string NewToken(string access = "new-access-token") => $$"""{"accessToken":"{{access}}","tokenType":"Bearer","expiresIn":28800,"refreshToken":"new-refresh-token"}""";

    public static FakeAnswer Error(int status, string code, string words = "no") =>
        new(status, $$"""{"error":"{{words}}","error_description":"It says {{words}}.","message":"It says {{words}}."}""", ("x-amzn-errortype", code));

    public static string CacheNameOf(string key) => $"/home/user/.aws/sso/cache/{Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(key)))}.json";

    public static void AssertSilent(Exception error)
    {
        var text = error.ToString();
        foreach (var secret in Secrets) Assert.That(text, Does.Not.Contain(secret));
    }

    public AwsCredentials Ask() => Session.Credentials.GetCredentials()!;

    public AwsCredentialsException Fail()
    {
        var error = Assert.Throws<AwsCredentialsException>(() => Ask())!;
        AssertSilent(error);
        return error;
    }

    public void Write(string cache) => Environment.Files.Write(CachePath, cache);

    public void Dispose()
    {
        Session.Dispose();
        Wire.Dispose();
    }
}
