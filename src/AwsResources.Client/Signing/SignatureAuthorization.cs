using System.Globalization;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Signing;

/// <summary>What a request says about its own signature, in the Authorization header or in the query.</summary>
internal sealed record SignatureAuthorization
{
    public required string AccessKeyId { get; init; }

    public required string Region { get; init; }

    public required string Service { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>The names of the signed headers, in lower case, parted by semicolons.</summary>
    public required string SignedHeaders { get; init; }

    public required string Signature { get; init; }

    public string? SessionToken { get; init; }

    /// <summary>How long a presigned URL lives; null for a signature in the headers.</summary>
    public TimeSpan? Expires { get; init; }

    public bool IsPresigned => Expires is not null;

    /// <summary>Reads it; without one, says what is wrong.</summary>
    public static (SignatureAuthorization? Authorization, SignatureFault Fault, string Message) Read(AwsRequest request)
    {
        if (request.Headers.TryGet("Authorization", out var header)) return ReadHeader(request, header);
        if (request.Query.TryGet("X-Amz-Algorithm", out var algorithm)) return ReadQuery(request.Query, algorithm);
        return (null, SignatureFault.Missing, "The request has neither an Authorization header nor an X-Amz-Signature in its query.");
    }

    private static (SignatureAuthorization?, SignatureFault, string) ReadHeader(AwsRequest request, string header)
    {
        var gap = header.IndexOf(' ', StringComparison.Ordinal);
        if (gap < 0 || header[..gap] != CredentialScope.Algorithm) return WrongAlgorithm(gap < 0 ? header : header[..gap]);

        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in header[gap..].Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) parts[part[..equals]] = part[(equals + 1)..];
        }

        foreach (var name in (ReadOnlySpan<string>)["Credential", "SignedHeaders", "Signature"])
            if (!parts.ContainsKey(name)) return Malformed($"The Authorization header has no {name}.");
        _ = request.Headers.TryGet("X-Amz-Date", out var time);
        _ = request.Headers.TryGet("X-Amz-Security-Token", out var token);
        return Create(parts["Credential"], time, parts["SignedHeaders"], parts["Signature"], token, null);
    }

    private static (SignatureAuthorization?, SignatureFault, string) ReadQuery(QueryParameters query, string? algorithm)
    {
        if (algorithm != CredentialScope.Algorithm) return WrongAlgorithm(algorithm ?? "");
        foreach (var name in (ReadOnlySpan<string>)["X-Amz-Credential", "X-Amz-Date", "X-Amz-SignedHeaders", "X-Amz-Expires", "X-Amz-Signature"])
            if (!query.TryGet(name, out var value) || string.IsNullOrEmpty(value)) return Malformed($"The query has no {name}.");

        if (!int.TryParse(Get("X-Amz-Expires"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || TimeSpan.FromSeconds(seconds) > SigV4Signer.LongestExpiry)
            return Malformed("X-Amz-Expires is not a number of seconds up to 604800.");
        _ = query.TryGet("X-Amz-Security-Token", out var token);
        return Create(
            Get("X-Amz-Credential"), Get("X-Amz-Date"), Get("X-Amz-SignedHeaders"), Get("X-Amz-Signature"), token, TimeSpan.FromSeconds(seconds));

        string Get(string name) => query.TryGet(name, out var value) ? value! : "";
    }

    private static (SignatureAuthorization?, SignatureFault, string) Create(
        string credential, string? time, string signedHeaders, string signature, string? token, TimeSpan? expires)
    {
        // An access key id has no slash in it, yet nothing says so: the scope is counted from the end.
        var scope = credential.Split('/');
        if (scope.Length < 5 || scope[^1] != "aws4_request") return Malformed("The credential is not of the form ID/DATE/REGION/SERVICE/aws4_request.");
        if (!CredentialScope.TryParseTime(time, out var at)) return Malformed("X-Amz-Date is absent or not of the form 20150830T123600Z.");
        if (scope[^4] != time![..CredentialScope.DateLength]) return Malformed("The date of the credential is not the date of X-Amz-Date.");
        if (!signedHeaders.Split(';').Contains("host")) return Malformed("The host is not among the signed headers.");

        var authorization = new SignatureAuthorization
        {
            AccessKeyId = string.Join('/', scope[..^4]),
            Region = scope[^3],
            Service = scope[^2],
            Time = at,
            SignedHeaders = signedHeaders,
            Signature = signature,
            SessionToken = token,
            Expires = expires,
        };
        return (authorization, SignatureFault.None, "");
    }

    private static (SignatureAuthorization?, SignatureFault, string) WrongAlgorithm(string algorithm)
        => Malformed($"The request is signed with '{algorithm}'; expected {CredentialScope.Algorithm}.");

    private static (SignatureAuthorization?, SignatureFault, string) Malformed(string message) => (null, SignatureFault.Malformed, message);
}
