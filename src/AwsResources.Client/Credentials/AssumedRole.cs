namespace AwsResources.Client.Credentials;

/// <summary>A role that STS is asked for, with the credentials that its client signs with.</summary>
internal sealed class AssumedRole(RoleProfile role, IAwsCredentialProvider source, RoleService roles)
{
    private readonly Lazy<RoleCall> _call = new(() => roles.SignedBy(source));

    // The same at each refresh, so that one session is one in the account's log.
    private readonly Lazy<string> _sessionName = new(() => role.SessionName ?? roles.NewSessionName());

    /// <exception cref="AwsCredentialsException">STS refuses, cannot be reached, or the source has no credentials.</exception>
    public async ValueTask<AwsCredentials> FetchAsync(bool async, CancellationToken cancellationToken)
    {
        // A fault of the source is told before any fault of the role; it keeps what it found for the signature.
        _ = await source.GetCredentialsAsync(async, cancellationToken).ConfigureAwait(false);
        var input = new AwsStructure { ["RoleArn"] = role.RoleArn, ["RoleSessionName"] = _sessionName.Value };
        if (role.ExternalId is { } externalId) input["ExternalId"] = externalId;
        if (role.DurationSeconds is { } seconds) input["DurationSeconds"] = seconds;
        return await RoleService.AskAsync(_call.Value, "AssumeRole", input, role.Place, async, cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>A role in the midst of a chain: its credentials are kept until they end, for those of the next role may end earlier.</summary>
internal sealed class AssumedRoleProvider(AssumedRole role, TimeProvider time) : IAwsCredentialProvider
{
    private readonly RefreshingCredentials _cache = new(role.FetchAsync, time);

    public AwsCredentials? GetCredentials(CancellationToken cancellationToken = default)
        => _cache.GetAsync(async: false, cancellationToken).EnsureCompleted();

    public async ValueTask<AwsCredentials?> GetCredentialsAsync(CancellationToken cancellationToken = default)
        => await _cache.GetAsync(async: true, cancellationToken).ConfigureAwait(false);
}
