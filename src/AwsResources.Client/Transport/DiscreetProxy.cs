using System.Net;

namespace AwsResources.Client.Transport;

/// <summary>
/// A proxy whose address never holds a user's name and password: the platform writes addresses into its messages.
/// What stood in the address is given as the proxy's credentials, which the platform asks for apart.
/// </summary>
internal sealed class DiscreetProxy(IWebProxy proxy) : IWebProxy, ICredentials
{
    private volatile NetworkCredential? _fromAddress;

    public ICredentials? Credentials
    {
        get => proxy.Credentials ?? this;
        set => throw new NotSupportedException("The proxy's credentials are those of the options.");
    }

    public Uri? GetProxy(Uri destination)
    {
        if (proxy.GetProxy(destination) is not { UserInfo.Length: > 0 } address) return proxy.GetProxy(destination);
        var colon = address.UserInfo.IndexOf(':', StringComparison.Ordinal);
        var (user, password) = colon < 0 ? (address.UserInfo, "") : (address.UserInfo[..colon], address.UserInfo[(colon + 1)..]);
        _fromAddress = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        return new UriBuilder(address) { UserName = "", Password = "" }.Uri;
    }

    public bool IsBypassed(Uri host) => proxy.IsBypassed(host);

    public NetworkCredential? GetCredential(Uri uri, string authType) => _fromAddress;
}
