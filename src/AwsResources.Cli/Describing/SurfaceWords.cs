using AwsResources.Client.Model;
using AwsResources.Core.Definitions;

namespace AwsResources.Cli.Describing;

/// <summary>How the parts of an object model are put into words; the same in the terminal and in the reference.</summary>
internal static class SurfaceWords
{
    private static readonly string[] Keywords = ["base", "class", "default", "delegate", "event", "fixed", "interface", "lock", "namespace", "object", "operator", "string"];

    /// <summary>How a program comes to a resource: <c>aws.EC2.Instance(id)</c>.</summary>
    public static string Access(BoundResource resource) => resource.IsRoot
        ? $"aws.{resource.Service.Name}"
        : $"aws.{resource.Service.Name}.{resource.Name}({string.Join(", ", resource.Identifiers.Select(id => Camel(id.Name)))})";

    /// <summary>The type of an attribute, roughly as C# shows it.</summary>
    public static string TypeOf(BoundAttribute attribute) => attribute.IsTags ? "tags" : TypeOf(attribute.Member.Shape, 3);

    /// <summary>Where an attribute's value comes from.</summary>
    public static string SourceOf(BoundResource resource, BoundAttribute attribute)
    {
        if (attribute.Identifier >= 0) return "identifier";
        var load = (attribute.Load ?? resource.Load)?.Operation.Name;
        if (load is null) return "listing";
        return attribute.InListing && attribute.Load is null ? $"listing or {load}" : load;
    }

    /// <summary>What an action answers.</summary>
    public static string ResultOf(BoundAction action)
    {
        if (action.Returns is { } returns) return returns.IsList ? $"{returns.Target.Name} list" : returns.Target.Name;
        if (action.Path is not null) return TypeOf(action.OutputShape, 3);
        return action.Operation.Output.Members.Count == 0 ? "nothing" : $"the output of {action.Operation.Name}";
    }

    /// <summary>How many calls a batch action makes.</summary>
    public static string WayOf(BoundBatchAction batch) =>
        batch.IsBatch ? $"{batch.Operation.Name}, up to {batch.Size} a call" : $"{batch.Operation.Name}, a call each";

    public static string PaceOf(BoundWaiter waiter) =>
        $"{waiter.Operation.Name}, every {waiter.Waiter.Delay.TotalSeconds:0} s, at most {waiter.Waiter.MaxAttempts} times";

    /// <summary>A condition of Where that the service decides, as C# writes it.</summary>
    public static string ConditionOf(BoundPredicate predicate)
    {
        var path = predicate.IsKeyed ? predicate.Path.Replace("[]", "[…]", StringComparison.Ordinal) : predicate.Path;
        return predicate.Match switch
        {
            PredicateMatch.Exact => $"{path} ==",
            PredicateMatch.Prefix => $"{path}.StartsWith",
            PredicateMatch.After => $"{path} >",
            _ => $"{path} ==, StartsWith, EndsWith, Contains",
        };
    }

    /// <summary>A name as C# writes variables; kinds such as Object and Event have the names of keywords.</summary>
    public static string Camel(string name)
    {
        var camel = char.ToLowerInvariant(name[0]) + name[1..];
        return Keywords.Contains(camel) ? "@" + camel : camel;
    }

    // Shapes may contain themselves.
    private static string TypeOf(Shape shape, int depth) => shape switch
    {
        _ when depth == 0 => "…",
        ListShape list => TypeOf(list.Element.Shape, depth - 1) + " list",
        MapShape map => $"map of {TypeOf(map.Value.Shape, depth - 1)}",
        StructureShape { Type: ShapeType.Structure } structure => structure.Name,
        ScalarShape { EnumValues.Count: > 0 } => shape.Name,
        _ => shape.Type.ToString().ToLowerInvariant(),
    };
}
