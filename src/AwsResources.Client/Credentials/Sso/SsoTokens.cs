using System.Globalization;

namespace AwsResources.Client.Credentials.Sso;

/// <summary>Keeps the token of a sign-in: reads what other tools keep, renews it before it ends, and signs in anew where somebody can be asked.</summary>
internal sealed class SsoTokens : IAwsTokenProvider
{
    // As long before its end as other tools renew it.
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly SsoProfile _profile;
    private readonly SignInFile _file;
    private readonly CredentialServices _services;
    private readonly Lazy<ServiceCall> _call;
    private readonly RefreshingToken _cache;
    private volatile string? _refused;

    public SsoTokens(SsoProfile profile, AwsEnvironment environment, CredentialServices services)
    {
        _profile = profile;
        _file = new SignInFile(environment, profile.CachePath(environment));
        _services = services;
        _call = new(() => services.Unsigned("sso-oidc", profile.Region, null));
        _cache = new RefreshingToken(FetchAsync, profile.Place, services.Time)
        {
            RefreshFailed = error => services.Warn($"The sign-in of {profile.Place} was not renewed; it is used until it ends", error),
        };
    }

    /// <exception cref="AwsCredentialsException">There is no sign-in, or it is over and cannot be renewed.</exception>
    public AwsToken? GetToken(CancellationToken cancellationToken = default) => GetAsync(async: false, cancellationToken).EnsureCompleted();

    /// <exception cref="AwsCredentialsException">There is no sign-in, or it is over and cannot be renewed.</exception>
    public async ValueTask<AwsToken?> GetTokenAsync(CancellationToken cancellationToken = default)
        => await GetAsync(async: true, cancellationToken).ConfigureAwait(false);

    public ValueTask<AwsToken> GetAsync(bool async, CancellationToken cancellationToken) => _cache.GetAsync(async, cancellationToken);

    /// <summary>Says that a service did not take a token, whatever its end.</summary>
    public void Refuse(AwsToken token)
    {
        _refused = token.Value;
        _cache.Forget(token);
    }

    private async ValueTask<AwsToken> FetchAsync(bool async, CancellationToken cancellationToken)
    {
        var (kept, fault) = SsoToken.Read(_file);
        var isGood = kept is not null && kept.End > _services.Time.GetUtcNow() && kept.Access.Value != _refused;
        if (isGood && kept!.End - _services.Time.GetUtcNow() > Window) return kept.Access;

        Exception? refusal = null;
        if (kept is not null && ClientOf(kept) is { } client)
        {
            try
            {
                return Keep(await RenewAsync(kept.RefreshToken!, client, async, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception error) when (error is AwsCredentialsException || CredentialServices.IsRefusal(error))
            {
                refusal = error;
                if (isGood) _services.Warn($"The sign-in of {_profile.Place} was not renewed; it is used until it ends", error);
            }
        }

        if (isGood) return kept!.Access;
        if (_services.SignIn is { } show)
            return Keep(await new DeviceSignIn(_profile, _call.Value, show, _services.Time).RunAsync(async, cancellationToken).ConfigureAwait(false));
        throw new AwsCredentialsException(Explain(kept, fault, refusal), refusal);
    }

    /// <summary>The client that signed in, where it and its token can still renew the sign-in.</summary>
    private (string Id, string Secret, DateTimeOffset End)? ClientOf(SsoToken kept)
        => kept is { RefreshToken: not null, ClientId: { } id, ClientSecret: { } secret, RegistrationEnd: { } end } && end > _services.Time.GetUtcNow()
            ? (id, secret, end)
            : null;

    private async ValueTask<SsoToken> RenewAsync(
        string refreshToken, (string Id, string Secret, DateTimeOffset End) client, bool async, CancellationToken cancellationToken)
    {
        var input = new AwsStructure
        {
            ["clientId"] = client.Id,
            ["clientSecret"] = client.Secret,
            ["grantType"] = "refresh_token",
            ["refreshToken"] = refreshToken,
        };
        var answer = await _call.Value("CreateToken", input, async, cancellationToken).ConfigureAwait(false);
        return SsoToken.Of(answer, client, _profile, _services.Time.GetUtcNow());
    }

    private AwsToken Keep(SsoToken token)
    {
        try
        {
            _file.Write(token.ToJson(_profile));
        }
        catch (AwsConfigurationException error)
        {
            _services.Warn($"The sign-in of {_profile.Place} is good for this process only", error); // A home that cannot be written is no reason to fail.
        }

        return token.Access;
    }

    private string Explain(SsoToken? kept, string fault, Exception? refusal)
    {
        if (kept is null) return $"There is no sign-in for {_profile.Place}: {fault}. {_profile.Remedy}";
        var end = kept.End > _services.Time.GetUtcNow()
            ? "is no longer accepted"
            : string.Create(CultureInfo.InvariantCulture, $"ended at {kept.End:u}");
        return $"The sign-in of {_profile.Place} {end}{(refusal is null ? "" : $" and was not renewed: {refusal.Message.TrimEnd('.')}")}. {_profile.Remedy}";
    }
}
