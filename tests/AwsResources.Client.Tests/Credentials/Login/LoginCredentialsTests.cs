using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AwsResources.Client.Session;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Credentials.Login;

internal sealed class LoginCredentialsTests
{
    private const string Arn = "arn:aws:sts::012345678910:assumed-role/Admin/admin";
    private const string Name = "4b0ba8f99f075c0633e122fd73346ce203a3faf18ea0310eb2d29df1bab2e255.json";
    private const string CachePath = "/home/user/.aws/login/cache/" + Name;
    private const string Place = "login_session of profile 'p' (/home/user/.aws/config, line 2)";
    private const string Remedy = "Run `aws login --profile p` to sign in.";
    private static readonly string[] Secrets = ["the-secret-key", "the-session-token", "the-refresh-token", "PRIVATE KEY", "new-secret-key"];
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly string Key = NewKey(ECCurve.NamedCurves.nistP256);

    [Test]
    public void Credentials_that_are_good_for_a_while_are_taken_as_they_are()
    {
        using var wire = new FakeTransport();
        using var session = Create(wire, Kept(Now.AddMinutes(6)));
        var found = session.Credentials.GetCredentials()!;

        Assert.That((found.AccessKeyId, found.SecretAccessKey, found.SessionToken, found.AccountId), Is.EqualTo(("ASIALOGIN", "the-secret-key", "the-session-token", "012345678901")));
        Assert.That((found.Expiration, found.Source, string.Join(' ', found.Features)), Is.EqualTo(((DateTimeOffset?)Now.AddMinutes(6), Place, "AC AD")));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Credentials_that_are_about_to_end_are_renewed_and_kept_for_other_tools(bool async)
    {
        using var wire = (async ? FakeTransport.ExpectAsync() : FakeTransport.ExpectSync()).Answer(200, Renewed);
        using var session = Create(wire, Kept(Now.AddMinutes(5)));
        var found = (async ? await session.Credentials.GetCredentialsAsync() : session.Credentials.GetCredentials())!;
        using var kept = JsonDocument.Parse(session.Options.Environment!.Files.Read(CachePath)!);
        using var expected = JsonDocument.Parse(Kept(Now.AddMinutes(15), "ASIANEW", "new-secret-key", "new-session-token", "new-refresh-token"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((found.AccessKeyId, found.AccountId, found.Expiration), Is.EqualTo(("ASIANEW", "012345678901", (DateTimeOffset?)Now.AddMinutes(15))));
            Assert.That(wire.Request.ToString(), Is.EqualTo("POST https://eu-west-1.signin.aws.amazon.com/v1/token"));
            Assert.That(wire.Request.Text, Is.EqualTo("""{"clientId":"the-client","grantType":"refresh_token","refreshToken":"the-refresh-token"}"""));
            Assert.That(wire.Request.Header("Authorization"), Is.Null);
            Assert.That(JsonElement.DeepEquals(kept.RootElement, expected.RootElement), Is.True, kept.RootElement.GetRawText());
        }
    }

    [Test]
    public void A_renewal_proves_who_holds_the_key()
    {
        using var wire = new FakeTransport().Answer(500).Answer(200, Renewed);
        using var session = Create(wire, Kept(Now.AddMinutes(-1)));
        _ = session.Credentials.GetCredentials();
        var proofs = wire.Requests.Select(request => request.Header("DPoP")!.Split('.')).ToList();
        var header = Json(proofs[0][0]);
        var payload = Json(proofs[0][1]);
        using var key = ECDsa.Create();
        key.ImportFromPem(Key);
        var point = key.ExportParameters(false).Q;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.VerifyData(Encoding.ASCII.GetBytes($"{proofs[0][0]}.{proofs[0][1]}"), Base64Url.DecodeFromChars(proofs[0][2]), HashAlgorithmName.SHA256), Is.True);
            Assert.That(header.GetRawText(), Is.EqualTo(
                $$$"""{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"{{{Base64Url.EncodeToString(point.X)}}}","y":"{{{Base64Url.EncodeToString(point.Y)}}}","crv":"P-256"}}"""));
            Assert.That((Text(payload, "htm"), Text(payload, "htu")), Is.EqualTo(("POST", "https://eu-west-1.signin.aws.amazon.com/v1/token")));
            Assert.That(payload.GetProperty("iat").GetInt64(), Is.EqualTo(Now.ToUnixTimeSeconds()));
            Assert.That(Text(Json(proofs[1][1]), "jti"), Is.Not.EqualTo(Text(payload, "jti")));
        }
    }

    [TestCase(500, "InternalServerException", "SERVER_ERROR")]
    [TestCase(403, "AccessDeniedException", "TOKEN_EXPIRED")]
    public void Credentials_that_are_not_renewed_are_used_until_they_end(int status, string code, string error)
    {
        using var wire = new FakeTransport().Otherwise(_ => Error(status, code, error));
        using var session = Create(wire, Kept(Now.AddMinutes(4)));

        Assert.That(session.Credentials.GetCredentials()!.AccessKeyId, Is.EqualTo("ASIALOGIN"));
    }

    [TestCase("TOKEN_EXPIRED", "the sign-in is over. " + Remedy)]
    [TestCase("USER_CREDENTIALS_CHANGED", "the user's password has changed since then. " + Remedy)]
    [TestCase("INSUFFICIENT_PERMISSIONS", "the user lacks the permission signin:CreateOAuth2Token. Signin CreateOAuth2Token failed: AccessDeniedException (403): It says no.")]
    [TestCase("AUTHCODE_EXPIRED", "Signin CreateOAuth2Token failed: AccessDeniedException (403): It says no.")]
    public void A_renewal_that_is_refused_says_why(string error, string message)
    {
        using var wire = new FakeTransport().Answer(Error(403, "AccessDeniedException", error));
        using var session = Create(wire, Kept(Now.AddMinutes(-1)));

        Assert.That(Fail(session), Does.StartWith($"The session of {Place} ends at 2026-01-31 11:59:00Z and was not renewed: {message}"));
    }

