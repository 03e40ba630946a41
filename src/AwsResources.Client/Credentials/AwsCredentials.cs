namespace AwsResources;

/// <summary>What AWS knows a caller by: an access key, its secret, and for temporary ones a session token and an end.</summary>
/// <remarks>Immutable. <see cref="ToString"/> shows the end of the access key id and never a secret.</remarks>
public sealed class AwsCredentials
{
    /// <summary>Makes credentials.</summary>
    /// <param name="accessKeyId">The access key id, such as <c>AKIDEXAMPLE</c>.</param>
    /// <param name="secretAccessKey">The secret that belongs to it.</param>
    /// <param name="sessionToken">The session token of temporary credentials; null for a user's own keys.</param>
    /// <exception cref="ArgumentException">The id or the secret is empty.</exception>
    public AwsCredentials(string accessKeyId, string secretAccessKey, string? sessionToken = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(accessKeyId);
        ArgumentException.ThrowIfNullOrWhiteSpace(secretAccessKey);
        AccessKeyId = accessKeyId;
        SecretAccessKey = secretAccessKey;
        SessionToken = string.IsNullOrEmpty(sessionToken) ? null : sessionToken;
    }

    private AwsCredentials()
    {
        (AccessKeyId, SecretAccessKey) = ("", "");
        IsAnonymous = true;
    }

    /// <summary>Nobody's: calls are sent unsigned, as public buckets and a few other resources allow. Its id and its secret are empty.</summary>
    public static AwsCredentials Anonymous { get; } = new();

    /// <summary>The access key id.</summary>
    public string AccessKeyId { get; }

    /// <summary>The secret access key.</summary>
    public string SecretAccessKey { get; }

    /// <summary>The session token; null for credentials that are not temporary.</summary>
    public string? SessionToken { get; }

    /// <summary>When the credentials end; null for ones that do not.</summary>
    public DateTimeOffset? Expiration { get; init; }

    /// <summary>The twelve digits of the account that the credentials belong to, where their source tells it.</summary>
    public string? AccountId { get; init; }

    /// <summary>Whether these are <see cref="Anonymous"/>.</summary>
    internal bool IsAnonymous { get; }

    /// <summary>Where they were found, for diagnostics.</summary>
    internal string Source { get; init; } = "code";

    /// <summary>What the user agent tells of the way on which they were found, by the identifiers of <see cref="Client.Credentials.CredentialFeatures"/>.</summary>
    internal IReadOnlyList<string> Features { get; init; } = [Client.Credentials.CredentialFeatures.Code];

    /// <summary>The end of the access key id: enough to tell two credentials apart, not enough to use them.</summary>
    public override string ToString() => IsAnonymous ? "AwsCredentials(anonymous)" : $"AwsCredentials(AccessKeyId={Hint})";

    internal string Hint => IsAnonymous ? "anonymous" : AccessKeyId.Length > 8 ? $"…{AccessKeyId[^4..]}" : "…";
}
