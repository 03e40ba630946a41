using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AwsResources.Client.Credentials;

/// <summary>The service that gives out roles' credentials, as a source of credentials sees it. Its calls differ in whose credentials sign them, and in nothing else.</summary>
/// <param name="signedBy">Makes a client that signs with the provider's credentials and tells these features in its user agent, and gives its way of calling.</param>
/// <param name="time">The clock of the session.</param>
internal sealed class RoleService(Func<IAwsCredentialProvider, string[], ServiceCall> signedBy, TimeProvider time)
{
    public TimeProvider Time => time;

    /// <summary>Where it is told what answered, and what could not be refreshed.</summary>
    public ILogger Log { get; init; } = NullLogger.Instance;

    /// <summary>Asks a person for the code that a device shows; null where nobody can be asked.</summary>
    public Func<AwsMfaPrompt, CancellationToken, ValueTask<string>>? MfaCode { get; init; }

    /// <param name="credentials">Whose credentials sign.</param>
    /// <param name="features">What the calls' user agents tell of the way to credentials, beyond what those that sign do.</param>
    public ServiceCall SignedBy(IAwsCredentialProvider credentials, params string[] features) => signedBy(credentials, features);

    /// <summary>The name of a session where the user gives none.</summary>
    public string NewSessionName() => $"aws-sdk-dotnet-{time.GetUtcNow().ToUnixTimeSeconds()}";

    /// <summary>Calls one of the operations that answer with credentials.</summary>
    /// <param name="call">The way to call.</param>
    /// <param name="operation">Such as <c>AssumeRole</c>.</param>
    /// <param name="input">Its input.</param>
    /// <param name="place">What asks for it, for messages.</param>
    /// <param name="features">What the user agent tells of these credentials' way.</param>
    /// <param name="async">Whether the call is asynchronous.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AwsCredentialsException">The service refuses, cannot be reached, or answers without credentials.</exception>
    public static async ValueTask<AwsCredentials> AskAsync(
        ServiceCall call, string operation, AwsStructure input, string place, IReadOnlyList<string> features, bool async, CancellationToken cancellationToken)
    {
        try
        {
            var output = await call(operation, input, async, cancellationToken).ConfigureAwait(false);
            return Read(output, place, features);
        }
        catch (Exception error) when (CredentialServices.IsRefusal(error))
        {
            throw new AwsCredentialsException($"The role in {place} cannot be assumed: {error.Message}", error);
        }
    }

    private static AwsCredentials Read(AwsStructure output, string place, IReadOnlyList<string> features)
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
            Features = features,
        };
    }

    // arn:aws:roles::123456789012:assumed-role/name/session
    private static string? AccountOf(string? arn)
        => arn?.Split(':') is { Length: >= 6 } parts && parts[4].Length > 0 ? parts[4] : null;
}