    [TestCase(null, CachePath + " does not exist")]
    [TestCase("{", CachePath + " does not hold JSON")]
    [TestCase("{}", CachePath + " lacks accessToken, refreshToken, clientId, dpopKey")]
    [TestCase("""{"accessToken":{"accessKeyId":"A"},"refreshToken":"the-refresh-token","clientId":"c"}""", CachePath + " lacks dpopKey, accessToken.secretAccessKey, accessToken.sessionToken, accessToken.expiresAt")]
    [TestCase("""{"accessToken":{"accessKeyId":"A","secretAccessKey":"s","sessionToken":"t","expiresAt":"soon"},"refreshToken":"r","clientId":"c","dpopKey":"k"}""", CachePath + " has an accessToken.expiresAt that is no time")]
    public void A_session_that_is_missing_or_damaged_is_told_with_what_to_do(string? kept, string fault)
    {
        using var session = Create(new FakeTransport(), kept);

        Assert.That(Fail(session), Is.EqualTo($"There is no session for {Place}: {fault}. {Remedy}"));
    }

    [Test]
    public void A_key_that_is_none_is_told_without_showing_it()
    {
        using var text = Create(new FakeTransport(), Kept(Now.AddMinutes(-1), dpop: "the-secret-key"));
        using var curve = Create(new FakeTransport(), Kept(Now.AddMinutes(-1), dpop: NewKey(ECCurve.NamedCurves.nistP384)));

        Assert.That(Fail(text), Is.EqualTo($"The session of {Place} cannot be renewed: {CachePath} is damaged, its dpopKey is no private key in PEM. {Remedy}"));
        Assert.That(Fail(curve), Is.EqualTo($"The session of {Place} cannot be renewed: {CachePath} is damaged, its dpopKey is no key of the curve P-256. {Remedy}"));
    }

    [TestCase("{}")]
    [TestCase("<html>")]
    public void An_answer_without_credentials_is_an_error(string answer)
    {
        using var wire = new FakeTransport().Answer(200, answer);
        using var session = Create(wire, Kept(Now.AddMinutes(-1)));

        Assert.That(Fail(session), Does.Contain("was not renewed: ").And.EndsWith(Remedy));
    }

    [Test]
    public void The_folder_of_sessions_can_be_set()
    {
        using var wire = new FakeTransport();
        using var session = Create(wire, null, ("AWS_LOGIN_CACHE_DIRECTORY", "~/elsewhere/"), new() { ["/home/user/elsewhere/" + Name] = Kept(Now.AddHours(1)) });

        Assert.That(session.Credentials.GetCredentials()!.AccessKeyId, Is.EqualTo("ASIALOGIN"));
    }

    private static string Renewed =>
        """{"accessToken":{"accessKeyId":"ASIANEW","secretAccessKey":"new-secret-key","sessionToken":"new-session-token"},"tokenType":"aws_sigv4","expiresIn":900,"refreshToken":"new-refresh-token"}""";

    private static FakeAnswer Error(int status, string code, string error) => new(status, $$"""{"error":"{{error}}","message":"It says no."}""", ("x-amzn-errortype", code));

    private static string Kept(
        DateTimeOffset end, string key = "ASIALOGIN", string secret = "the-secret-key", string token = "the-session-token", string refresh = "the-refresh-token", string? dpop = null) => $$"""
        {
          "accessToken": {"accessKeyId":"{{key}}","secretAccessKey":"{{secret}}","sessionToken":"{{token}}","accountId":"012345678901","expiresAt":"{{end:yyyy-MM-ddTHH:mm:ssZ}}"},
          "tokenType": "urn:aws:params:oauth:token-type:access_token_sigv4", "clientId": "the-client", "refreshToken": "{{refresh}}", "idToken": "x", "dpopKey": "{{(dpop ?? Key).ReplaceLineEndings("\\n")}}"
        }
        """;

    private static string NewKey(ECCurve curve)
    {
        using var key = ECDsa.Create(curve);
        return key.ExportECPrivateKeyPem();
    }

    private static string Fail(SessionRuntime session)
    {
        var error = Assert.Throws<AwsCredentialsException>(() => session.Credentials.GetCredentials())!;
        foreach (var secret in Secrets) Assert.That(error.ToString(), Does.Not.Contain(secret));
        return error.Message;
    }

    private static JsonElement Json(string part)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(part));
        return document.RootElement.Clone();
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static SessionRuntime Create(FakeTransport wire, string? kept, (string, string)? variable = null, Dictionary<string, string>? files = null)
    {
        files ??= [];
        files["/home/user/.aws/config"] = $"[profile p]\nlogin_session = {Arn}\nregion = eu-west-1";
        if (kept is not null) files[CachePath] = kept;
        var variables = new Dictionary<string, string> { ["HOME"] = "/home/user" };
        if (variable is var (name, value)) variables[name] = value;
        return new SessionRuntime(new AwsSessionOptions
        {
            Profile = "p",
            Environment = new AwsEnvironment(variables, files),
            HttpMessageHandler = wire,
            TimeProvider = new InstantTime(Now),
            Jitter = static () => 0,
        });
    }
}
