using System.Collections.Concurrent;
using AwsResources.Core.Definitions;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.Coverage;

/// <summary>What the specs of this run have done with each backend: the members of resources that it answered, and the fixtures that ran as a whole.</summary>
internal static class Exercised
{
    private static readonly ConcurrentDictionary<(Backend Backend, string Member), bool> Members = new();
    private static readonly ConcurrentDictionary<(Backend Backend, Type Fixture), bool> Fixtures = new();

    /// <summary>Notes that a backend answered a member of a resource as it should.</summary>
    public static void Note(Backend backend, BoundResource resource, BoundCall call) => Members[(backend, NameOf(resource, call))] = true;

    /// <summary>Notes that no spec of a fixture was left out.</summary>
    public static void NoteWhole(Backend backend, Type fixture) => Fixtures[(backend, fixture)] = true;

    /// <summary>Whether a backend has answered the member.</summary>
    public static bool Has(Backend backend, string member) => Members.ContainsKey((backend, member));

    /// <summary>The fixtures that did not run with a backend, or of which a filter left out specs.</summary>
    public static IEnumerable<Type> NotWhole(Backend backend) => typeof(Spec).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Spec)) && !type.IsAbstract && !Fixtures.ContainsKey((backend, type)));

    /// <summary>How a member is called here: <c>ec2/Instance waiter Running</c>.</summary>
    public static string NameOf(BoundResource resource, BoundCall call) => call switch
    {
        BoundAction action => $"{resource.FullName} action {action.Name}",
        BoundCollection collection => $"{resource.FullName} collection {collection.Name}",
        BoundWaiter waiter => $"{resource.FullName} waiter {waiter.Name}",
        _ => throw new NotSupportedException($"{call.GetType().Name} is no member that specs are counted for."),
    };
}
