using AwsResources.Client.Endpoints;

namespace AwsResources.Client.Pipeline;

/// <summary>How a call is signed: nothing, or Signature Version 4 for a service and a region.</summary>
internal sealed record AuthChoice
{
    private static readonly string[] S3Names = ["s3", "s3-outposts", "s3-object-lambda", "s3express"];

    public static AuthChoice None { get; } = new();

    public bool IsSigned { get; private init; }

    public string Service { get; private init; } = "";

    public string Region { get; private init; } = "";

    public bool DoubleEncode { get; private init; } = true;

    /// <summary>Whether the operation asks that its payload is not hashed.</summary>
    public bool UnsignedPayload { get; private init; }

    /// <summary>Whether paths and payloads are signed in the manner of S3.</summary>
    public bool IsS3 => Array.IndexOf(S3Names, Service) >= 0;

    /// <exception cref="AwsEndpointException">The call wants a kind of signature that this library does not make yet.</exception>
    public static AuthChoice For(Call call)
    {
        var operation = call.Operation;
        if (operation.AuthType == "none") return None;
        var offered = Offered(call);
        foreach (var name in offered)
        {
            switch (Short(name))
            {
                case "noAuth" or "none": return None;
                case "sigv4" or "v4" or "s3" or "s3v4" or "v4-unsigned-body" or "custom": return Signed(call, Scheme(call.Endpoint, "sigv4"));
            }
        }
        throw new AwsEndpointException(
            $"{call.Name} is authorised by {string.Join(" or ", offered.Select(Short))}, which this version does not do yet; it does sigv4 and none.");
    }

    // The endpoint's rules know best; then the operation, then the service.
    private static IReadOnlyList<string> Offered(Call call)
    {
        var (operation, service) = (call.Operation, call.Client.Model.Metadata);
        if (operation.Auth is ["smithy.api#noAuth"]) return operation.Auth;
        if (call.Endpoint.AuthSchemes.Count > 0) return [.. call.Endpoint.AuthSchemes.Select(scheme => scheme.Name)];
        if (operation.Auth.Count > 0) return operation.Auth;
        if (operation.AuthType is { } type) return [type];
        return service.Auth.Count > 0 ? service.Auth : [service.SignatureVersion ?? "v4"];
    }

    private static AuthChoice Signed(Call call, EndpointAuthScheme? scheme)
    {
        var service = call.Client.Model.Metadata;
        var region = scheme?.SigningRegion ?? call.Region ?? call.Client.Region;
        var choice = new AuthChoice
        {
            IsSigned = true,
            Service = scheme?.SigningName ?? service.SigningName ?? service.EndpointPrefix,
            Region = region == SessionRegion.Global ? "us-east-1" : region,
            UnsignedPayload = call.Operation.UnsignedPayload || call.Operation.AuthType == "v4-unsigned-body",
        };
        return choice with { DoubleEncode = !choice.IsS3 && scheme?.DisableDoubleEncoding != true };
    }

    private static EndpointAuthScheme? Scheme(ResolvedEndpoint endpoint, string name)
    {
        foreach (var scheme in endpoint.AuthSchemes)
            if (scheme.Name == name) return scheme;
        return null;
    }

    private static string Short(string name) => name[(name.IndexOf('#', StringComparison.Ordinal) + 1)..];
}

/// <summary>Names of regions that are none.</summary>
internal static class SessionRegion
{
    /// <summary>What endpoint rules call the place of a service without regions.</summary>
    public const string Global = "aws-global";
}
