using AwsResources.Client.Model;
using AwsResources.Core.Definitions;

namespace AwsResources.Generator.Surface;

/// <summary>The options of a call: a class with what a caller may give, or nothing where there is nothing to give.</summary>
internal sealed record CallOptions(string Name, string Of, IReadOnlyList<ShapeMember> Members, ParameterTemplate Params)
{
    /// <summary>Whether a member must be given by the caller: the model asks for it, and the definition gives no part of it.</summary>
    public bool Requires(ShapeMember member) => member.IsRequired && !member.IsIdempotencyToken && Params[member.Name] is null;

    public bool IsRequired => Members.Any(Requires);
}

/// <summary>
/// The names of a service's types that follow from the definitions. They are given before those of shapes, which give way
/// by a "Value" at their end: interfaces, options, results and exceptions keep the names that the rules promise.
/// </summary>
internal sealed class CallTypes
{
    // What generated code names without a namespace, and what every file of a user's has in scope.
    private static readonly string[] Foreign =
    [
        "Action", "Attribute", "AwsBatchResult", "AwsBody", "AwsClient", "AwsEvent", "AwsEventStream", "AwsReader", "AwsReaders", "AwsServiceError", "AwsServiceException", "AwsSession",
        "AwsStructure", "AwsTags", "AwsWaitOptions", "CancellationToken", "Convert", "DateTimeOffset", "Enum", "Exception", "Func", "IAsyncEnumerable", "IAwsEnum", "IAwsResource",
        "IReadOnlyDictionary", "IReadOnlyList", "JsonNode", "Math", "Nullable", "Object", "ReadOnlyMemory", "Resource", "ResourceCollection", "String",
        "StringComparison", "Task", "TimeSpan", "Type",
    ];

    private readonly Dictionary<BoundCall, CallOptions> _options = new(SameObject.Instance);
    private readonly Dictionary<string, (string Name, OperationModel Operation)> _results = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = [.. Foreign];

    public CallTypes(BoundService service)
    {
        foreach (var resource in service.RootAndResources)
        {
            _taken.Add(InterfaceOf(resource));
            _taken.Add(ProxyOf(resource));
        }
        _taken.Add(service.Name + "Exceptions");
        _taken.Add(service.Name + "Proxies");
        foreach (var resource in service.RootAndResources) AddCalls(resource);
    }

    public HashSet<string> Taken => _taken;

    public IEnumerable<CallOptions> Options => _options.Values;

    public IEnumerable<(string Name, OperationModel Operation)> Results => _results.Values;

    public static string InterfaceOf(BoundResource resource) => "I" + resource.Name;

    public static string ProxyOf(BoundResource resource) => resource.Name + "Proxy";

    /// <summary>The options of an action or batch action; null where there are none.</summary>
    public CallOptions? OptionsOf(BoundCall call) => _options.TryGetValue(call, out var options) ? options : null;

    public string ResultOf(OperationModel operation) => _results[operation.Name].Name;

    private void AddCalls(BoundResource resource)
    {
        var prefix = resource.IsRoot ? "" : resource.Name;
        foreach (var action in resource.Actions)
        {
            Add(action, prefix + action.Name + "Options", action.FreeMembers, mayBeEmpty: false);
            if (action.Returns is null && action.Path is null && action.Operation.Output.Members.Count > 0 && !_results.ContainsKey(action.Operation.Name))
                _results.Add(action.Operation.Name, (_taken.Take(action.Operation.Name + "Result"), action.Operation));
        }
        foreach (var batch in resource.BatchActions) Add(batch, $"{resource.Name}Batch{batch.Name}Options", batch.FreeMembers, mayBeEmpty: false);
        foreach (var collection in resource.Collections) Add(collection, resource.Name + collection.Name + "Options", collection.Options, mayBeEmpty: true);
    }

    private void Add(BoundCall call, string name, IEnumerable<ShapeMember> members, bool mayBeEmpty)
    {
        ShapeMember[] free = [.. members];
        if (free.Length > 0 || mayBeEmpty) _options.Add(call, new CallOptions(_taken.Take(name), call.Operation.Name, free, call.Params));
    }

    // Calls are records; two that say the same are still two.
    private sealed class SameObject : IEqualityComparer<BoundCall>
    {
        public static readonly SameObject Instance = new();

        public bool Equals(BoundCall? x, BoundCall? y) => ReferenceEquals(x, y);

        public int GetHashCode(BoundCall obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
