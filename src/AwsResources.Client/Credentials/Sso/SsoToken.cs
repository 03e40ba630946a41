using System.Text.Json.Nodes;

namespace AwsResources.Client.Credentials.Sso;

/// <summary>A sign-in as it is kept: the token, its end, and what renews it. Not a record, which would print its secrets.</summary>
internal sealed class SsoToken
{
    private SsoToken(AwsToken access) => Access = access;

    /// <summary>What lets in.</summary>
    public AwsToken Access { get; }

    public DateTimeOffset End => Access.Expiration!.Value;

    public string? RefreshToken { get; private init; }

    public string? ClientId { get; private init; }

    public string? ClientSecret { get; private init; }

    /// <summary>When the registration of the client that signed in ends; null where the file does not say.</summary>
    public DateTimeOffset? RegistrationEnd { get; private init; }

    /// <summary>Reads what is kept; null and the reason where there is nothing of use.</summary>
    public static (SsoToken? Token, string Fault) Read(SignInFile file)
    {
        var (content, fault) = file.Read();
        if (content is null) return (null, fault);
        if (SignInFile.Text(content, "accessToken") is not { } access) return (null, $"{file.Path} has no accessToken");
        if (SignInFile.Time(content, "expiresAt") is not { } end) return (null, $"{file.Path} has no expiresAt that is a time");
        if (!IsSendable(access)) return (null, $"{file.Path} has an accessToken that cannot stand in a header");
        return (new SsoToken(new AwsToken(access, end))
        {
            RefreshToken = SignInFile.Text(content, "refreshToken"),
            ClientId = SignInFile.Text(content, "clientId"),
            ClientSecret = SignInFile.Text(content, "clientSecret"),
            RegistrationEnd = SignInFile.Time(content, "registrationExpiresAt"),
        }, "");
    }

    /// <summary>A sign-in that was just made or renewed, by what its service answered.</summary>
    /// <exception cref="AwsCredentialsException">The answer has no token.</exception>
    public static SsoToken Of(AwsStructure answer, (string Id, string Secret, DateTimeOffset End) client, SsoProfile profile, DateTimeOffset now)
    {
        if (answer["accessToken"] is not string { Length: > 0 } access || !IsSendable(access) || answer["expiresIn"] is not int seconds)
            throw new AwsCredentialsException($"The sign-in of {profile.Place} failed: the service answered without a token.");
        return new SsoToken(new AwsToken(access, now.AddSeconds(seconds)))
        {
            RefreshToken = answer["refreshToken"] as string,
            ClientId = client.Id,
            ClientSecret = client.Secret,
            RegistrationEnd = client.End,
        };
    }

    /// <summary>The content of the file that keeps it.</summary>
    public JsonObject ToJson(SsoProfile profile)
    {
        var content = new JsonObject
        {
            ["startUrl"] = profile.StartUrl,
            ["region"] = profile.Region,
            ["accessToken"] = Access.Value,
            ["expiresAt"] = SignInFile.Format(End),
            ["clientId"] = ClientId,
            ["clientSecret"] = ClientSecret,
        };
        if (RegistrationEnd is { } end) content["registrationExpiresAt"] = SignInFile.Format(end);
        if (RefreshToken is { } refresh) content["refreshToken"] = refresh;
        return content;
    }

    // It becomes a header's value.
    private static bool IsSendable(string text) => text.All(letter => letter is > ' ' and < (char)0x7F);
}
