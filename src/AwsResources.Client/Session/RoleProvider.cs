using AwsResources.Client.Credentials;

namespace AwsResources.Client.Session;

/// <summary>The credentials of a role that code asks for, fetched when they are first needed and again before they end.</summary>
internal sealed class RoleProvider : IAwsCredentialProvider, IForgetful
{
    private readonly AwsAssumeRoleOptions _options;
    private readonly Func<IAwsCredentialProvider> _source;
    private readonly RoleService _roles;
    private readonly RefreshingCredentials _cache;
    private readonly Lazy<ServiceCall> _call;

    // The same at each refresh, so that one session is one in the account's log.
    private readonly Lazy<string> _sessionName;

    /// <param name="roleArn">The role.</param>
    /// <param name="options">How it is assumed.</param>
    /// <param name="source">Whose credentials assume it.</param>
    /// <param name="roles">The service to ask.</param>
    public RoleProvider(string roleArn, AwsAssumeRoleOptions options, Func<IAwsCredentialProvider> source, RoleService roles)
    {
        (RoleArn, _options, _source, _roles) = (roleArn, options, source, roles);
        _cache = new RefreshingCredentials(FetchAsync, roles.Time)
        {
            RefreshFailed = error => CredentialLog.RefreshFailed(roles.Log, Place, error.GetType().Name),
        };
        _call = new(() => roles.SignedBy(source(), CredentialFeatures.AssumedRole));
        _sessionName = new(() => options.SessionName ?? roles.NewSessionName());
    }

    public string RoleArn { get; }

    /// <summary>What messages call it.</summary>
    public string Place => $"AssumeRole(\"{RoleArn}\")";

    /// <exception cref="AwsCredentialsException">The role cannot be assumed, or there are no credentials to assume it with.</exception>
    public AwsCredentials? GetCredentials(CancellationToken cancellationToken = default)
        => _cache.GetAsync(async: false, cancellationToken).EnsureCompleted();

    /// <exception cref="AwsCredentialsException">The role cannot be assumed, or there are no credentials to assume it with.</exception>
    public async ValueTask<AwsCredentials?> GetCredentialsAsync(CancellationToken cancellationToken = default)
        => await _cache.GetAsync(async: true, cancellationToken).ConfigureAwait(false);

    public void Forget(AwsCredentials credentials) => _cache.Forget(credentials);

    private async ValueTask<AwsCredentials> FetchAsync(bool async, CancellationToken cancellationToken)
    {
        // A fault of the source is told before any fault of the role; it keeps what it found for the signature.
        var found = await _source().GetCredentialsAsync(async, cancellationToken).ConfigureAwait(false);
        var input = Input();
        if (_options.MfaSerial is { } device)
        {
            input["SerialNumber"] = device;
            input["TokenCode"] = await CodeAsync(device, async, cancellationToken).ConfigureAwait(false);
        }

        string[] features = [.. (found?.Features ?? []).Append(CredentialFeatures.AssumedRole).Distinct()];
        return await RoleService.AskAsync(_call.Value, "AssumeRole", input, Place, features, async, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<string> CodeAsync(string device, bool async, CancellationToken cancellationToken)
    {
        if (_roles.MfaCode is not { } ask)
            throw new AwsCredentialsException(
                $"{Place} asks for the code that the device {device} shows, and nobody is there to ask: give {nameof(AwsSessionOptions)}.{nameof(AwsSessionOptions.MfaCode)} a callback.");
        var prompt = new AwsMfaPrompt(device, RoleArn, Profile: null);
        var code = await UserCallback.AskAsync(token => ask(prompt, token), async, cancellationToken).ConfigureAwait(false);
        return code?.Trim() is { Length: > 0 } text
            ? text
            : throw new AwsCredentialsException($"{Place} asks for the code that the device {device} shows, and the callback gave none.");
    }

    private AwsStructure Input()
    {
        var input = new AwsStructure { ["RoleArn"] = RoleArn, ["RoleSessionName"] = _sessionName.Value };
        if (_options.ExternalId is { } externalId) input["ExternalId"] = externalId;
        if (_options.Duration is { } duration) input["DurationSeconds"] = (int)duration.TotalSeconds;
        if (_options.Policy is { } policy) input["Policy"] = policy;
        if (_options.SourceIdentity is { } identity) input["SourceIdentity"] = identity;
        if (_options.PolicyArns.Count > 0) input["PolicyArns"] = _options.PolicyArns.Select(arn => new AwsStructure { ["arn"] = arn }).ToList();
        if (_options.Tags.Count > 0) input["Tags"] = _options.Tags.Select(tag => new AwsStructure { ["Key"] = tag.Key, ["Value"] = tag.Value }).ToList();
        if (_options.TransitiveTagKeys.Count > 0) input["TransitiveTagKeys"] = _options.TransitiveTagKeys;
        return input;
    }
}
