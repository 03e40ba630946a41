namespace AwsResources.Client.Model;

/// <summary>An operation of a service: what it takes, answers and may fail with, and how it travels.</summary>
public sealed class OperationModel
{
    private readonly IShapeSource _source;
    private StructureShape? _input;
    private StructureShape? _output;

    internal OperationModel(string name, IShapeSource source)
    {
        Name = name;
        _source = source;
    }

    /// <summary>The name in the model, such as <c>DescribeInstances</c>.</summary>
    public string Name { get; }

    /// <summary>What the operation takes; a structure without members where it takes nothing.</summary>
    public StructureShape Input => _input ??= Structure(InputShapeName);

    /// <summary>What the operation answers; a structure without members where it answers nothing.</summary>
    public StructureShape Output => _output ??= Structure(OutputShapeName);

    /// <summary>The names of the errors that the model lists for this operation.</summary>
    public IReadOnlyList<string> ErrorShapeNames { get; internal init; } = [];

    /// <summary>The HTTP method, <c>POST</c> where the model gives none.</summary>
    public string HttpMethod { get; internal init; } = "POST";

    /// <summary>The template of path and query, such as <c>/{Bucket}?list-type=2</c>.</summary>
    public string RequestUri { get; internal init; } = "/";

    /// <summary>Whether the service announced the end of this operation.</summary>
    public bool IsDeprecated { get; internal init; }

    /// <summary>The name that protocols with an action put on the wire; differs from <see cref="Name"/> where that carries a version.</summary>
    internal string WireName { get => field ?? Name; init; }

    /// <summary>Whether trying again cannot do twice what was asked once.</summary>
    internal bool IsIdempotent { get; init; }

    /// <summary>Whether the operation changes nothing.</summary>
    internal bool IsReadOnly { get; init; }

    internal string? InputShapeName { get; init; }

    internal string? OutputShapeName { get; init; }

    /// <summary>The element that wraps the answer in the query protocol, or null.</summary>
    internal string? ResultWrapper { get; init; }

    /// <summary>The element name and namespace of the input in rest-xml, where the model gives them.</summary>
    internal string? InputLocationName { get; init; }

    internal XmlNamespaceModel? InputXmlNamespace { get; init; }

    internal int? ResponseCode { get; init; }

    /// <summary>Auth schemes in order of preference, such as <c>aws.auth#sigv4</c>; empty for the service's own.</summary>
    internal IReadOnlyList<string> Auth { get; init; } = [];

    /// <summary>The older form of <see cref="Auth"/>: <c>none</c>, <c>v4</c>, <c>v4-unsigned-body</c>, <c>bearer</c>, …</summary>
    internal string? AuthType { get; init; }

    internal bool UnsignedPayload { get; init; }

    internal bool HttpChecksumRequired { get; init; }

    internal HttpChecksumModel? HttpChecksum { get; init; }

    /// <summary>Encodings that the request may be compressed with, such as gzip.</summary>
    internal IReadOnlyList<string> CompressionEncodings { get; init; } = [];

    internal string? HostPrefix { get; init; }

    /// <summary>Whether the operation tells the endpoints that others must use.</summary>
    internal bool IsEndpointOperation { get; init; }

    internal bool DiscoversEndpoint { get; init; }

    internal bool RequiresDiscoveredEndpoint { get; init; }

    /// <summary>Endpoint parameters with fixed values: strings, booleans or lists of strings.</summary>
    internal IReadOnlyDictionary<string, object> StaticContextParams { get; init; } = EmptyStatics;

    /// <summary>Endpoint parameters by the JMESPath of their value in the input.</summary>
    internal IReadOnlyDictionary<string, string> OperationContextParams { get; init; } = EmptyPaths;

    /// <summary>Finds the model of an error that this operation may answer.</summary>
    internal IEnumerable<StructureShape> Errors()
    {
        foreach (var name in ErrorShapeNames)
            yield return (StructureShape)_source.GetShape(name);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static readonly IReadOnlyDictionary<string, object> EmptyStatics = new Dictionary<string, object>();
    private static readonly IReadOnlyDictionary<string, string> EmptyPaths = new Dictionary<string, string>();

    private StructureShape Structure(string? name) =>
        name is null ? StructureShape.Empty : (StructureShape)_source.GetShape(name);
}

/// <summary>What the model says of an operation's checksums.</summary>
internal sealed record HttpChecksumModel(
    string? RequestAlgorithmMember,
    bool RequestChecksumRequired,
    string? RequestValidationModeMember,
    IReadOnlyList<string> ResponseAlgorithms);
