namespace AwsResources.Client.Tokens;

/// <summary>Where one client's bearer tokens come from, in this order.</summary>
/// <param name="FromCode">What the session's options give; null for none.</param>
/// <param name="FromEnvironment">The variable of this service.</param>
/// <param name="FromProfile">The sign-in of the profile.</param>
internal sealed record TokenSources(IAwsTokenProvider? FromCode, EnvironmentTokens FromEnvironment, ProfileTokens FromProfile)
{
    /// <summary>What was looked at, for messages.</summary>
    public string Tried => $"{nameof(AwsSessionOptions)}.{nameof(AwsSessionOptions.TokenProvider)}, {FromEnvironment.Variable}, {FromProfile.Setting}";

    /// <summary>The first token that there is; null for none.</summary>
    /// <exception cref="AwsCredentialsException">A source is configured and cannot give one.</exception>
    public async ValueTask<AwsToken?> FindAsync(DateTimeOffset now, bool async, CancellationToken cancellationToken)
    {
        if (FromCode is { } provider && await provider.GetTokenAsync(async, cancellationToken).ConfigureAwait(false) is { } given)
        {
            return given.Expiration is { } end && end <= now
                ? throw new AwsCredentialsException($"The bearer token of {nameof(AwsSessionOptions)}.{nameof(AwsSessionOptions.TokenProvider)} ended at {end:u}.")
                : given;
        }

        return FromEnvironment.GetToken(cancellationToken) ?? await FromProfile.GetTokenAsync(async, cancellationToken).ConfigureAwait(false);
    }
}
