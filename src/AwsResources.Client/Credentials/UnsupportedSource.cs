namespace AwsResources.Client.Credentials;

/// <summary>
/// A place where credentials may be that this version cannot ask. Where the configuration points to it, it fails with
/// its name, because going on to the next source would sign with an identity that the user did not mean.
/// </summary>
/// <param name="method">What chains call it.</param>
/// <param name="name">What it is called.</param>
/// <param name="trigger">Gives the setting that asks for it; null when nothing does.</param>
/// <param name="absent">What to say when nothing asks for it.</param>
internal sealed class UnsupportedSource(string method, string name, Func<string?> trigger, string absent) : CredentialSource
{
    public override string Name => name;

    public override string Method => method;

    public override ValueTask<CredentialAnswer> AskAsync(bool async, CancellationToken cancellationToken)
    {
        if (trigger() is not { } setting) return new(CredentialAnswer.None(absent));
        throw new AwsCredentialsException(
            $"{setting} asks for credentials from {name}, which this version does not support yet. "
            + "Give the session credentials or a credential provider of your own, or use a profile with static keys or credential_process.");
    }
}
