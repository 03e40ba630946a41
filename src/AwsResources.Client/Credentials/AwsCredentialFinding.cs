using AwsResources.Client.Credentials;

namespace AwsResources;

/// <summary>What one provider of credentials answered.</summary>
public enum AwsCredentialOutcome
{
    /// <summary>It was not asked: a provider before it had credentials, or failed.</summary>
    NotAsked,

    /// <summary>Nothing tells it to look for credentials.</summary>
    NotConfigured,

    /// <summary>It has credentials.</summary>
    Found,

    /// <summary>It is configured and could not give credentials. The providers behind it are not asked, for they would be somebody else's.</summary>
    Failed,
}

/// <summary>A provider of credentials, and what it answered. It never holds a secret.</summary>
public sealed record AwsCredentialFinding
{
    /// <summary>The provider's name in an <see cref="AwsCredentialChain"/>, such as <c>env</c> or <c>sso</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>What messages call it, such as "environment variables".</summary>
    public required string Title { get; init; }

    /// <summary>What it answered.</summary>
    public required AwsCredentialOutcome Outcome { get; init; }

    /// <summary>Where the credentials are from, what is not set, or why it failed; empty where it was not asked.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The last four characters of the access key's id, behind "…"; null where there are no credentials.</summary>
    public string? AccessKeyHint { get; init; }

    /// <summary>The account of the credentials; null where their source does not tell it.</summary>
    public string? AccountId { get; init; }

    /// <summary>When the credentials end; null for ones that do not.</summary>
    public DateTimeOffset? Expiration { get; init; }

    internal static AwsCredentialFinding NotAsked(CredentialSource source) => Of(source, AwsCredentialOutcome.NotAsked, "");

    internal static AwsCredentialFinding Of(CredentialSource source, AwsException error) => Of(source, AwsCredentialOutcome.Failed, error.Message);

    internal static AwsCredentialFinding Of(CredentialSource source, CredentialAnswer answer) => answer.Credentials is { } found
        ? Found(source.Method, source.Name, found)
        : Of(source, AwsCredentialOutcome.NotConfigured, answer.Finding);

    internal static AwsCredentialFinding Found(string provider, string title, AwsCredentials found) => new()
    {
        Provider = provider,
        Title = title,
        Outcome = AwsCredentialOutcome.Found,
        Detail = found.Source,
        AccessKeyHint = found.Hint,
        AccountId = found.AccountId,
        Expiration = found.Expiration,
    };

    private static AwsCredentialFinding Of(CredentialSource source, AwsCredentialOutcome outcome, string detail)
        => new() { Provider = source.Method, Title = source.Name, Outcome = outcome, Detail = detail };
}
