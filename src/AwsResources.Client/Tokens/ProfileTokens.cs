using AwsResources.Client.Configuration;
using AwsResources.Client.Credentials;
using AwsResources.Client.Credentials.Sso;

namespace AwsResources.Client.Tokens;

/// <summary>The token of the sign-in that a profile names with <c>sso_session</c>.</summary>
internal sealed class ProfileTokens(AwsConfiguration configuration, CredentialServices services) : IAwsTokenProvider
{
    /// <summary>The setting, for messages.</summary>
    public string Setting => $"sso_session of profile '{configuration.ProfileName}'";

    /// <exception cref="AwsCredentialsException">The profile names a sign-in, and there is none, or it is over.</exception>
    public AwsToken? GetToken(CancellationToken cancellationToken = default) => GetAsync(async: false, cancellationToken).EnsureCompleted();

    /// <exception cref="AwsCredentialsException">The profile names a sign-in, and there is none, or it is over.</exception>
    public ValueTask<AwsToken?> GetTokenAsync(CancellationToken cancellationToken = default) => GetAsync(async: true, cancellationToken);

    private async ValueTask<AwsToken?> GetAsync(bool async, CancellationToken cancellationToken)
        => SsoProfile.Find(configuration.Profile, configuration.Shared) is { Session: not null } profile
            ? await services.TokensOf(profile, configuration.Environment).GetAsync(async, cancellationToken).ConfigureAwait(false)
            : null;
}
