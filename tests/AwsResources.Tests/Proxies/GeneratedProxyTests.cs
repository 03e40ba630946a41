using System.Reflection;
using AwsResources.TestKit;

namespace AwsResources.Tests.Proxies;

/// <summary>Every member of every generated proxy finds what it stands for: the generator and the engine number and name them alike.</summary>
public sealed class GeneratedProxyTests
{
    private static readonly string[] Services = [.. typeof(AwsSession).GetProperties()
        .Where(property => property.PropertyType.IsAssignableTo(typeof(IAwsServiceRoot))).Select(property => property.Name)];

    [TestCaseSource(nameof(Services))]
    public void Every_property_of_every_resource_is_found(string service)
    {
        using var session = Sessions.Over(new FakeTransport(), LazyLoading.Forbidden);
        var root = (IAwsServiceRoot)typeof(AwsSession).GetProperty(service)!.GetValue(session)!;

        foreach (var resource in Children(root).Prepend(root))
            foreach (var property in resource.GetType().GetInterfaces().SelectMany(type => type.GetProperties()))
                Read(resource, property);
    }

    [TestCaseSource(nameof(Services))]
    public void Proxies_are_classes_of_the_assembly(string service)
    {
        using var session = Sessions.Over(new FakeTransport());
        var root = (IAwsServiceRoot)typeof(AwsSession).GetProperty(service)!.GetValue(session)!;

        Assert.That(Children(root).Prepend(root).Select(resource => resource.GetType().Assembly), Has.All.EqualTo(typeof(AwsSession).Assembly));
    }

    [Test]
    public void Every_interface_has_a_proxy()
    {
        using var session = Sessions.Over(new FakeTransport());

        var made = Services.Select(service => typeof(AwsSession).GetProperty(service)!.GetValue(session)!).SelectMany(root => Children(root).Prepend(root));

        var interfaces = typeof(AwsSession).Assembly.GetTypes()
            .Where(type => type.IsInterface && (type.IsAssignableTo(typeof(IAwsResource)) || type.IsAssignableTo(typeof(IAwsServiceRoot))));
        Assert.That(made.Select(resource => Interface(resource.GetType())), Is.EquivalentTo(interfaces));
    }

    [TestCaseSource(nameof(Services))]
    public void Every_action_and_waiter_of_every_resource_is_found(string service)
    {
        using var session = Sessions.Over(new FakeTransport());
        var root = (Resource)typeof(AwsSession).GetProperty(service)!.GetValue(session)!;

        foreach (var plan in Children(root).Prepend(root).Select(resource => ((Resource)resource).Plan))
        {
            foreach (var action in plan.Bound.Actions) Assert.That(plan.Action(action.Name).Name, Is.EqualTo(action.Name));
            foreach (var waiter in plan.Bound.Waiters) Assert.That(plan.Waiter(waiter.Name).Name, Is.EqualTo(waiter.Name));
        }
    }

    // All resources of a service are children of its root, or properties where an account has one.
    private static IEnumerable<object> Children(object root)
    {
        foreach (var method in Interface(root.GetType()).GetMethods())
            if (method.ReturnType.IsAssignableTo(typeof(IAwsResource)) && method.GetParameters().All(parameter => parameter.ParameterType == typeof(string)))
                yield return method.Invoke(root, [.. method.GetParameters().Select(_ => (object)"x")])!;
    }

    private static Type Interface(Type proxy) => proxy.GetInterface("I" + proxy.Name[..^"Proxy".Length])!;

    private static void Read(object resource, PropertyInfo property)
    {
        try
        {
            _ = property.GetValue(resource);
        }
        catch (TargetInvocationException e) when (e.InnerException is AwsNotLoadedException)
        {
            // The attribute was found, and its data is not here.
        }
    }
}
