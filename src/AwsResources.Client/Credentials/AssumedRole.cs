namespace AwsResources.Client.Credentials;

/// <summary>A role that STS is asked for, with the credentials that its client signs with.</summary>
/// <param name="role">What is asked for.</param>
/// <param name="source">Whose credentials ask.</param>
/// <param name="roles">The service to ask.</param>
/// <param name="sourceFeature">What the user agent tells of the source.</param>
internal sealed class AssumedRole(RoleProfile role, IAwsCredentialProvider source, RoleService roles, string sourceFeature = CredentialFeatures.SourceProfile)
{
    private readonly Lazy<ServiceCall> _call = new(() => roles.SignedBy(source, sourceFeature, CredentialFeatures.AssumedRole));

    // The same at each refresh, so that one session is one in the account's log.
    private readonly Lazy<string> _sessionName = new(() => role.SessionName ?? roles.NewSessionName());

    /// <exception cref="AwsCredentialsException">STS refuses, cannot be reached, or the source has no credentials.</exception>
    public async ValueTask<AwsCredentials> FetchAsync(bool async, CancellationToken cancellationToken)
    {
        if (role.MfaPlace is { } place && roles.MfaCode is null)
            throw new AwsCredentialsException(
                $"{place} asks for the code that a device shows, and nobody is there to ask: give {nameof(AwsSessionOptions)}.{nameof(AwsSessionOptions.MfaCode)} a callback.");
        // A fault of the source is told before any fault of the role; it keeps what it found for the signature.
        var found = await source.GetCredentialsAsync(async, cancellationToken).ConfigureAwait(false);
        var input = new AwsStructure { ["RoleArn"] = role.RoleArn, ["RoleSessionName"] = _sessionName.Value };
        if (role.ExternalId is { } externalId) input["ExternalId"] = externalId;
        if (role.DurationSeconds is { } seconds) input["DurationSeconds"] = seconds;
        if (role.MfaSerial is { } device)
        {
            input["SerialNumber"] = device;
            input["TokenCode"] = await CodeAsync(device, async, cancellationToken).ConfigureAwait(false);
        }

        string[] features = [.. (found?.Features ?? []).Append(sourceFeature).Append(CredentialFeatures.AssumedRole).Distinct()];
        return await RoleService.AskAsync(_call.Value, "AssumeRole", input, role.Place, features, async, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<string> CodeAsync(string device, bool async, CancellationToken cancellationToken)
    {
        var prompt = new AwsMfaPrompt(device, role.RoleArn, role.Name);
        var code = await UserCallback.AskAsync(token => roles.MfaCode!(prompt, token), async, cancellationToken).ConfigureAwait(false);
        return code?.Trim() is { Length: > 0 } text
            ? text
            : throw new AwsCredentialsException($"{role.MfaPlace} asks for the code that a device shows, and the callback gave none.");
    }
}

/// <summary>A role in the midst of a chain: its credentials are kept until they end, for those of the next role may end earlier.</summary>
internal sealed class AssumedRoleProvider(AssumedRole role, RoleService roles) : IAwsCredentialProvider, IForgetful
{
    private readonly RefreshingCredentials _cache = new(role.FetchAsync, roles.Time)
    {
        RefreshFailed = error => CredentialLog.RefreshFailed(roles.Log, "a role in the midst of a chain", error.GetType().Name),
    };

    public void Forget(AwsCredentials credentials) => _cache.Forget(credentials);

    public AwsCredentials? GetCredentials(CancellationToken cancellationToken = default)
        => _cache.GetAsync(async: false, cancellationToken).EnsureCompleted();

    public async ValueTask<AwsCredentials?> GetCredentialsAsync(CancellationToken cancellationToken = default)
        => await _cache.GetAsync(async: true, cancellationToken).ConfigureAwait(false);
}
