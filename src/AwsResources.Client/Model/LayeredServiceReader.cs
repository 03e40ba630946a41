using AwsResources.Client.Model.Packing;

namespace AwsResources.Client.Model;

/// <summary>
/// Reads a service whose files lie in two places: each file of the overrides stands for the embedded one of its kind, so that
/// somebody who adds waiters to a service need not copy the rest of its model.
/// </summary>
internal sealed class LayeredServiceReader(ServiceFiles files, IServiceModelReader overrides, IServiceModelReader embedded) : IServiceModelReader
{
    private readonly IServiceModelReader _service = files.Service.IsEmpty ? embedded : overrides;
    private readonly IServiceModelReader _paginators = files.Paginators.IsEmpty ? embedded : overrides;
    private readonly IServiceModelReader _waiters = files.Waiters.IsEmpty ? embedded : overrides;
    private readonly IServiceModelReader _ruleSet = files.EndpointRuleSet.IsEmpty ? embedded : overrides;

    public IReadOnlyList<string> OperationNames => _service.OperationNames;

    public IReadOnlyList<string> ShapeNames => _service.ShapeNames;

    public IReadOnlyList<string> WaiterNames => _waiters.WaiterNames;

    public ReadOnlyMemory<byte> EndpointRuleSet => _ruleSet.EndpointRuleSet;

    public OperationModel? ReadOperation(string name, IShapeSource source) => _service.ReadOperation(name, source);

    public Shape? ReadShape(string name, IShapeSource source) => _service.ReadShape(name, source);

    public PaginatorModel? ReadPaginator(string operation) => _paginators.ReadPaginator(operation);

    public WaiterModel? ReadWaiter(string name) => _waiters.ReadWaiter(name);
}
