namespace AwsResources.Core.Definitions;

/// <summary>Finds names of a resource that would collide in C#.</summary>
internal static class NameCheck
{
    // What every resource has of its own.
    private static readonly string[] Reserved =
    [
        "Data", "Identifiers", "IsLoaded", "ResourceName", "ServiceName", "Session", "Load", "LoadAsync", "Reload", "ReloadAsync", "Exists", "ExistsAsync",
        "ToJson", "ToString", "Equals", "GetHashCode", "GetType", "WaitUntil", "WaitUntilAsync",
    ];

    public static void Check(BoundResource resource, DefinitionFaults faults)
    {
        var taken = Reserved.ToDictionary(name => name, _ => "a member that every resource has");
        foreach (var (name, kind, place) in Names(resource))
        {
            if (taken.TryGetValue(name, out var other))
                faults.Add(place, $"{resource.FullName}.{name}", $"the name of this {kind} is taken by {other}"
                    + (kind == "attribute" ? "; give it another with \"attributes\": { \"" + name + "\": { \"rename\": … } }" : ""));
            else taken.Add(name, "a " + kind + " of the resource");
        }
    }

    private static IEnumerable<(string Name, string Kind, DefinitionPlace Place)> Names(BoundResource resource)
    {
        var place = resource.Definition.Place;
        foreach (var identifier in resource.Identifiers) yield return (identifier.Name, "identifier", identifier.Place);
        foreach (var action in resource.Actions)
        {
            yield return (action.Name, "action", place);
            yield return (action.Name + "Async", "action", place);
        }
        foreach (var child in resource.Children) yield return (child.Name, "child", place);
        foreach (var reference in resource.References) yield return (reference.Name, "reference", place);
        foreach (var collection in resource.Collections) yield return (collection.Name, "collection", place);
        foreach (var waiter in resource.Waiters) yield return ("WaitUntil" + waiter.Name, "waiter", place);
        foreach (var attribute in resource.Attributes) yield return (attribute.Name, "attribute", place);
    }
}
