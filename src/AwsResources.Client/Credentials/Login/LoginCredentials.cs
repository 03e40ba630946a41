using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AwsResources.Client.Configuration;

namespace AwsResources.Client.Credentials.Login;

/// <summary>Credentials of a session of `aws login`, which are kept in a file and renewed there.</summary>
internal sealed class LoginCredentials(AwsConfiguration configuration, CredentialServices services) : CredentialSource
{
    private const string FolderVariable = "AWS_LOGIN_CACHE_DIRECTORY";

    // As long before their end as other tools renew them.
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    // The key that a service took as ended, though its session is not over by our clock.
    private volatile string? _refused;

    public override string Name => "`aws login`";

    public override string Method => AwsCredentialProviders.Login;

    private string Remedy => $"Run `aws login --profile {configuration.ProfileName}` to sign in.";

    public override void Refuse(AwsCredentials credentials) => _refused = credentials.AccessKeyId;

    public override async ValueTask<CredentialAnswer> AskAsync(bool async, CancellationToken cancellationToken)
    {
        if (configuration.Profile is not { } profile || profile.Find("login_session") is not { Value.Length: > 0 } property)
            return CredentialAnswer.None($"profile '{configuration.ProfileName}' has no login_session");

        var place = RoleProfile.PlaceOf("login_session", profile, property);
        var file = new SignInFile(configuration.Environment, PathOf(property.Value, place));
        var (session, fault) = LoginSession.Read(file);
        if (session is null) throw new AwsCredentialsException($"There is no session for {place}: {fault}. {Remedy}");
        var now = services.Time.GetUtcNow();
        if (session.End - now > Window && session.ToCredentials(place) is var known && known.AccessKeyId != _refused) return CredentialAnswer.Found(known);
        try
        {
            return CredentialAnswer.Found((await RenewAsync(session, file, place, async, cancellationToken).ConfigureAwait(false)).ToCredentials(place));
        }
        catch (AwsCredentialsException error) when (session.End > now)
        {
            services.Warn($"The session of {place} was not renewed; it is used until it ends", error);
            return CredentialAnswer.Found(session.ToCredentials(place));
        }
    }

    private async ValueTask<LoginSession> RenewAsync(LoginSession session, SignInFile file, string place, bool async, CancellationToken cancellationToken)
    {
        using var key = ReadKey(session, file, place);
        var call = services.Unsigned("signin", null, transport => new ProofTransport(transport, key, services.Time), CredentialFeatures.ProfileLogin, CredentialFeatures.Login);
        var input = new AwsStructure
        {
            ["tokenInput"] = new AwsStructure { ["clientId"] = session.ClientId, ["refreshToken"] = session.RefreshToken, ["grantType"] = "refresh_token" },
        };
        try
        {
            var output = await call("CreateOAuth2Token", input, async, cancellationToken).ConfigureAwait(false);
            var content = session.Renewed(output, services.Time.GetUtcNow())
                ?? throw new AwsCredentialsException($"The session of {place} was not renewed: the service answered without credentials. {Remedy}");
            Write(file, content, place);
            return LoginSession.Of(content);
        }
        catch (Exception error) when (CredentialServices.IsRefusal(error))
        {
            var ended = string.Create(CultureInfo.InvariantCulture, $"{session.End:u}");
            throw new AwsCredentialsException($"The session of {place} ends at {ended} and was not renewed: {Explain(error)}", error);
        }
    }

    private void Write(SignInFile file, System.Text.Json.Nodes.JsonObject content, string place)
    {
        try
        {
            file.Write(content);
        }
        catch (AwsConfigurationException error)
        {
            services.Warn($"The session of {place} is good for this process only", error); // A home that cannot be written is no reason to fail.
        }
    }

    private ECDsa ReadKey(LoginSession session, SignInFile file, string place)
    {
        try
        {
            return session.ReadKey();
        }
        catch (FormatException error)
        {
            throw new AwsCredentialsException($"The session of {place} cannot be renewed: {file.Path} is damaged, {error.Message}. {Remedy}", error);
        }
    }

    private string Explain(Exception error) => (error as AwsServiceException)?.Members["error"]?.ToString() switch
    {
        "TOKEN_EXPIRED" => $"the sign-in is over. {Remedy}",
        "USER_CREDENTIALS_CHANGED" => $"the user's password has changed since then. {Remedy}",
        "INSUFFICIENT_PERMISSIONS" => $"the user lacks the permission signin:CreateOAuth2Token. {error.Message}",
        _ => $"{error.Message} {Remedy}",
    };

    private string PathOf(string session, string place)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(session.Trim()))) + ".json";
        var environment = configuration.Environment;
        if (environment.GetVariable(FolderVariable) is { } folder) return $"{environment.ExpandHome(folder).TrimEnd('/')}/{name}";
        return environment.InHome(".aws", "login", "cache", name)
            ?? throw new AwsCredentialsException($"{place} keeps its session below the home folder, and there is none: set HOME or {FolderVariable}.");
    }
}
