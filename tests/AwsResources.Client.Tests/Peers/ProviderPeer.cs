using System.Globalization;
using System.Security.Cryptography;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Peers;

/// <summary>The other end of one provider of credentials: what it is asked, and how it answers when all is well.</summary>
public sealed record ProviderPeer
{
    public const string Secret = "secret-of-a-test";
    public const string Token = "token-of-a-test";

    public required string Name { get; init; }

    /// <summary>The environment that leads to the peer at an address.</summary>
    public required Func<string, IReadOnlyDictionary<string, string>> Variables { get; init; }

    /// <summary>The config file that does.</summary>
    public string Config { get; init; } = "";

    /// <summary>Other files that do, by a path below the home folder.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether a request asks for credentials.</summary>
    public required Func<RecordedRequest, bool> Asks { get; init; }

    /// <summary>Answers what is asked before that; null where it is not asked.</summary>
    public Func<RecordedRequest, PeerAnswer?> Before { get; init; } = static _ => null;

    /// <summary>Credentials with this key, this end, and this life.</summary>
    public required Func<string, DateTimeOffset, TimeSpan, PeerAnswer> Answer { get; init; }

    /// <summary>After how many minutes of an hour's life it asks for new ones.</summary>
    public int RenewsAfter { get; init; } = 45;

    /// <summary>How often a peer is asked that answers and is not well.</summary>
    public const int AttemptsIfAnswered = 3;

    /// <summary>How often a peer is asked that does not answer.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>How often one that does not answer is asked.</summary>
    public int SilentAttempts { get; init; } = 3;

    /// <summary>What a message of failure names.</summary>
    public required string Place { get; init; }

    /// <summary>Whether what has ended is taken for a while longer.</summary>
    public bool Extends { get; init; }

