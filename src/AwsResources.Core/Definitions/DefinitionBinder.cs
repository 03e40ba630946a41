using AwsResources.Client.Model;

namespace AwsResources.Core.Definitions;

/// <summary>Meets a service's definition with the service's model: resolves names, fills in defaults, reports what does not fit.</summary>
internal sealed class DefinitionBinder
{
    // Operations that only look leave what was loaded as it is.
    private static readonly string[] ReadOnlyVerbs = ["Get", "List", "Describe", "Head", "Query", "Scan", "BatchGet", "TransactGet", "Search", "Select", "Check"];

    private readonly ServiceModel _model;
    private readonly DefinitionFaults _faults;
    private readonly BoundService _service;
    private readonly Action<DefinitionFaults>? _whenFaulty;

    private DefinitionBinder(ServiceDefinition definition, ServiceModel model, DefinitionFaults faults, Action<DefinitionFaults>? whenFaulty)
    {
        _model = model;
        _faults = faults;
        _whenFaulty = whenFaulty;
        _service = new BoundService(definition, model);
        _service.Root = new BoundResource(_service, definition.Root, this);
        _service.Resources = [.. definition.Resources.Select(resource => new BoundResource(_service, resource, this))];
        foreach (var resource in _service.Resources) _service.Add(resource);
    }

    /// <summary>What one thread at a time binds under.</summary>
    public object Gate { get; } = new();

    /// <summary>Binds everything, and collects every fault.</summary>
    public static BoundService Bind(ServiceDefinition definition, ServiceModel model, DefinitionFaults faults)
    {
        var binder = new DefinitionBinder(definition, model, faults, null);
        var service = binder._service;
        // Shapes first: collections and references of one resource look at the data of another.
        foreach (var resource in service.Resources) binder.BindData(resource);
        foreach (var resource in service.RootAndResources) BindMembers(resource);
        foreach (var resource in service.RootAndResources) NameCheck.Check(resource, faults);
        return service;
    }

    /// <summary>Binds each part when it is asked for, for definitions that were found without fault before.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="model">The model.</param>
    /// <param name="whenFaulty">Throws: the model is another than the one that the definition fits.</param>
    public static BoundService BindLazily(ServiceDefinition definition, ServiceModel model, Action<DefinitionFaults> whenFaulty) =>
        new DefinitionBinder(definition, model, new DefinitionFaults(), whenFaulty)._service;

    /// <summary>Throws where something that was bound lately does not fit and nobody collects faults.</summary>
    public void Check()
    {
        if (_whenFaulty is not null && _faults.All.Count > 0) _whenFaulty(_faults);
    }

    private void BindData(BoundResource resource)
    {
        var definition = resource.Definition;
        if (definition.Identifiers.Count == 0 && !definition.IsSingle)
            _faults.Add(definition.Place, resource.FullName, "a resource needs at least one identifier, or none by \"identifiers\": {} where an account has only one");
        _ = resource.ItemShape;
        _ = resource.Load;
        _ = resource.List?.Predicates;
        if (definition.List is null && definition.Predicates is { } predicates)
            _faults.Add(predicates.Place, resource.FullName + ".predicates", "the resource has no 'list' that they could narrow");
    }

    private static void BindMembers(BoundResource resource)
    {
        _ = resource.Attributes;
        _ = resource.References;
        _ = resource.Children;
        foreach (var collection in resource.Collections) _ = collection.Predicates;
        _ = resource.Actions;
        _ = resource.BatchActions;
        _ = resource.Waiters;
    }

    public StructureShape? ItemShape(BoundResource resource) => resource.Definition.Shape is { } shape ? Structure(shape, resource.FullName + ".shape") : null;

    public BoundLoad? Load(BoundResource resource) => resource.Definition.Load is { } load ? Load(resource, resource.FullName + ".load", load) : null;

