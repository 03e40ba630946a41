using AwsResources.Client.Codecs.EventStream;
using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Protocols.EventStreams;

namespace AwsResources.Client.Tests.Protocols.EventStreams;

/// <summary>Every event of every stream in the models, with random values.</summary>
public class ModelledEventsTests
{
    private static readonly string[] Services =
    [
        "s3", "lambda", "kinesis", "logs", "bedrock-runtime", "bedrock-agent-runtime", "bedrock-agentcore", "connecthealth", "devops-agent", "iotsitewise",
        "lexv2-runtime", "polly", "qbusiness", "sagemaker-runtime",
    ];

    [TestCaseSource(nameof(Services))]
    public void Every_event_is_read_as_it_was_written(string service)
    {
        var model = ModelCatalog.Embedded.GetService(service);
        var protocol = Protocol.For(model);
        var values = new RandomValues(new Random(7));
        var events = Streams(model).SelectMany(stream => stream.Members.Select(member => (stream, member))).ToList();

        foreach (var (stream, member) in events)
        {
            var shape = (StructureShape)member.Shape;
            for (var i = 0; i < 20; i++)
            {
                // An unset payload arrives as an empty one.
                var given = values.Structure(shape);
                if (given is null && shape.Members.Any(part => part.IsEventPayload)) continue;
                var value = given ?? new AwsStructure();
                var frame = EventStreamFrame.Decode(EventMessages.Write(protocol, model, stream, new AwsEvent(member.Name, value)).Encode());

                var read = EventMessages.Read(protocol, shape, frame);

                Assert.That(Show(read, shape), Is.EqualTo(Show(value, shape)), $"{stream.Name}.{member.Name}");
            }
        }

        Assert.That(events, Is.Not.Empty);
    }

    // Members in the order of the shape, however they were set.
    private static string Show(AwsStructure value, StructureShape shape)
    {
        using var buffer = new Client.Codecs.PooledBuffer();
        Client.Codecs.Json.JsonWriterCodec.Write(buffer, shape, value);
        return System.Text.Encoding.UTF8.GetString(buffer.Written);
    }

    private static IEnumerable<StructureShape> Streams(ServiceModel model)
    {
        foreach (var name in model.OperationNames)
        {
            _ = model.TryGetOperation(name, out var operation);
            if (Protocol.EventStreamOf(operation!.Output) is { } output) yield return (StructureShape)output.Shape;
            if (Protocol.EventStreamOf(operation.Input) is { } input) yield return (StructureShape)input.Shape;
        }
    }
}
