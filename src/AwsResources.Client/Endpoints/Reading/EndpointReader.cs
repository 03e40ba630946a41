using System.Text.Json;
using AwsResources.Client.Endpoints.Expressions;

namespace AwsResources.Client.Endpoints.Reading;

/// <summary>Reads the <c>endpoint</c> of a rule: URL, headers, auth schemes and other properties.</summary>
internal sealed class EndpointReader(ExpressionReader expressions)
{
    public EndpointTemplate Read(ref Utf8JsonReader reader)
    {
        JsonWalk.Expect(ref reader, JsonTokenType.StartObject);
        Expression? url = null;
        KeyValuePair<string, Expression[]>[] headers = [];
        AuthSchemeTemplate[] authSchemes = [];
        KeyValuePair<string, Expression>[] properties = [];
        while (JsonWalk.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("url"u8)) url = Next(ref reader);
            else if (reader.ValueTextEquals("headers"u8)) headers = ReadHeaders(ref reader);
            else if (reader.ValueTextEquals("properties"u8)) properties = ReadProperties(ref reader, ref authSchemes);
            else JsonWalk.SkipMember(ref reader);
        }
        return new EndpointTemplate(url ?? throw new AwsModelException("an endpoint has no 'url'"), headers, authSchemes, properties);
    }

    private KeyValuePair<string, Expression[]>[] ReadHeaders(ref Utf8JsonReader reader)
    {
        _ = reader.Read();
        JsonWalk.Expect(ref reader, JsonTokenType.StartObject);
        var headers = new List<KeyValuePair<string, Expression[]>>();
        while (JsonWalk.NextMember(ref reader))
            headers.Add(new(expressions.ReadText(ref reader), NextList(ref reader)));
        return [.. headers];
    }

    private KeyValuePair<string, Expression>[] ReadProperties(ref Utf8JsonReader reader, ref AuthSchemeTemplate[] authSchemes)
    {
        _ = reader.Read();
        JsonWalk.Expect(ref reader, JsonTokenType.StartObject);
        var properties = new List<KeyValuePair<string, Expression>>();
        while (JsonWalk.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("authSchemes"u8))
            {
                authSchemes = ReadAuthSchemes(ref reader);
                continue;
            }
            var name = expressions.ReadText(ref reader);
            _ = reader.Read();
            properties.Add(new(name, ReadDocument(ref reader)));
        }
        return [.. properties];
    }

    private AuthSchemeTemplate[] ReadAuthSchemes(ref Utf8JsonReader reader)
    {
        _ = reader.Read();
        JsonWalk.Expect(ref reader, JsonTokenType.StartArray);
        var schemes = new List<AuthSchemeTemplate>(2);
        while (JsonWalk.NextElement(ref reader)) schemes.Add(ReadAuthScheme(ref reader));
        return [.. schemes];
    }

    private AuthSchemeTemplate ReadAuthScheme(ref Utf8JsonReader reader)
    {
        JsonWalk.Expect(ref reader, JsonTokenType.StartObject);
        var scheme = new AuthSchemeTemplate();
        while (JsonWalk.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("name"u8)) scheme.Name = Next(ref reader);
            else if (reader.ValueTextEquals("signingName"u8)) scheme.SigningName = Next(ref reader);
            else if (reader.ValueTextEquals("signingRegion"u8)) scheme.SigningRegion = Next(ref reader);
            else if (reader.ValueTextEquals("signingRegionSet"u8)) scheme.SigningRegionSet = NextList(ref reader);
            else if (reader.ValueTextEquals("disableDoubleEncoding"u8)) scheme.DisableDoubleEncoding = Next(ref reader);
            else JsonWalk.SkipMember(ref reader);
        }
        return scheme.Name is null ? throw new AwsModelException("an auth scheme has no 'name'") : scheme;
    }

    private Expression Next(ref Utf8JsonReader reader)
    {
        _ = reader.Read();
        return expressions.Read(ref reader);
    }

    private Expression[] NextList(ref Utf8JsonReader reader)
    {
        _ = reader.Read();
        JsonWalk.Expect(ref reader, JsonTokenType.StartArray);
        var items = new List<Expression>(1);
        while (JsonWalk.NextElement(ref reader)) items.Add(expressions.Read(ref reader));
        return [.. items];
    }

    // Properties are plain JSON whose texts may be templates: an object here is never a call.
    private Expression ReadDocument(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            var items = new List<Expression>();
            while (JsonWalk.NextElement(ref reader)) items.Add(ReadDocument(ref reader));
            return new ListDocument([.. items]);
        }
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            var members = new List<KeyValuePair<string, Expression>>();
            while (JsonWalk.NextMember(ref reader))
            {
                var name = expressions.ReadText(ref reader);
                _ = reader.Read();
                members.Add(new(name, ReadDocument(ref reader)));
            }
            return new ObjectDocument([.. members]);
        }
        return reader.TokenType == JsonTokenType.Number && !reader.TryGetInt32(out _)
            ? new Literal(reader.GetDouble(), RuleType.Document)
            : expressions.Read(ref reader);
    }
}
