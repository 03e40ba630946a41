// Between operations and HTTP messages. A protocol has no state; it knows both directions, since an emulator reads what the
// client writes. Joining path and endpoint, host prefixes, signing and sending are the pipeline's.

using System.Diagnostics.CodeAnalysis;
using AwsResources.Client.Model;
using AwsResources.Client.Transport;
using AwsResources.Client.Values;

namespace AwsResources.Client.Protocols;

internal abstract class Protocol
{
    // The first that a service speaks is used: cheapest to read and best kept by the services first.
    private static readonly Protocol[] InOrderOfPreference =
    [
        new AwsJsonProtocol(), new RestJsonProtocol(), new RestXmlProtocol(), new RpcV2CborProtocol(), new AwsQueryProtocol(), new Ec2QueryProtocol(),
    ];

    /// <summary>The name in service models, such as <c>rest-json</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The protocol to speak with a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="preferred">The protocol to take where the service speaks it, or null.</param>
    /// <exception cref="AwsModelException">The service speaks none that this library knows.</exception>
    public static Protocol For(ServiceModel service, string? preferred = null)
    {
        var offered = service.Metadata.Protocols;
        if (preferred is not null && offered.Contains(preferred) && Find(preferred) is { } wanted) return wanted;
        foreach (var protocol in InOrderOfPreference)
            if (offered.Contains(protocol.Name)) return protocol;
        throw new AwsModelException(
            $"{service.Name} speaks {string.Join(", ", offered)}; this library knows {string.Join(", ", InOrderOfPreference.Select(p => p.Name))}.");
    }

    /// <summary>The names of all protocols, the most wanted first.</summary>
    public static IEnumerable<string> KnownNames => InOrderOfPreference.Select(protocol => protocol.Name);

    /// <summary>A protocol by its name, or null.</summary>
    public static Protocol? Find(string name) => Array.Find(InOrderOfPreference, protocol => protocol.Name == name);

    /// <summary>Writes method, path, query, headers and body; host and scheme stay as they are.</summary>
    public abstract void WriteRequest(ServiceModel service, OperationModel operation, AwsStructure input, AwsRequest request);

    /// <summary>Reads a response of success.</summary>
    /// <exception cref="Codecs.MalformedResponseException">The body is not what the protocol promises.</exception>
    public abstract AwsStructure ReadResponse(ServiceModel service, OperationModel operation, AwsResponse response);

    /// <summary>Reads a response of failure; a body that is no error of the protocol is described by its status.</summary>
    public abstract ServiceError ReadError(ServiceModel service, OperationModel operation, AwsResponse response);

    /// <summary>Finds the operation that a request asks for.</summary>
    public abstract bool TryMatchOperation(ServiceModel service, AwsRequest request, [NotNullWhen(true)] out OperationModel? operation);

    /// <summary>Reads the input of a request that somebody else wrote.</summary>
    public abstract AwsStructure ReadRequest(ServiceModel service, OperationModel operation, AwsRequest request);

    /// <summary>Writes a response of success.</summary>
    public abstract AwsResponse WriteResponse(ServiceModel service, OperationModel operation, AwsStructure output, string requestId);

    /// <summary>Writes a response of failure.</summary>
    public abstract AwsResponse WriteError(ServiceModel service, OperationModel? operation, ErrorAnswer error);

    /// <summary>Reads a document that is the payload of an event, or a part of one.</summary>
    public virtual ValueTape ReadDocument(StructureShape shape, ReadOnlyMemory<byte> document) => throw NoEvents();

    /// <summary>Writes a document that is the payload of an event, or a part of one.</summary>
    public virtual byte[] WriteDocument(StructureShape shape, AwsStructure value) => throw NoEvents();

    /// <summary>The content type of documents.</summary>
    public virtual string DocumentType(ServiceModel service) => throw NoEvents();

    /// <summary>Whether the members beside a stream of events travel as its first event; otherwise they are headers.</summary>
    public virtual bool SendsInitialEvents => false;

    /// <summary>Whether the output has a body that is to be read by the user, not by the pipeline.</summary>
    public static bool HasStreamingOutput(OperationModel operation) =>
        operation.Output.Payload is { } payload && (payload.IsStreaming || payload.Shape.IsStreaming) || HasEventStreamOutput(operation);

    /// <summary>Whether the output is a stream of events.</summary>
    public static bool HasEventStreamOutput(OperationModel operation) => EventStreamOf(operation.Output) is not null;

    /// <summary>The member that is a stream of events, or null.</summary>
    public static ShapeMember? EventStreamOf(StructureShape shape)
    {
        foreach (var member in shape.MemberSpan)
            if (member.Location is MemberLocation.Body && member.Shape is StructureShape { IsEventStream: true }) return member;
        return null;
    }

    /// <summary>The operation's host prefix with its labels filled in, such as <c>123456789012.</c>; null where it has none.</summary>
    /// <exception cref="FormatException">A label is unset or cannot be part of a host.</exception>
    public static string? HostPrefix(OperationModel operation, AwsStructure input)
    {
        if (operation.HostPrefix is not { } template || !template.Contains('{', StringComparison.Ordinal)) return operation.HostPrefix;
        foreach (var member in operation.Input.MemberSpan)
        {
            if (!member.IsHostLabel) continue;
            var value = input.TryGetValue(member, out var given) ? Scalars.ToText(given!) : "";
            if (value.Length == 0 || value.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not '-' and not '.'))
                throw new FormatException($"{operation.Name}: {member.Name} becomes part of the host, so it must be letters, digits, hyphens and dots; it is '{value}'.");
            template = template.Replace($"{{{member.Name}}}", value, StringComparison.Ordinal);
        }
        return template;
    }

    private NotSupportedException NoEvents() => new($"The protocol {Name} has no streams of events.");
}