    public BoundList? List(BoundResource resource)
    {
        var definition = resource.Definition;
        if (definition.List is not { } list || Operation(list.Operation, resource.FullName + ".list") is not { } operation
            || ItemPath(list.Path, list.Operation, operation, resource.FullName + ".list") is not { } path) return null;
        return new BoundList(operation, new TemplateBinder(_faults, _service.Root).Params(resource.FullName + ".list", list.Params, operation.Input), path,
            new(this, () => new PredicateBinder(_faults, resource, operation.Input).Bind(resource.FullName + ".predicates", definition.Predicates)));
    }

    public BoundAttributes Attributes(BoundResource resource)
    {
        var shown = new List<BoundAttribute>();
        var hidden = new List<BoundAttribute>();
        foreach (var attribute in new AttributeBinder(_faults, resource, (subject, load) => Load(resource, subject, load)).Bind())
            (attribute.IsHidden ? hidden : shown).Add(attribute);
        return new(shown, hidden);
    }

    // The service leads to all of its resources: to those that an account has once without being told anything.
    public IReadOnlyList<LinkDefinition> References(BoundResource resource) => resource.IsRoot ? ChildrenOfRoot(single: true) : resource.Definition.References;

    public IReadOnlyList<LinkDefinition> Children(BoundResource resource) => resource.IsRoot ? ChildrenOfRoot(single: false) : resource.Definition.Children;

    private LinkDefinition[] ChildrenOfRoot(bool single) => [.. _service.Resources.Where(child => child.Definition.IsSingle == single).Select(ChildOfRoot)];

    private static LinkDefinition ChildOfRoot(BoundResource child) =>
        new(child.Name, new(child.Name, child.Definition.Place), null, child.Definition.Place, child.Definition.Doc);

    private BoundLoad? Load(BoundResource resource, string subject, LoadDefinition load)
    {
        if (Operation(load.Operation, subject) is not { } operation) return null;
        var (shape, many, fault) = load.Path is { } path ? PathShapes.Follow(path.Name, operation.Output) : (operation.Output, false, null);
        if (fault is null && (many || shape is not StructureShape)) fault = $"'{load.Path?.Name}' leads to {(many ? "a list" : "no structure")}; a load needs one structure";
        if (fault is not null)
        {
            _faults.Add(load.Path?.Place ?? load.Operation.Place, subject, fault);
            return null;
        }
        var parameters = new TemplateBinder(_faults, resource).Params(subject, load.Params, operation.Input);
        return new BoundLoad(operation, parameters, load.Path?.Name, (StructureShape)shape!, load.NotFound);
    }

    public BoundLink? Link(BoundResource resource, LinkDefinition link, bool isReference)
    {
        var subject = $"{resource.FullName}.{(isReference ? "references" : "children")}.{link.Name}";
        if (Target(link.Resource, subject) is not { } target) return null;
        if (link.Path is { } path) return Reference(resource, link, target, path, subject);
        Shape? data = isReference ? resource.Load?.Shape ?? resource.ItemShape : null;
        var ids = new TemplateBinder(_faults, resource).Ids(subject, link.Ids, target, data, SourceKind.Data, null);
        if (isReference && Array.IndexOf(ids, null) is var missing && missing >= 0)
            _faults.Add(link.Place, subject, $"nothing says the identifier {target.Identifiers[missing].Name} of {target.Name}; give it in 'ids'");
        return new BoundLink(link.Name, target, ids, link.Doc ?? target.Definition.Doc);
    }

    /// <summary>Binds a reference that is told at a path of the data: one, or many where the path says so.</summary>
    private BoundLink? Reference(BoundResource resource, LinkDefinition link, BoundResource target, Named path, string subject)
    {
        var found = new[] { resource.Load?.Shape, resource.ItemShape }.OfType<StructureShape>().Select(shape => PathShapes.Follow(path.Name, shape)).ToArray();
        var (item, many, fault) = found.FirstOrDefault(followed => followed.Fault is null) is { Shape: not null } fits
            ? fits : found.Append((null, false, "the resource has no data: it has neither shape nor load")).First();
        if (fault is not null)
        {
            _faults.Add(path.Place, subject + ".path", fault);
            return null;
        }
        var ids = new TemplateBinder(_faults, resource).Ids(subject, link.Ids, target, item, SourceKind.Item, null);
        return !Complete(ids, target, link.Place, subject) ? null : new BoundLink(link.Name, target, ids, link.Doc ?? target.Definition.Doc)
        {
            Path = path.Name,
            IsList = many,
            ItemsAreData = target.IsData(item!),
        };
    }

