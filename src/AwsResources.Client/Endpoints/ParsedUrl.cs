using System.Globalization;

namespace AwsResources.Client.Endpoints;

/// <summary>The parts of an endpoint's URL that rules may ask for.</summary>
/// <param name="Scheme"><c>http</c> or <c>https</c>.</param>
/// <param name="Authority">The host, with the port where the URL gives one.</param>
/// <param name="Path">The path as written; empty where there is none.</param>
/// <param name="NormalizedPath">The path with a slash at both ends.</param>
/// <param name="IsIp">Whether the host is an IPv4 or a bracketed IPv6 address.</param>
internal sealed record ParsedUrl(string Scheme, string Authority, string Path, string NormalizedPath, bool IsIp)
{
    /// <summary>Null where the text is not an HTTP URL, or has a query, which no endpoint can keep.</summary>
    public static ParsedUrl? Parse(string text)
    {
        var scheme = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? "https"
            : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? "http"
            : null;
        if (scheme is null) return null;

        var rest = text.AsSpan(scheme.Length + "://".Length);
        var fragment = rest.IndexOf('#');
        if (fragment >= 0) rest = rest[..fragment];
        if (rest.Contains('?') || rest.IndexOfAny(" \t\r\n") >= 0) return null;

        var slash = rest.IndexOf('/');
        var authority = slash < 0 ? rest : rest[..slash];
        var path = slash < 0 ? "" : rest[slash..].ToString();
        if (!TryGetHost(authority, out var host)) return null;
        var normalized = path.EndsWith('/') ? path : path.Length == 0 ? "/" : path + "/";
        return new ParsedUrl(scheme, authority.ToString(), path, normalized, IsAddress(host));
    }

    /// <summary>Whether the text is four decimal numbers up to 255 with dots between them.</summary>
    public static bool IsIPv4(ReadOnlySpan<char> host)
    {
        var parts = 0;
        foreach (var range in host.Split('.'))
        {
            var part = host[range];
            if (++parts > 4 || part.Length is 0 or > 3 || !byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)) return false;
        }
        return parts == 4;
    }

    private static bool TryGetHost(ReadOnlySpan<char> authority, out ReadOnlySpan<char> host)
    {
        host = authority[(authority.LastIndexOf('@') + 1)..];
        var colon = host.LastIndexOf(':');
        if (colon > host.LastIndexOf(']'))
        {
            var port = host[(colon + 1)..];
            if (port.Length > 0 && !ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _)) return false;
            host = host[..colon];
        }
        return host.Length > 0;
    }

    private static bool IsAddress(ReadOnlySpan<char> host) => host is ['[', .. var inner, ']']
        ? System.Net.IPAddress.TryParse(inner, out var address) && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
        : IsIPv4(host);
}
