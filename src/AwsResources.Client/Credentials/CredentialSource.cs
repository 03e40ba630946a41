namespace AwsResources.Client.Credentials;

/// <summary>What a source answered: credentials, or in words why it has none.</summary>
/// <param name="Credentials">The credentials; null when the source has none.</param>
/// <param name="Finding">What it looked at, such as "AWS_ACCESS_KEY_ID is not set".</param>
internal readonly record struct CredentialAnswer(AwsCredentials? Credentials, string Finding)
{
    public static CredentialAnswer None(string finding) => new(null, finding);

    public static CredentialAnswer Found(AwsCredentials credentials) => new(credentials, "found");
}

/// <summary>One place of the chain where credentials may be.</summary>
internal abstract class CredentialSource
{
    /// <summary>What messages call it.</summary>
    public abstract string Name { get; }

    /// <summary>What chains call it: one of <see cref="AwsCredentialProviders"/>, or the name of a provider of the user's own.</summary>
    public virtual string Method => Name;

    /// <summary>Asks it. A source that is configured and fails throws; one that is not configured answers so.</summary>
    /// <exception cref="AwsCredentialsException">The source is configured and cannot give credentials.</exception>
    public abstract ValueTask<CredentialAnswer> AskAsync(bool async, CancellationToken cancellationToken);

    /// <summary>Told that a service took its credentials as ended; for sources that keep them somewhere.</summary>
    public virtual void Refuse(AwsCredentials credentials)
    {
    }
}
