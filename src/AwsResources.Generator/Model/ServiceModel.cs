#pragma warning disable IDE0130 // The namespace is the client's, see Shapes.cs.

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace AwsResources.Client.Model;

/// <summary>A service's model, read from the JSON that AWS publishes. Not safe to share between threads.</summary>
internal sealed class ServiceModel
{
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    private readonly Dictionary<string, JsonElement> _operations;
    private readonly Dictionary<string, JsonElement> _shapes;
    private readonly Dictionary<string, JsonElement> _paginators;
    private readonly Dictionary<string, JsonElement> _waiters;
    private readonly Dictionary<string, Shape> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OperationModel> _readOperations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _errors;

    /// <exception cref="JsonException">A text is not JSON.</exception>
    public ServiceModel(string name, string service, string? paginators, string? waiters)
    {
        Name = name;
        var root = JsonDocument.Parse(service).RootElement;
        _operations = root.Members("operations");
        _shapes = root.Members("shapes");
        _paginators = paginators is null ? [] : JsonDocument.Parse(paginators).RootElement.Members("pagination");
        _waiters = waiters is null ? [] : JsonDocument.Parse(waiters).RootElement.Members("waiters");
        _errors = [.. _operations.Values.SelectMany(operation => operation.Items("errors")).Select(error => error.Text("shape") ?? "")];
        OperationNames = [.. _operations.Keys.OrderBy(key => key, StringComparer.Ordinal)];
        ShapeNames = [.. _shapes.Keys];
        WaiterNames = [.. _waiters.Keys.OrderBy(key => key, StringComparer.Ordinal)];
        Empty = new StructureShape("Unit", Nothing, this);
    }

    public string Name { get; }
    public IReadOnlyList<string> OperationNames { get; }
    public IReadOnlyList<string> ShapeNames { get; }
    public IReadOnlyList<string> WaiterNames { get; }

    /// <summary>The errors of the service, in ordinal order.</summary>
    public IEnumerable<StructureShape> Errors => ShapeNames.Where(name => IsError(name, _shapes[name]))
        .OrderBy(name => name, StringComparer.Ordinal).Select(name => (StructureShape)GetShape(name));

    private StructureShape Empty { get; }

    public bool TryGetOperation(string name, [NotNullWhen(true)] out OperationModel? operation)
    {
        if (_readOperations.TryGetValue(name, out operation)) return true;
        if (!_operations.TryGetValue(name, out var json)) return false;
        _readOperations[name] = operation = new OperationModel(name, Structure(json, "input"), Structure(json, "output"));
        return true;
    }

    public Shape GetShape(string name)
    {
        if (_read.TryGetValue(name, out var shape)) return shape;
        if (!_shapes.TryGetValue(name, out var json)) throw new AwsModelException($"The model of {Name} has no shape '{name}'.");
        return _read[name] = json.Text("type") switch
        {
            "structure" => new StructureShape(name, json, this, IsError(name, json)),
            "list" => new ListShape(name, json, this),
            "map" => new MapShape(name, json, this),
            "character" => new ScalarShape(name, ShapeType.String, json),
            { } type when Enum.TryParse<ShapeType>(type, ignoreCase: true, out var known) => new ScalarShape(name, known, json),
            var type => throw new AwsModelException($"The shape {name} of {Name} has the unknown type '{type}'."),
        };
    }

    public PaginatorModel? GetPaginator(string operation) => !_paginators.TryGetValue(operation, out var json) ? null
        : new PaginatorModel(operation)
        {
            InputTokens = json.Texts("input_token"),
            OutputTokens = json.Texts("output_token"),
            ResultKeys = json.Texts("result_key"),
            LimitKey = json.Text("limit_key"),
        };

    public WaiterModel? GetWaiter(string name) => !_waiters.TryGetValue(name, out var json) ? null
        : new WaiterModel(name, json.Text("operation") ?? "", TimeSpan.FromSeconds(json.Number("delay") ?? 0), (int)(json.Number("maxAttempts") ?? 0),
            [.. json.Items("acceptors").Select(acceptor => new WaiterAcceptor(
                acceptor.Text("state") ?? "", acceptor.Text("matcher") ?? "", acceptor.Text("argument"), Expected(acceptor.Member("expected", name))))]);

    private static object Expected(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.Number => json.TryGetInt32(out var whole) ? whole : json.GetDouble(),
        _ => json.ValueKind is JsonValueKind.True,
    };

    private StructureShape Structure(JsonElement operation, string name) =>
        operation.TryGetProperty(name, out var reference) && reference.Text("shape") is { } shape ? (StructureShape)GetShape(shape) : Empty;

    // Newer models say it at the shape, older ones only where an operation lists it.
    private bool IsError(string name, JsonElement json) => json.Flag("exception") || json.TryGetProperty("error", out _) || _errors.Contains(name);
}

internal sealed class OperationModel(string name, StructureShape input, StructureShape output)
{
    public string Name { get; } = name;
    public StructureShape Input { get; } = input;
    public StructureShape Output { get; } = output;
}
