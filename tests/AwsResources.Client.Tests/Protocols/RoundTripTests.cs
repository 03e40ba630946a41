using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Transport;
using CsCheck;

namespace AwsResources.Client.Tests.Protocols;

/// <summary>What the client writes an emulator reads as the same values, and the other way round. That the bytes are AWS's own the vectors prove.</summary>
public sealed class RoundTripTests
{
    private static readonly string[] Services =
    [
        "s3", "s3control", "cloudfront", "route53", "ec2", "iam", "sns", "sts", "autoscaling", "sqs:query", "sqs:json", "dynamodb", "kms", "lambda",
        "iot-data", "iot", "glacier", "apigateway", "lex-runtime", "cloudwatch:smithy-rpc-v2-cbor", "arc-region-switch:smithy-rpc-v2-cbor",
    ];

    [TestCaseSource(nameof(Services))]
    public void A_request_is_read_as_it_was_written(string service) => Check(service, (model, operation, protocol, values) =>
    {
        if (Protocol.EventStreamOf(operation.Input) is not null || values.Structure(operation.Input) is not { } input) return;
        // rest-json writes an unset payload as an empty one.
        if (operation.Input.Payload is { } payload && !input.Has(payload.Name)) return;
        var request = new AwsRequest();
        protocol.WriteRequest(model, operation, input, request);

        var read = protocol.ReadRequest(model, operation, request);

        Assert.That(Show(read, operation.Input), Is.EqualTo(Show(input, operation.Input)), operation.Name);
    });

    [TestCaseSource(nameof(Services))]
    public void A_response_is_read_as_it_was_written(string service) => Check(service, (model, operation, protocol, values) =>
    {
        if (Protocol.HasEventStreamOutput(operation) || values.Structure(operation.Output) is not { } output) return;
        foreach (var member in operation.Output.Members)
            if (member.Location is MemberLocation.StatusCode) output.Set(member.Name, 201);
        var response = protocol.WriteResponse(model, operation, output, "id-1");

        var read = protocol.ReadResponse(model, operation, response);

        Assert.That(Show(read, operation.Output), Is.EqualTo(Show(output, operation.Output)), operation.Name);
    });

    [TestCaseSource(nameof(Services))]
    public void The_operation_is_found_again(string service) => Check(service, (model, operation, protocol, values) =>
    {
        if (Protocol.EventStreamOf(operation.Input) is not null) return;
        var request = new AwsRequest();
        protocol.WriteRequest(model, operation, values.Structure(operation.Input) ?? new AwsStructure(), request);

        Assert.That(protocol.TryMatchOperation(model, request, out var found), operation.Name);
        // Two operations of one path and method are told apart by what they require; where they require the same, nothing can.
        Assert.That((found!.HttpMethod, Normal(found.RequestUri)), Is.EqualTo((operation.HttpMethod, Normal(operation.RequestUri))), $"{operation.Name} was taken for {found.Name}");
    });

    private static void Check(string service, Action<ServiceModel, OperationModel, Protocol, RandomValues> check)
    {
        var parts = service.Split(':');
        var model = ModelCatalog.Embedded.GetService(parts[0]);
        var protocol = parts.Length > 1 ? Protocol.Find(parts[1])! : Protocol.For(model);
        Gen.Select(Gen.Int[0, model.OperationNames.Count - 1], Gen.Int).Sample((index, seed) =>
        {
            _ = model.TryGetOperation(model.OperationNames[index], out var operation);
            check(model, operation!, protocol, new RandomValues(new Random(seed)));
        }, iter: 150, threads: 1);
    }

    private static string Normal(string uri) => System.Text.RegularExpressions.Regex.Replace(uri, @"\{[^}+]+", "{x");

    // By the shape's order of members, whatever order they were set in.
    private static string Show(AwsStructure structure, StructureShape shape)
    {
        var ordered = new AwsStructure();
        foreach (var member in shape.Members)
            if (structure.Has(member.Name)) ordered.Set(member.Name, structure[member.Name] is ReadOnlyMemory<byte> bytes && Streams(member) ? AwsBody.FromBytes(bytes) : structure[member.Name]);
        return ordered.ToJson(indented: true);
    }

    private static bool Streams(ShapeMember member) => member.IsStreaming || member.Shape.IsStreaming;
}
