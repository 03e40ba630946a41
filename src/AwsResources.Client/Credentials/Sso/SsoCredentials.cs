using AwsResources.Client.Configuration;

namespace AwsResources.Client.Credentials.Sso;

/// <summary>Credentials of a role of IAM Identity Center, which its portal gives to whoever has signed in.</summary>
internal sealed class SsoCredentials(AwsConfiguration configuration, CredentialServices services) : CredentialSource
{
    private ServiceCall? _call;

    public override string Name => "IAM Identity Center (SSO)";

    public override string Method => AwsCredentialProviders.Sso;

    public override async ValueTask<CredentialAnswer> AskAsync(bool async, CancellationToken cancellationToken)
    {
        var name = configuration.ProfileName;
        if (SsoProfile.Find(configuration.Profile, configuration.Shared) is not { } profile)
            return CredentialAnswer.None($"profile '{name}' has no sso_session");
        if (profile.AccountId is null)
            return CredentialAnswer.None($"profile '{name}' has a sso_session without sso_account_id and sso_role_name, which gives a bearer token and no credentials");

        _call ??= services.Unsigned("sso", profile.Region, null, FeaturesOf(profile));
        var tokens = services.TokensOf(profile, configuration.Environment);
        var token = await tokens.GetAsync(async, cancellationToken).ConfigureAwait(false);
        try
        {
            return CredentialAnswer.Found(await GetAsync(profile, token, async, cancellationToken).ConfigureAwait(false));
        }
        catch (AwsServiceException error) when (error.StatusCode == 401)
        {
            tokens.Refuse(token); // It was signed out of elsewhere. What was signed in to since then, or can be renewed, is taken.
        }

        token = await tokens.GetAsync(async, cancellationToken).ConfigureAwait(false);
        try
        {
            return CredentialAnswer.Found(await GetAsync(profile, token, async, cancellationToken).ConfigureAwait(false));
        }
        catch (AwsServiceException error) when (error.StatusCode == 401)
        {
            tokens.Refuse(token);
            throw new AwsCredentialsException($"The sign-in of {profile.Place} is not accepted: {error.Message} {profile.Remedy}", error);
        }
    }

    private async ValueTask<AwsCredentials> GetAsync(SsoProfile profile, AwsToken token, bool async, CancellationToken cancellationToken)
    {
        var input = new AwsStructure { ["roleName"] = profile.RoleName, ["accountId"] = profile.AccountId, ["accessToken"] = token.Value };
        try
        {
            return Read(await _call!("GetRoleCredentials", input, async, cancellationToken).ConfigureAwait(false), profile);
        }
        catch (Exception error) when (CredentialServices.IsRefusal(error) && error is not AwsServiceException { StatusCode: 401 })
        {
            throw new AwsCredentialsException($"{Describe(profile)} cannot be had: {error.Message}", error);
        }
    }

    private static AwsCredentials Read(AwsStructure output, SsoProfile profile)
    {
        if (output["roleCredentials"] is not AwsStructure found
            || found["accessKeyId"] is not string { Length: > 0 } key
            || found["secretAccessKey"] is not string { Length: > 0 } secret
            || found["expiration"] is not long end)
            throw new AwsCredentialsException($"{Describe(profile)} cannot be had: the service answered without credentials.");

        return new AwsCredentials(key, secret, found["sessionToken"] as string)
        {
            Expiration = DateTimeOffset.FromUnixTimeMilliseconds(end),
            AccountId = profile.AccountId,
            Source = profile.Place,
            Features = FeaturesOf(profile),
        };
    }

    private static string[] FeaturesOf(SsoProfile profile) => profile.Session is null
        ? [CredentialFeatures.ProfileSsoLegacy, CredentialFeatures.SsoLegacy]
        : [CredentialFeatures.ProfileSso, CredentialFeatures.Sso];

    private static string Describe(SsoProfile profile) => $"Role '{profile.RoleName}' in account {profile.AccountId} by {profile.Place}";
}
