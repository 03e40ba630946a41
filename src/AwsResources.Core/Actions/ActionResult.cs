using AwsResources.Client.JmesPath;
using AwsResources.Core.Binding;
using AwsResources.Core.Definitions;
using AwsResources.Core.Plans;

namespace AwsResources.Core.Actions;

/// <summary>What an action answers, made of its input and output.</summary>
internal abstract class ActionResult<T>(BoundAction action)
{
    // What a service that is consistent only in time has just made.
    private readonly bool _makesNews = action.Returns is { } returns && returns.Target.Service.Definition.IsEventual && !DefinitionBinder.IsReadOnly(action.Operation.Name);

    public BoundAction Action { get; } = action;

    public abstract T Of(Resource resource, AwsStructure input, AwsStructure output);

    protected TResource Made<TResource>(Resource made) where TResource : class
    {
        if (_makesNews) made.NoteMade();
        return (TResource)(object)made;
    }
}

/// <summary>The output, or a part of it.</summary>
internal sealed class ValueResult<T>(BoundAction action, AwsReader<T>? reader) : ActionResult<T>(action)
{
    public override T Of(Resource resource, AwsStructure input, AwsStructure output)
    {
        if (reader is null) return default!;
        var value = Action.Path is { } path ? ResourcePaths.Expression(path, resource).Search(output) : output;
        return value is null ? reader.Unset : reader.FromObject(value);
    }
}

/// <summary>A resource that the output names.</summary>
internal sealed class ResourceResult<T>(BoundAction action, ServicePlan service) : ActionResult<T>(action) where T : class
{
    public override T Of(Resource resource, AwsStructure input, AwsStructure output)
    {
        var returns = Action.Returns!;
        var item = returns.Path is { } path ? JmesExpression.Cached(path).Search(output) : output;
        return Made<T>(ItemResources.Make(resource, service.Of(returns.Target), returns.Ids, item, input, returns.ItemsAreData));
    }
}

/// <summary>Resources that the output names.</summary>
internal sealed class ResourceListResult<T>(BoundAction action, ServicePlan service) : ActionResult<IReadOnlyList<T>>(action) where T : class
{
    public override IReadOnlyList<T> Of(Resource resource, AwsStructure input, AwsStructure output)
    {
        var returns = Action.Returns!;
        var target = service.Of(returns.Target);
        return [.. JmesExpression.Cached(returns.Path!).SearchMany(output)
            .Select(item => Made<T>(ItemResources.Make(resource, target, returns.Ids, item, input, returns.ItemsAreData)))];
    }
}