    public BoundCollection? Collection(BoundResource resource, CollectionDefinition collection)
    {
        var subject = $"{resource.FullName}.collections.{collection.Name}";
        if (Target(collection.Resource, subject) is not { } target) return null;
        var operation = collection.Operation is { } named ? Operation(named, subject) : target.List?.Operation;
        if (operation is null)
        {
            if (collection.Operation is null) _faults.Add(collection.Place, subject, $"neither the collection nor {target.Name} ('list') names an operation");
            return null;
        }
        var path = collection.Path is null && ReferenceEquals(operation, target.List?.Operation)
            ? target.List!.Path
            : ItemPath(collection.Path, new(operation.Name, collection.Place), operation, subject);
        if (path is null) return null;
        var item = PathShapes.Follow(path, operation.Output).Shape!;
        var binder = new TemplateBinder(_faults, resource);
        var parameters = Merge(binder.Params(subject, collection.Params, operation.Input), collection.Operation is null ? target.List!.Params : ParameterTemplate.Empty);
        var ids = binder.Ids(subject, collection.Ids, target, item, SourceKind.Item, operation.Input);
        if (!Complete(ids, target, collection.Place, subject)) return null;
        return new BoundCollection(collection.Name, target, operation, parameters, path, item, ids!, _model.GetPaginator(operation.Name), collection.Doc)
        {
            LazyPredicates = collection.Predicates is { } own
                ? new(this, () => new PredicateBinder(_faults, target, operation.Input).Bind(subject + ".predicates", own))
                : ReferenceEquals(operation, target.List?.Operation) ? target.List!.LazyPredicates : null,
        };
    }

    public BoundAction? Action(BoundResource resource, ActionDefinition action)
    {
        var subject = $"{resource.FullName}.actions.{action.Name}";
        if (Operation(action.Operation, subject) is not { } operation) return null;
        var binder = new TemplateBinder(_faults, resource);
        var parameters = binder.Params(subject, action.Params, operation.Input);
        var (shape, many, fault) = action.Path is { } path ? PathShapes.Follow(path.Name, operation.Output) : (operation.Output, false, null);
        if (fault is null && many) fault = "a path of an action leads to one value, not to many";
        if (fault is not null)
        {
            _faults.Add(action.Path!.Value.Place, subject + ".path", fault);
            return null;
        }
        // What no call answers again is better kept, although it may be outdated, than lost.
        var keepsData = action.KeepsData ?? (IsReadOnly(operation.Name) || resource.Load is null);
        return new BoundAction(action.Name, operation, parameters, keepsData, action.Doc)
        {
            Path = action.Path?.Name,
            OutputShape = shape!,
            Returns = action.Returns is { } returns ? Returns(binder, subject + ".returns", returns, operation) : null,
        };
    }

    private BoundReturns? Returns(TemplateBinder binder, string subject, ReturnsDefinition returns, OperationModel operation)
    {
        if (Target(returns.Resource, subject) is not { } target) return null;
        var (shape, many, fault) = returns.Path is { } path ? PathShapes.Follow(path.Name, operation.Output) : (operation.Output, false, null);
        if (fault is not null)
        {
            _faults.Add(returns.Path!.Value.Place, subject + ".path", fault);
            return null;
        }
        var ids = binder.Ids(subject, returns.Ids, target, shape, SourceKind.Item, operation.Input);
        return Complete(ids, target, returns.Resource.Place, subject) ? new BoundReturns(target, returns.Path?.Name, many, shape!, ids!) : null;
    }

