using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using AwsResources.Client.Model.Packing;

namespace AwsResources.Client.Model;

/// <summary>A service as AWS describes it: operations, shapes, paginators, waiters and endpoint rules. Safe to share between threads.</summary>
public sealed class ServiceModel : IShapeSource
{
    private readonly IServiceModelReader _reader;
    private readonly ConcurrentDictionary<string, Shape> _shapes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, OperationModel> _operations = new(StringComparer.Ordinal);

    internal ServiceModel(string name, ServiceMetadata metadata, IServiceModelReader reader)
    {
        Name = name;
        Metadata = metadata;
        _reader = reader;
    }

    /// <summary>The name that clients are made by, such as <c>ec2</c> or <c>cognito-idp</c>.</summary>
    public string Name { get; }

    /// <summary>The identity that AWS gives the service, such as <c>EC2</c> or <c>Cognito Identity Provider</c>.</summary>
    public string ServiceId => Metadata.ServiceId ?? Name;

    /// <summary>The version of the API, such as <c>2016-11-15</c>.</summary>
    public string ApiVersion => Metadata.ApiVersion;

    /// <summary>The names of all operations, in ordinal order.</summary>
    public IReadOnlyList<string> OperationNames => _reader.OperationNames;

    /// <summary>The names of all shapes, in the model's order.</summary>
    public IReadOnlyList<string> ShapeNames => _reader.ShapeNames;

    /// <summary>The names of all waiters, in ordinal order.</summary>
    public IReadOnlyList<string> WaiterNames => _reader.WaiterNames;

    internal ServiceMetadata Metadata { get; }

    /// <summary>The endpoint rule set as JSON, or empty where the service has none.</summary>
    internal ReadOnlyMemory<byte> EndpointRuleSet => _reader.EndpointRuleSet;

    /// <summary>Finds an operation by its name in the model, with exact case.</summary>
    public bool TryGetOperation(string name, [NotNullWhen(true)] out OperationModel? operation)
    {
        if (_operations.TryGetValue(name, out operation)) return true;
        var read = _reader.ReadOperation(name, this);
        if (read is null) return false;
        operation = _operations.GetOrAdd(name, read);
        return true;
    }

    /// <summary>The shape of a name.</summary>
    /// <exception cref="AwsModelException">The model has no shape of that name.</exception>
    public Shape GetShape(string name)
    {
        if (_shapes.TryGetValue(name, out var shape)) return shape;
        shape = _reader.ReadShape(name, this)
            ?? throw new AwsModelException($"The model of {Name} has no shape '{name}'.");
        return _shapes.GetOrAdd(name, shape);
    }

    /// <summary>How an operation pages, or null where it answers everything at once.</summary>
    public PaginatorModel? GetPaginator(string operation) => _reader.ReadPaginator(operation);

    /// <summary>A waiter by its name in the model, or null.</summary>
    public WaiterModel? GetWaiter(string name) => _reader.ReadWaiter(name);

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({ApiVersion})";
}

/// <summary>The part of a service's model that the client reads when it is made.</summary>
internal sealed class ServiceMetadata
{
    /// <summary>Reads what <see cref="MetadataPacker"/> writes.</summary>
    public ServiceMetadata(ref PackCursor cursor)
    {
        ApiVersion = cursor.Text();
        EndpointPrefix = cursor.Text();
        ServiceId = cursor.TextOrNull();
        ServiceFullName = cursor.TextOrNull();
        SigningName = cursor.TextOrNull();
        SignatureVersion = cursor.TextOrNull();
        JsonVersion = cursor.TextOrNull();
        TargetPrefix = cursor.TextOrNull();
        GlobalEndpoint = cursor.TextOrNull();
        ChecksumFormat = cursor.TextOrNull();
        Http2 = cursor.TextOrNull();
        Protocol = cursor.Text();
        Protocols = cursor.Texts();
        Auth = cursor.Texts();
        XmlNamespace = cursor.XmlNamespace();
        AwsQueryCompatible = cursor.Number() != 0;
        ClientContextParams = cursor.TextsByName();
    }

    public string ApiVersion { get; }
    public string EndpointPrefix { get; }
    public string? ServiceId { get; }
    public string? ServiceFullName { get; }
    public string? SigningName { get; }
    public string? SignatureVersion { get; }

    /// <summary>The protocol that the model names first.</summary>
    public string Protocol { get; }

    /// <summary>All protocols that the service speaks; holds at least <see cref="Protocol"/>.</summary>
    public IReadOnlyList<string> Protocols { get; }

    public IReadOnlyList<string> Auth { get; }
    public string? JsonVersion { get; }
    public string? TargetPrefix { get; }
    public string? GlobalEndpoint { get; }
    public XmlNamespaceModel? XmlNamespace { get; }

    /// <summary>The checksum that the service was built around: <c>md5</c>, <c>sha256</c>, or null.</summary>
    public string? ChecksumFormat { get; }

    /// <summary>When HTTP/2 is spoken: <c>eventstream</c>, <c>optional</c>, or null for never.</summary>
    public string? Http2 { get; }

    /// <summary>Whether errors carry their code of the former query protocol in the x-amzn-query-error header.</summary>
    public bool AwsQueryCompatible { get; }

    /// <summary>Endpoint parameters that the client itself sets, by name: type (string, boolean) of each.</summary>
    public IReadOnlyDictionary<string, string> ClientContextParams { get; }
}

/// <summary>Reads parts of one service's model on demand. Null means that there is no such part.</summary>
internal interface IServiceModelReader
{
    IReadOnlyList<string> OperationNames { get; }
    IReadOnlyList<string> ShapeNames { get; }
    IReadOnlyList<string> WaiterNames { get; }
    ReadOnlyMemory<byte> EndpointRuleSet { get; }
    OperationModel? ReadOperation(string name, IShapeSource source);
    Shape? ReadShape(string name, IShapeSource source);
    PaginatorModel? ReadPaginator(string operation);
    WaiterModel? ReadWaiter(string name);
}
