using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace AwsResources.Client.Credentials.Login;

/// <summary>A session of `aws login` as it is kept: credentials, and what renews them. Not a record, which would print its secrets.</summary>
internal sealed class LoginSession
{
    private static readonly string[] Members = ["accessToken", "refreshToken", "clientId", "dpopKey"];
    private static readonly string[] KeyMembers = ["accessKeyId", "secretAccessKey", "sessionToken", "expiresAt"];

    private readonly JsonObject _content;

    private LoginSession(JsonObject content) => _content = content;

    public string RefreshToken => Text("refreshToken");

    public string ClientId => Text("clientId");

    public DateTimeOffset End => SignInFile.Time(Keys, "expiresAt")!.Value;

    private JsonObject Keys => (JsonObject)_content["accessToken"]!;

    /// <summary>Reads what is kept; null and the reason where that is not whole.</summary>
    public static (LoginSession? Session, string Fault) Read(SignInFile file)
    {
        var (content, fault) = file.Read();
        if (content is null) return (null, fault);
        var keys = Object(content, "accessToken");
        var missing = Members.Where(name => name == "accessToken" ? keys is null : SignInFile.Text(content, name) is null)
            .Concat(KeyMembers.Where(name => keys is not null && SignInFile.Text(keys, name) is null).Select(name => "accessToken." + name)).ToArray();
        if (missing.Length > 0) return (null, $"{file.Path} lacks {string.Join(", ", missing)}");
        return SignInFile.Time(keys, "expiresAt") is null
            ? (null, $"{file.Path} has an accessToken.expiresAt that is no time")
            : (new LoginSession(content), "");
    }

    public AwsCredentials ToCredentials(string source) => new(
        SignInFile.Text(Keys, "accessKeyId")!, SignInFile.Text(Keys, "secretAccessKey")!, SignInFile.Text(Keys, "sessionToken"))
    {
        Expiration = End,
        AccountId = SignInFile.Text(Keys, "accountId"),
        Source = source,
        Features = [CredentialFeatures.ProfileLogin, CredentialFeatures.Login],
    };

    /// <summary>The key that proves who asks; the caller disposes of it.</summary>
    /// <exception cref="FormatException">It is no key of the kind that such proofs take.</exception>
    public ECDsa ReadKey()
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(Text("dpopKey"));
            if (key.KeySize == 256) return key;
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new FormatException("its dpopKey is no private key in PEM");
        }

        key.Dispose();
        throw new FormatException("its dpopKey is no key of the curve P-256");
    }

    /// <summary>The content of the file after the service has renewed the session; null where its answer is not whole.</summary>
    public JsonObject? Renewed(AwsStructure output, DateTimeOffset now)
    {
        if (output["tokenOutput"] is not AwsStructure answer
            || answer["accessToken"] is not AwsStructure keys
            || answer["expiresIn"] is not int seconds
            || answer["refreshToken"] is not string { Length: > 0 } refresh
            || keys["accessKeyId"] is not string { Length: > 0 } id
            || keys["secretAccessKey"] is not string { Length: > 0 } secret
            || keys["sessionToken"] is not string { Length: > 0 } token)
            return null;
        var content = (JsonObject)_content.DeepClone();
        var kept = (JsonObject)content["accessToken"]!;
        (kept["accessKeyId"], kept["secretAccessKey"], kept["sessionToken"]) = (id, secret, token);
        kept["expiresAt"] = SignInFile.Format(now.AddSeconds(seconds));
        content["refreshToken"] = refresh;
        return content;
    }

    /// <summary>The session that a content describes which <see cref="Renewed"/> made.</summary>
    public static LoginSession Of(JsonObject renewed) => new(renewed);

    private string Text(string name) => SignInFile.Text(_content, name)!;

    private static JsonObject? Object(JsonObject content, string name)
    {
        try
        {
            return content[name] as JsonObject;
        }
        catch (ArgumentException)
        {
            return null; // A member that stands there twice.
        }
    }
}
