using AwsResources.Client.Protocols;
using AwsResources.Client.Transport;
using AwsResources.Fuzz.Bodies;

namespace AwsResources.Fuzz.Targets;

/// <summary>Responses, errors and requests of every protocol, and their headers.</summary>
internal static class MessageTargets
{
    private static readonly string[] HeaderTexts =
    [
        "", " ", ",", "\"", "\\", "\"\\", "a,\"b\\\"\",,c", "1e999999999", "NaN", "true", "tru", "99999999999999999999", "2024-13-01", "Wed, 32 Foo 2024 00:00:00 GMT", "Mon, 01 Jan 2024 00:00:00 GMT, x",
        "====", "AAA", "eyJhIjoxfQ==", "%", "\ud800", "é", new string('1', 5000),
    ];

    public static IEnumerable<FuzzTarget> All()
    {
        foreach (var (protocol, share) in new[] { ("json", 11), ("rest-json", 9), ("rest-xml", 9), ("query", 6), ("ec2", 6), ("smithy-rpc-v2-cbor", 11) })
        {
            yield return new($"Responses of {protocol}", share, random => Response(random, protocol));
            yield return new($"Errors of {protocol}", 3, random => Error(random, protocol));
            yield return new($"Requests of {protocol}", protocol is "query" or "ec2" ? 4 : 2, random => Request(random, protocol));
        }
        yield return new("Headers of responses", 3, Headers);
    }

    /// <summary>How the bodies of responses are written.</summary>
    private static Mutator Of(string protocol) => new(protocol switch
    {
        "json" or "rest-json" => FuzzSyntaxes.Json,
        "smithy-rpc-v2-cbor" => FuzzSyntaxes.Cbor,
        _ => FuzzSyntaxes.Xml,
    });

    private static WireBody Valid(Random random, string protocol) =>
        random.Next(2) == 0 && VectorBodies.Response(random, protocol) is { } known ? known : GeneratedBodies.Response(random, protocol);

    private static FuzzCase Response(Random random, string protocol)
    {
        var (body, other) = (Valid(random, protocol), VectorBodies.Response(random, protocol));
        var bytes = Of(protocol).Mutate(random, body.Bytes, other?.Bytes ?? body.Bytes);
        return new(body.Where, bytes, () => Values.ReadAll(body.Protocol.ReadResponse(body.Service, body.Operation, body.Response(bytes))));
    }

    private static FuzzCase Error(Random random, string protocol)
    {
        var body = GeneratedBodies.Error(random, protocol);
        var bytes = Of(protocol).Mutate(random, body.Bytes, body.Bytes);
        var response = body.Response(bytes);
        if (random.Next(8) == 0) response.Headers.Set("x-amzn-query-error", HeaderTexts[random.Next(HeaderTexts.Length)]);
        if (random.Next(8) == 0) response.Headers.Set("x-amzn-errortype", HeaderTexts[random.Next(HeaderTexts.Length)]);
        return new($"error of {body.Where}", bytes, () =>
        {
            if (ReadError(body, response).Data is { } data) Values.ReadAll(data);
        });
    }

    // An error is an error however it is written: its status says so.
    private static ServiceError ReadError(WireBody body, AwsResponse response)
    {
        try
        {
            return body.Protocol.ReadError(body.Service, body.Operation, response);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException("An error must be told by its status at least.", error);
        }
    }

    private static FuzzCase Request(Random random, string protocolName)
    {
        var (service, operation, protocol) = GeneratedBodies.Operation(random, protocolName);
        var request = GeneratedBodies.Request(random, service, operation, protocol);
        var mutator = protocolName is "query" or "ec2" ? new Mutator(FuzzSyntaxes.Form) : Of(protocolName);
        var bytes = mutator.Mutate(random, request.Body.Bytes.ToArray(), request.Body.Bytes.ToArray());
        request.Body = RequestBody.FromBytes(bytes);
        return new($"request of {service.Name}.{operation.Name} ({protocolName})", bytes, () =>
        {
            _ = protocol.TryMatchOperation(service, request, out _);
            Values.ReadAll(protocol.ReadRequest(service, operation, request));
        });
    }

    private static FuzzCase Headers(Random random)
    {
        var body = GeneratedBodies.Response(random, random.Next(2) == 0 ? "rest-json" : "rest-xml");
        var response = body.Response(body.Bytes);
        foreach (var member in body.Operation.Output.Members)
            if (member.Location is Client.Model.MemberLocation.Header && random.Next(2) == 0) response.Headers.Set(member.WireName, HeaderTexts[random.Next(HeaderTexts.Length)]);
        var shown = System.Text.Encoding.UTF8.GetBytes(string.Join("\n", response.Headers.Select(header => $"{header.Key}: {header.Value}")));
        return new($"headers of {body.Where}", shown, () => Values.ReadAll(body.Protocol.ReadResponse(body.Service, body.Operation, response)));
    }
}
