using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Tests.Protocols;
using AwsResources.Client.Transport;

namespace AwsResources.Fuzz.Bodies;

/// <summary>Valid messages of random operations of real models, with random values.</summary>
internal static class GeneratedBodies
{
    private static readonly Dictionary<string, string[]> Services = new(StringComparer.Ordinal)
    {
        ["json"] = ["dynamodb", "kms", "ssm", "ecs", "sqs", "kinesis", "glue"],
        ["rest-json"] = ["lambda", "apigateway", "iot", "glacier", "batch", "lex-runtime", "polly"],
        ["rest-xml"] = ["s3", "s3control", "cloudfront", "route53"],
        ["query"] = ["iam", "sns", "sts", "autoscaling", "cloudformation", "rds"],
        ["ec2"] = ["ec2"],
        ["smithy-rpc-v2-cbor"] = ["cloudwatch", "arc-region-switch"],
    };

    public static IReadOnlyCollection<string> Protocols => Services.Keys;

    /// <summary>An operation of a service that speaks the protocol.</summary>
    public static (ServiceModel Service, OperationModel Operation, Protocol Protocol) Operation(Random random, string protocol)
    {
        var names = Services[protocol];
        var service = ModelCatalog.Embedded.GetService(names[random.Next(names.Length)]);
        _ = service.TryGetOperation(service.OperationNames[random.Next(service.OperationNames.Count)], out var operation);
        return (service, operation!, Protocol.Find(protocol)!);
    }

    /// <summary>A response of success.</summary>
    public static WireBody Response(Random random, string protocolName)
    {
        var (service, operation, protocol) = Operation(random, protocolName);
        var output = new RandomValues(random).Structure(operation.Output) ?? new AwsStructure();
        foreach (var member in operation.Output.Members)
            if (member.Location is MemberLocation.StatusCode) output.Set(member.Name, 200);
        return Of(service, operation, protocol, protocol.WriteResponse(service, operation, output, "id-1"));
    }

    /// <summary>An error, mostly one that the operation's model knows, with its members.</summary>
    public static WireBody Error(Random random, string protocolName)
    {
        var (service, operation, protocol) = Operation(random, protocolName);
        var shapes = operation.Errors().ToList();
        var shape = shapes.Count > 0 && random.Next(4) > 0 ? shapes[random.Next(shapes.Count)] : null;
        var members = shape is null ? null : new RandomValues(random).Structure(shape);
        var status = random.Next(2) == 0 ? 400 : 503;
        return Of(service, operation, protocol, protocol.WriteError(service, operation, new ErrorAnswer(shape?.Error?.Code ?? shape?.Name ?? "Odd", "six & <seven>", status, "id-1", members)));
    }

    /// <summary>A request.</summary>
    public static AwsRequest Request(Random random, ServiceModel service, OperationModel operation, Protocol protocol)
    {
        var request = new AwsRequest();
        protocol.WriteRequest(service, operation, new RandomValues(random).Structure(operation.Input) ?? new AwsStructure(), request);
        return request;
    }

    private static WireBody Of(ServiceModel service, OperationModel operation, Protocol protocol, AwsResponse response) =>
        new(service, operation, protocol, response.StatusCode, [.. response.Headers], response.Body.ToArray());
}
