using AwsResources.Client.Endpoints;

namespace AwsResources.Client.Pipeline;

/// <summary>The ways in which a request says who sends it.</summary>
internal enum AuthKind
{
    None,

    /// <summary>The signature before Version 4, which SimpleDB still takes.</summary>
    SigV2,
    SigV4,

    /// <summary>As <see cref="SigV4"/>, for a set of regions, and asymmetric.</summary>
    SigV4a,

    /// <summary>As <see cref="SigV4"/>, with the credentials of a bucket's session.</summary>
    S3Express,
    Bearer,
}

/// <summary>How a call is authorised: the kind, and for signatures the service, the region, and the manner.</summary>
internal sealed record AuthChoice
{
    private static readonly string[] S3Names = ["s3", "s3-outposts", "s3-object-lambda", "s3express"];

    public static AuthChoice None { get; } = new();

    private static AuthChoice Bearer { get; } = new() { Kind = AuthKind.Bearer };

    public AuthKind Kind { get; private init; }

    public bool IsSigned => Kind is AuthKind.SigV2 or AuthKind.SigV4 or AuthKind.SigV4a or AuthKind.S3Express;

    /// <summary>Whether the credentials are those of a bucket's session.</summary>
    public bool IsBucketSession => Kind is AuthKind.S3Express;

    public string Service { get; private init; } = "";

    public string Region { get; private init; } = "";

    /// <summary>The regions that a signature of Version 4a covers; null for other kinds.</summary>
    public string? RegionSet { get; private init; }

    public bool DoubleEncode { get; private init; } = true;

    /// <summary>Whether the operation asks that its payload is not hashed.</summary>
    public bool UnsignedPayload { get; private init; }

    /// <summary>Whether paths and payloads are signed in the manner of S3.</summary>
    public bool IsS3 => IsS3Name(Service);

    /// <exception cref="AwsEndpointException">The call wants a kind of authorisation that this library does not know.</exception>
    public static AuthChoice For(Call call)
    {
        if (call.Operation.AuthType == "none") return None;
        var offered = Offered(call);
        foreach (var name in call.Client.Auth.Order(offered))
        {
            switch (Short(name))
            {
                case "noAuth" or "none": return None;
                case "sigv4" or "v4" or "s3" or "s3v4" or "v4-unsigned-body" or "custom": return Signed(call, AuthKind.SigV4, "sigv4");
                case "sigv4a" or "v4a": return Signed(call, AuthKind.SigV4a, "sigv4a");
                case "sigv4-s3express" or "v4-s3express": return Signed(call, AuthKind.S3Express, "sigv4-s3express");
                case "v2" when !call.IsPresigned: return Signed(call, AuthKind.SigV2, "v2");
                case var _ when IsBearer(name) && !call.IsPresigned: return Bearer; // A URL has no place for a token.
            }
        }
        if (call.IsPresigned && offered.Any(IsBearer)) throw new AwsEndpointException($"{call.Name} is authorised by a bearer token, so it cannot be presigned: a URL is signed.");
        throw new AwsEndpointException(
            $"{call.Name} is authorised by {string.Join(" or ", offered.Select(Short))}, which this version does not know; it knows sigv4, sigv4a, v2 (not for URLs), sigv4-s3express, httpBearerAuth and noAuth.");
    }

    /// <summary>A scheme's name without its namespace: <c>sigv4</c> for <c>aws.auth#sigv4</c>.</summary>
    public static string Short(string name) => name[(name.IndexOf('#', StringComparison.Ordinal) + 1)..];

    public static bool IsBearer(string name) => Short(name) is "httpBearerAuth" or "bearer";

    // The endpoint's rules know best; then the operation, then the service.
    private static IReadOnlyList<string> Offered(Call call)
    {
        var (operation, service) = (call.Operation, call.Client.Model.Metadata);
        if (operation.Auth is ["smithy.api#noAuth"]) return operation.Auth;
        if (call.Endpoint.AuthSchemes.Count > 0) return WithBearer(call.Endpoint.AuthSchemes, operation.Auth.Count > 0 ? operation.Auth : service.Auth);
        if (operation.Auth.Count > 0) return operation.Auth;
        if (operation.AuthType is { } type) return [type];
        return service.Auth.Count > 0 ? service.Auth : [service.SignatureVersion ?? "v4"];
    }

    // Endpoint rules speak of signatures only: a token that the model allows stays allowed.
    private static List<string> WithBearer(IReadOnlyList<EndpointAuthScheme> schemes, IReadOnlyList<string> modelled)
    {
        List<string> names = [.. schemes.Select(scheme => scheme.Name)];
        if (!names.Exists(IsBearer) && modelled.FirstOrDefault(IsBearer) is { } bearer) names.Add(bearer);
        return names;
    }

    private static AuthChoice Signed(Call call, AuthKind kind, string schemeName)
    {
        var service = call.Client.Model.Metadata;
        var scheme = Scheme(call.Endpoint, schemeName);
        var region = scheme?.SigningRegion ?? call.Region ?? call.Client.Region;
        if (region == SessionRegion.Global) region = "us-east-1";
        var name = scheme?.SigningName ?? service.SigningName ?? service.EndpointPrefix;
        return new AuthChoice
        {
            Kind = kind,
            Service = name,
            Region = region,
            RegionSet = kind is AuthKind.SigV4a ? RegionSetOf(call, scheme, region) : null,
            UnsignedPayload = call.Operation.UnsignedPayload || call.Operation.AuthType == "v4-unsigned-body",
            DoubleEncode = !IsS3Name(name) && scheme?.DisableDoubleEncoding != true,
        };
    }

    private static bool IsS3Name(string service) => Array.IndexOf(S3Names, service) >= 0;

    // What the user says, what the endpoint's rules say, and else the region of the call.
    private static string RegionSetOf(Call call, EndpointAuthScheme? scheme, string region) =>
        call.Client.Auth.RegionSet ?? (scheme is { SigningRegionSet.Count: > 0 } ? string.Join(',', scheme.SigningRegionSet) : region);

    private static EndpointAuthScheme? Scheme(ResolvedEndpoint endpoint, string name)
    {
        foreach (var scheme in endpoint.AuthSchemes)
            if (Short(scheme.Name) == name) return scheme;
        return null;
    }
}

/// <summary>Names of regions that are none.</summary>
internal static class SessionRegion
{
    /// <summary>What endpoint rules call the place of a service without regions.</summary>
    public const string Global = "aws-global";
}
