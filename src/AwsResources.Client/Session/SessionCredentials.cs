using AwsResources.Client.Transport;

namespace AwsResources.Client.Session;

/// <summary>
/// What finds a session's credentials, with the connections that it finds them by. Sessions derived from one another may have
/// the same; it lives until the last of them is disposed of. Safe to share between threads.
/// </summary>
/// <param name="provider">Makes the provider; it is not made before somebody asks.</param>
/// <param name="transport">Gives the connections for it.</param>
/// <param name="source">Whose credentials these are made from, as a role's are; null for none's.</param>
internal sealed class SessionCredentials(Func<IAwsCredentialProvider> provider, Func<ITransport> transport, SessionCredentials? source = null)
{
    private readonly Lazy<IAwsCredentialProvider> _provider = new(provider);
    private readonly Lazy<ITransport> _transport = new(transport);
    private int _claims = 1;

    public IAwsCredentialProvider Provider => _provider.Value;

    public ITransport Transport => _transport.Value;

    /// <summary>One more session has these; it is to release them.</summary>
    public SessionCredentials Claim()
    {
        Interlocked.Increment(ref _claims);
        return this;
    }

    /// <summary>A session is done with them.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _claims) > 0) return;
        if (_transport.IsValueCreated) _transport.Value.Dispose();
        source?.Release();
    }
}