    public static IReadOnlyList<ProviderPeer> All { get; } =
    [
        new()
        {
            Name = "instance",
            Variables = url => new Dictionary<string, string> { ["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = url },
            Asks = request => request.Target == "/latest/meta-data/iam/security-credentials/reader",
            Before = Instance,
            Answer = Json,
            SilentAttempts = 1,
            Place = "/latest/meta-data/iam/security-credentials/reader",
            Extends = true,
        },
        new()
        {
            Name = "container",
            Variables = url => new Dictionary<string, string> { ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = $"{url}/role", ["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = Token },
            Asks = request => request.Target == "/role" && request.Header("Authorization") == Token,
            Answer = Json,
            Place = "/role (AWS_CONTAINER_CREDENTIALS_FULL_URI)",
        },
        new()
        {
            Name = "web identity",
            Variables = url => new Dictionary<string, string>
            {
                ["AWS_ENDPOINT_URL_STS"] = url,
                ["AWS_WEB_IDENTITY_TOKEN_FILE"] = "/identity",
                ["AWS_ROLE_ARN"] = "arn:aws:iam::123456789012:role/reader",
            },
            Asks = request => request.Text.Contains("Action=AssumeRoleWithWebIdentity", StringComparison.Ordinal) && request.Text.Contains($"WebIdentityToken={Token}", StringComparison.Ordinal),
            Answer = (key, end, _) => Sts("AssumeRoleWithWebIdentity", key, end),
            Place = "The role in AWS_ROLE_ARN cannot be assumed",
        },
        new()
        {
            Name = "assumed role",
            Variables = url => new Dictionary<string, string> { ["AWS_ENDPOINT_URL_STS"] = url },
            Config = $"[default]\nrole_arn = arn:aws:iam::123456789012:role/reader\nsource_profile = default\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = {Secret}\n",
            Asks = request => request.Text.Contains("Action=AssumeRole&", StringComparison.Ordinal) && request.Header("Authorization")!.Contains("Credential=AKIDEXAMPLE/", StringComparison.Ordinal),
            Answer = (key, end, _) => Sts("AssumeRole", key, end),
            Place = "The role in role_arn of profile 'default' (/home/user/.aws/config, line 2) cannot be assumed",
        },
        Sso,
        Login,
    ];

    /// <summary>A role of a portal, whose token is over and is renewed.</summary>
    public static ProviderPeer Sso => new()
    {
        Name = "SSO",
        Variables = url => new Dictionary<string, string> { ["AWS_ENDPOINT_URL_SSO"] = url, ["AWS_ENDPOINT_URL_SSO_OIDC"] = url },
        Config = """
            [default]
            sso_session = corp
            sso_account_id = 123456789012
            sso_role_name = reader
            [sso-session corp]
            sso_start_url = https://corp.example.com/start
            sso_region = us-west-2
            """,
        Files = new Dictionary<string, string>
        {
            // The SHA-1 of "corp".
            [".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json"] = $$"""
                {"startUrl":"https://corp.example.com/start","region":"us-west-2","accessToken":"{{Secret}}-old","expiresAt":"2026-01-01T00:00:00Z",
                "refreshToken":"{{Secret}}-refresh","clientId":"client","clientSecret":"{{Secret}}-client","registrationExpiresAt":"2030-01-01T00:00:00Z"}
                """,
        },
        Before = request => IsToken(request) ? PeerAnswer.Http(200, $$"""{"accessToken":"{{Token}}","expiresIn":28800,"tokenType":"Bearer"}""") : null,
        Asks = request => request.Target == "/federation/credentials?role_name=reader&account_id=123456789012" && request.Header("x-amz-sso_bearer_token") == Token,
        Answer = (key, end, _) => PeerAnswer.Http(
            200, $$$"""{"roleCredentials":{"accessKeyId":"{{{key}}}","secretAccessKey":"{{{Secret}}}","sessionToken":"{{{Token}}}","expiration":{{{end.ToUnixTimeMilliseconds()}}}}}"""),
        Place = "Role 'reader' in account 123456789012 by sso_session 'corp' of profile 'default' cannot be had",
    };

    /// <summary>A session of `aws login` that is over and is renewed.</summary>
    public static ProviderPeer Login => new()
    {
        Name = "login",
        Variables = url => new Dictionary<string, string> { ["AWS_ENDPOINT_URL_SIGNIN"] = url },
        Config = "[default]\nlogin_session = me\n",
        Files = new Dictionary<string, string> { [$".aws/login/cache/{Convert.ToHexStringLower(SHA256.HashData("me"u8))}.json"] = LoginFile() },
        Asks = request => request is { Method: "POST", Target: "/v1/token" } && request.Header("DPoP") is { Length: > 0 } && request.Text.Contains($"{Secret}-refresh", StringComparison.Ordinal),
        Answer = (key, _, life) => PeerAnswer.Http(200, $$$"""
            {"accessToken":{"accessKeyId":"{{{key}}}","secretAccessKey":"{{{Secret}}}","sessionToken":"{{{Token}}}"},
            "tokenType":"aws_sigv4","expiresIn":{{{(int)life.TotalSeconds}}},"refreshToken":"{{{Secret}}}-refresh"}
            """),
        RenewsAfter = 55,
        Place = "The session of login_session of profile 'default' (/home/user/.aws/config, line 2)",
    };

    /// <summary>Whether a request asks for the token of a portal.</summary>
    public static bool IsToken(RecordedRequest request) => request is { Method: "POST", Target: "/token" } && request.Text.Contains($"{Secret}-refresh", StringComparison.Ordinal);

    public override string ToString() => Name;

    private static PeerAnswer? Instance(RecordedRequest request)
    {
        if (request is { Method: "PUT", Target: "/latest/api/token" }) return PeerAnswer.Http(200, Token);
        if (request.Target.StartsWith("/latest/", StringComparison.Ordinal) && request.Header("x-aws-ec2-metadata-token") != Token) return PeerAnswer.Http(401);
        return request.Target == "/latest/meta-data/iam/security-credentials/" ? PeerAnswer.Http(200, "reader") : null;
    }

    private static string LoginFile()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportECPrivateKeyPem().Replace("\n", "\\n", StringComparison.Ordinal);
        return $$$"""
            {"accessToken":{"accessKeyId":"OLDKEYEXAMPLE","secretAccessKey":"{{{Secret}}}","sessionToken":"{{{Token}}}","accountId":"123456789012","expiresAt":"2026-01-01T00:00:00Z"},
            "tokenType":"aws_sigv4","refreshToken":"{{{Secret}}}-refresh","clientId":"client","dpopKey":"{{{pem}}}"}
            """;
    }

    private static PeerAnswer Json(string key, DateTimeOffset end, TimeSpan life) => PeerAnswer.Http(
        200, $$"""{"Code":"Success","AccessKeyId":"{{key}}","SecretAccessKey":"{{Secret}}","Token":"{{Token}}","Expiration":"{{Time(end)}}"}""");

    private static PeerAnswer Sts(string operation, string key, DateTimeOffset end) => PeerAnswer.Http(200, $"""
        <{operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{operation}Result>
        <AssumedRoleUser><AssumedRoleId>AROA:me</AssumedRoleId><Arn>arn:aws:sts::123456789012:assumed-role/reader/me</Arn></AssumedRoleUser>
        <Credentials><AccessKeyId>{key}</AccessKeyId><SecretAccessKey>{Secret}</SecretAccessKey><SessionToken>{Token}</SessionToken>
        <Expiration>{Time(end)}</Expiration></Credentials></{operation}Result></{operation}Response>
        """, ("Content-Type", "text/xml"));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
