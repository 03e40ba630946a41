using AwsResources.Client.Model.Packing;

namespace AwsResources.Client.Model;

/// <summary>An operation of a service: what it takes, answers and may fail with, and how it travels.</summary>
public sealed class OperationModel
{
    private static readonly IReadOnlyDictionary<string, object> EmptyStatics = new Dictionary<string, object>();

    private readonly IShapeSource _source;
    private readonly OperationTraits _traits;
    private StructureShape? _input;
    private StructureShape? _output;

    /// <summary>Reads what <see cref="OperationPacker"/> writes.</summary>
    internal OperationModel(ref PackCursor cursor, IShapeSource source)
    {
        _source = source;
        Name = cursor.Text();
        InputShapeName = cursor.TextOrNull();
        OutputShapeName = cursor.TextOrNull();
        HttpMethod = cursor.Text();
        RequestUri = cursor.Text();
        ErrorShapeNames = cursor.Texts();
        _traits = (OperationTraits)cursor.Number();
        WireName = Has(OperationTraits.WireName) ? cursor.Text() : Name;
        if (Has(OperationTraits.ResponseCode)) ResponseCode = cursor.Number();
        if (Has(OperationTraits.ResultWrapper)) ResultWrapper = cursor.Text();
        if (Has(OperationTraits.HostPrefix)) HostPrefix = cursor.Text();
        if (Has(OperationTraits.StaticContextParams)) StaticContextParams = PackValue.ReadByName(ref cursor);
        if (Has(OperationTraits.OperationContextParams)) OperationContextParams = cursor.TextsByName();
        if (Has(OperationTraits.Auth)) Auth = cursor.Texts();
        if (Has(OperationTraits.AuthType)) AuthType = cursor.Text();
        if (Has(OperationTraits.HttpChecksum)) HttpChecksum = new HttpChecksumModel(ref cursor);
        if (Has(OperationTraits.Compression)) CompressionEncodings = cursor.Texts();
        if (Has(OperationTraits.InputLocationName)) InputLocationName = cursor.Text();
        if (Has(OperationTraits.InputXmlNamespace)) InputXmlNamespace = cursor.XmlNamespace();
    }

    /// <summary>The name in the model, such as <c>DescribeInstances</c>.</summary>
    public string Name { get; }

    /// <summary>What the operation takes; a structure without members where it takes nothing.</summary>
    public StructureShape Input => _input ??= Structure(InputShapeName);

    /// <summary>What the operation answers; a structure without members where it answers nothing.</summary>
    public StructureShape Output => _output ??= Structure(OutputShapeName);

    /// <summary>The names of the errors that the model lists for this operation.</summary>
    public IReadOnlyList<string> ErrorShapeNames { get; }

    /// <summary>The HTTP method, <c>POST</c> where the model gives none.</summary>
    public string HttpMethod { get; }

    /// <summary>The template of path and query, such as <c>/{Bucket}?list-type=2</c>.</summary>
    public string RequestUri { get; }

    /// <summary>Whether the service announced the end of this operation.</summary>
    public bool IsDeprecated => Has(OperationTraits.Deprecated);

    /// <summary>The name that protocols with an action put on the wire; differs from <see cref="Name"/> where that carries a version.</summary>
    internal string WireName { get; }

    /// <summary>Whether trying again cannot do twice what was asked once.</summary>
    internal bool IsIdempotent => Has(OperationTraits.Idempotent);

    /// <summary>Whether the operation changes nothing.</summary>
    internal bool IsReadOnly => Has(OperationTraits.ReadOnly);

    internal string? InputShapeName { get; }

    internal string? OutputShapeName { get; }

    /// <summary>The element that wraps the answer in the query protocol, or null.</summary>
    internal string? ResultWrapper { get; }

    /// <summary>The element name and namespace of the input in rest-xml, where the model gives them.</summary>
    internal string? InputLocationName { get; }

    internal XmlNamespaceModel? InputXmlNamespace { get; }

    internal int? ResponseCode { get; }

    /// <summary>Auth schemes in order of preference, such as <c>aws.auth#sigv4</c>; empty for the service's own.</summary>
    internal IReadOnlyList<string> Auth { get; } = [];

    /// <summary>The older form of <see cref="Auth"/>: <c>none</c>, <c>v4</c>, <c>v4-unsigned-body</c>, <c>bearer</c>, …</summary>
    internal string? AuthType { get; }

    internal bool UnsignedPayload => Has(OperationTraits.UnsignedPayload);

    internal bool HttpChecksumRequired => Has(OperationTraits.HttpChecksumRequired);

    internal HttpChecksumModel? HttpChecksum { get; }

    /// <summary>Encodings that the request may be compressed with, such as gzip.</summary>
    internal IReadOnlyList<string> CompressionEncodings { get; } = [];

    internal string? HostPrefix { get; }

    /// <summary>Whether the operation tells the endpoints that others must use.</summary>
    internal bool IsEndpointOperation => Has(OperationTraits.EndpointOperation);

    internal bool DiscoversEndpoint => Has(OperationTraits.DiscoversEndpoint);

    internal bool RequiresDiscoveredEndpoint => Has(OperationTraits.RequiresDiscoveredEndpoint);

    /// <summary>Endpoint parameters with fixed values: strings, booleans or lists of strings.</summary>
    internal IReadOnlyDictionary<string, object> StaticContextParams { get; } = EmptyStatics;

    /// <summary>Endpoint parameters by the JMESPath of their value in the input.</summary>
    internal IReadOnlyDictionary<string, string> OperationContextParams { get; } = PackCursor.NoTexts;

    /// <summary>Finds the model of an error that this operation may answer.</summary>
    internal IEnumerable<StructureShape> Errors()
    {
        foreach (var name in ErrorShapeNames)
            yield return (StructureShape)_source.GetShape(name);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private bool Has(OperationTraits trait) => (_traits & trait) != 0;

    private StructureShape Structure(string? name) =>
        name is null ? StructureShape.Empty : (StructureShape)_source.GetShape(name);
}

/// <summary>What the model says of an operation's checksums.</summary>
internal sealed record HttpChecksumModel(
    string? RequestAlgorithmMember,
    bool RequestChecksumRequired,
    string? RequestValidationModeMember,
    IReadOnlyList<string> ResponseAlgorithms)
{
    internal HttpChecksumModel(ref PackCursor cursor)
        : this(cursor.TextOrNull(), cursor.Number() != 0, cursor.TextOrNull(), cursor.Texts())
    {
    }
}
