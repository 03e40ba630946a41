using AwsResources.Core.Actions;

namespace AwsResources;

/// <summary>What the hand-written extras need of the resources behind the interfaces.</summary>
internal static class ResourceOf
{
    /// <summary>The resource behind an interface.</summary>
    /// <exception cref="ArgumentException">The object was not made by a session.</exception>
    public static Resource Of(object resource) => resource as Resource ?? throw new ArgumentException(
        $"A {resource.GetType().Name} was not made by a session; this works with resources of sessions only.", nameof(resource));

    /// <summary>The client of a resource's service.</summary>
    public static AwsClient ClientOf(object resource) => Of(resource) is var known ? known.Session.Client(known.Plan.Bound.Service.Definition.Service) : null!;

    public static TimeProvider TimeOf(object resource) => Of(resource).Session.Time;

    /// <summary>Does what the definition has under a name, and answers nothing.</summary>
    public static Task ActAsync(object resource, string action, AwsStructure options, bool async, CancellationToken cancellationToken)
    {
        var known = Of(resource);
        return new ActionPlan<object?>(new ValueResult<object?>(known.Plan.Action(action), null)).RunAsync(known, options, async, cancellationToken);
    }
}
