using System.Collections.ObjectModel;
using AwsResources.Client.Endpoints.Expressions;

namespace AwsResources.Client.Endpoints;

/// <summary>The endpoint of a rule, before the values of a call are filled in.</summary>
internal sealed class EndpointTemplate(
    Expression url,
    KeyValuePair<string, Expression[]>[] headers,
    AuthSchemeTemplate[] authSchemes,
    KeyValuePair<string, Expression>[] properties)
{
    public ResolvedEndpoint Resolve(object?[] slots) => new(
        url.Evaluate(slots) as string ?? throw new AwsEndpointException("The endpoint rules give an endpoint without a URL."),
        headers.Length == 0 ? [] : Headers(slots),
        authSchemes.Length == 0 ? [] : Array.ConvertAll(authSchemes, a => a.Resolve(slots)),
        properties.Length == 0 ? ReadOnlyDictionary<string, object?>.Empty : Properties(slots));

    private KeyValuePair<string, IReadOnlyList<string>>[] Headers(object?[] slots) => Array.ConvertAll(headers, header =>
        new KeyValuePair<string, IReadOnlyList<string>>(header.Key, Texts(header.Value, slots)));

    private Dictionary<string, object?> Properties(object?[] slots)
    {
        var values = new Dictionary<string, object?>(properties.Length, StringComparer.Ordinal);
        foreach (var (name, property) in properties) values[name] = property.Evaluate(slots);
        return values;
    }

    internal static string[] Texts(Expression[] expressions, object?[] slots) => Array.ConvertAll(expressions, e =>
        e.Evaluate(slots) as string ?? throw new AwsEndpointException("The endpoint rules give a list an element that is not set."));
}

/// <summary>An auth scheme of a rule, before the values of a call are filled in.</summary>
internal sealed class AuthSchemeTemplate
{
    public Expression? Name { get; set; }
    public Expression? SigningName { get; set; }
    public Expression? SigningRegion { get; set; }
    public Expression[] SigningRegionSet { get; set; } = [];
    public Expression? DisableDoubleEncoding { get; set; }

    public EndpointAuthScheme Resolve(object?[] slots) => new()
    {
        Name = Name?.Evaluate(slots) as string ?? throw new AwsEndpointException("The endpoint rules give an auth scheme without a name."),
        SigningName = SigningName?.Evaluate(slots) as string,
        SigningRegion = SigningRegion?.Evaluate(slots) as string,
        SigningRegionSet = SigningRegionSet.Length == 0 ? [] : EndpointTemplate.Texts(SigningRegionSet, slots),
        DisableDoubleEncoding = DisableDoubleEncoding?.Evaluate(slots) as bool?,
    };
}
