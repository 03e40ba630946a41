namespace AwsResources.Client.Credentials;

/// <summary>Calls an operation of the service that gives out roles' credentials.</summary>
internal delegate ValueTask<AwsStructure> RoleCall(string operation, AwsStructure input, bool async, CancellationToken cancellationToken);

/// <summary>The service that gives out roles' credentials, as a source of credentials sees it. Its calls differ in whose credentials sign them, and in nothing else.</summary>
/// <param name="signedBy">Makes a client that signs with the provider's credentials, and gives its way of calling.</param>
/// <param name="time">The clock of the session.</param>
internal sealed class RoleService(Func<IAwsCredentialProvider, RoleCall> signedBy, TimeProvider time)
{
    public TimeProvider Time => time;

    public RoleCall SignedBy(IAwsCredentialProvider credentials) => signedBy(credentials);

    /// <summary>The name of a session where the user gives none.</summary>
    public string NewSessionName() => $"aws-sdk-dotnet-{time.GetUtcNow().ToUnixTimeSeconds()}";

    /// <summary>Calls one of the operations that answer with credentials.</summary>
    /// <param name="call">The way to call.</param>
    /// <param name="operation">Such as <c>AssumeRole</c>.</param>
    /// <param name="input">Its input.</param>
    /// <param name="place">What asks for it, for messages.</param>
    /// <param name="async">Whether the call is asynchronous.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AwsCredentialsException">The service refuses, cannot be reached, or answers without credentials.</exception>
    public static async ValueTask<AwsCredentials> AskAsync(
        RoleCall call, string operation, AwsStructure input, string place, bool async, CancellationToken cancellationToken)
    {
        try
        {
            var output = await call(operation, input, async, cancellationToken).ConfigureAwait(false);
            return Read(output, place);
        }
        catch (AwsException error) when (error is AwsServiceException or AwsTransportException or AwsResponseException or AwsValidationException or AwsEndpointException)
        {
            throw new AwsCredentialsException($"The role in {place} cannot be assumed: {error.Message}", error);
        }
    }

    private static AwsCredentials Read(AwsStructure output, string place)
    {
        if (output["Credentials"] is not AwsStructure credentials
            || credentials["AccessKeyId"] is not string { Length: > 0 } key
            || credentials["SecretAccessKey"] is not string { Length: > 0 } secret)
            throw new AwsCredentialsException($"The role in {place} cannot be assumed: the service answered without credentials.");

        return new AwsCredentials(key, secret, credentials["SessionToken"] as string)
        {
            Expiration = credentials["Expiration"] as DateTimeOffset?,
            AccountId = AccountOf((output["AssumedRoleUser"] as AwsStructure)?["Arn"] as string),
            Source = place,
        };
    }

    // arn:aws:roles::123456789012:assumed-role/name/session
    private static string? AccountOf(string? arn)
        => arn?.Split(':') is { Length: >= 6 } parts && parts[4].Length > 0 ? parts[4] : null;
}
