namespace AwsResources.Client.Endpoints;

/// <summary>Where a call goes, as the rules of its service say. Immutable and shared between calls.</summary>
/// <param name="Url">Scheme, host and perhaps a path, without a closing slash unless the rules give one.</param>
/// <param name="Headers">Headers that the request must carry, in the rules' order; a name may have several values.</param>
/// <param name="AuthSchemes">How to sign, in order of preference; empty where the rules leave it to the operation and service.</param>
/// <param name="Properties">What else the rules say (S3's <c>backend</c>): strings, bools, longs, doubles, lists and dictionaries of these.</param>
internal sealed record ResolvedEndpoint(
    string Url,
    IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Headers,
    IReadOnlyList<EndpointAuthScheme> AuthSchemes,
    IReadOnlyDictionary<string, object?> Properties)
{
    /// <summary><see cref="Url"/>, parsed once.</summary>
    public Uri Uri { get; } = Uri.TryCreate(Url, UriKind.Absolute, out var uri)
        ? uri
        : throw new AwsEndpointException($"The endpoint rules give '{Url}', which is not an absolute URL.");
}

/// <summary>A way to sign that the rules of a service allow at an endpoint.</summary>
internal sealed record EndpointAuthScheme
{
    /// <summary><c>sigv4</c>, <c>sigv4a</c>, <c>sigv4-s3express</c>, <c>bearer</c>, …</summary>
    public required string Name { get; init; }

    /// <summary>The service's name in the signature, or null for the service's own.</summary>
    public string? SigningName { get; init; }

    /// <summary>The region in the signature, or null for the client's own.</summary>
    public string? SigningRegion { get; init; }

    /// <summary>The regions that a sigv4a signature covers, such as <c>*</c>; empty for other schemes.</summary>
    public IReadOnlyList<string> SigningRegionSet { get; init; } = [];

    /// <summary>Whether the path is signed as it is sent, as S3 wants it, and not encoded a second time; null where the rules are silent.</summary>
    public bool? DisableDoubleEncoding { get; init; }
}