    public BoundBatchAction? BatchAction(BoundResource resource, BatchActionDefinition action)
    {
        var subject = $"{resource.FullName}.batchActions.{action.Name}";
        if (Operation(action.Operation, subject) is not { } operation) return null;
        var parameters = new TemplateBinder(_faults, resource).Params(subject, action.Params, operation.Input, batch: true);
        if (action.Failures is { } failures && PathShapes.Follow(failures.Name, operation.Output) is { Fault: { } fault })
            _faults.Add(failures.Place, subject + ".failures", fault);
        return new BoundBatchAction(action.Name, operation, parameters, action.Size ?? 1000, action.Failures?.Name, action.Doc);
    }

    public BoundWaiter? Waiter(BoundResource resource, WaiterDefinition waiter)
    {
        var subject = $"{resource.FullName}.waiters.{waiter.Name}";
        if (_model.GetWaiter(waiter.Waiter.Name) is not { } model)
        {
            _faults.AddUnknown(waiter.Waiter.Place, subject, $"waiter of {_model.Name}", waiter.Waiter.Name, _model.WaiterNames);
            return null;
        }
        if (Operation(new(model.Operation, waiter.Place), subject) is not { } operation) return null;
        return new BoundWaiter(waiter.Name, model, operation, new TemplateBinder(_faults, resource).Params(subject, waiter.Params, operation.Input), waiter.Doc);
    }

    private string? ItemPath(Named? path, Named operationName, OperationModel operation, string subject)
    {
        var text = path?.Name ?? (_model.GetPaginator(operation.Name)?.ResultKeys is [var key, ..] ? key + "[]" : null);
        if (text is null)
        {
            _faults.Add(operationName.Place, subject, $"{operation.Name} has no paginator that names its items; give their path in 'path'");
            return null;
        }
        var (_, many, fault) = PathShapes.Follow(text, operation.Output);
        fault ??= many ? null : $"'{text}' leads to one value; the path of items ends in many, such as 'Volumes[]'";
        if (fault is null) return text;
        _faults.Add((path ?? operationName).Place, subject + ".path", fault);
        return null;
    }

    private static ParameterTemplate Merge(ParameterTemplate own, ParameterTemplate inherited) => inherited.Members.Count == 0
        ? own
        : new ParameterTemplate([.. own.Members, .. inherited.Members.Where(member => own[member.Key] is null)]);

    internal static bool IsReadOnly(string operation) => ReadOnlyVerbs.Any(verb => operation.StartsWith(verb, StringComparison.Ordinal));

    private bool Complete(TemplateNode?[] ids, BoundResource target, DefinitionPlace place, string subject)
    {
        var missing = Array.IndexOf(ids, null);
        if (missing < 0) return true;
        _faults.Add(place, subject, $"nothing says the identifier {target.Identifiers[missing].Name} of {target.Name}; give it in 'ids'");
        return false;
    }

    private OperationModel? Operation(Named name, string subject)
    {
        if (_model.TryGetOperation(name.Name, out var operation)) return operation;
        // What is no text at all was told when it was read.
        if (name.Name.Length > 0) _faults.AddUnknown(name.Place, subject, $"operation of {_model.Name}", name.Name, _model.OperationNames);
        return null;
    }

    private BoundResource? Target(Named name, string subject)
    {
        if (_service.TryGet(name.Name, out var resource)) return resource;
        _faults.AddUnknown(name.Place, subject, $"resource of {_service.Definition.Service}", name.Name, _service.Resources.Select(known => known.Name));
        return null;
    }

    private StructureShape? Structure(Named name, string subject)
    {
        var found = _model.ShapeNames.Contains(name.Name) ? _model.GetShape(name.Name) : null;
        if (found is StructureShape shape) return shape;
        if (found is not null) _faults.Add(name.Place, subject, $"'{name.Name}' is of the type {found.Type.ToString().ToLowerInvariant()}; a structure is needed");
        else _faults.AddUnknown(name.Place, subject, $"structure of {_model.Name}", name.Name, _model.ShapeNames);
        return null;
    }
}
