using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using AwsResources.Core.Definitions;
using AwsResources.Core.Plans;
using AwsResources.Core.Proxies;

namespace AwsResources.Core.Extension;

/// <summary>
/// The plans of a service that was defined at run time: those of resources without interfaces, and those of the interfaces of a caller's own.
/// Interfaces that lie beside each other are one object model: what one refers to, the others are taken for, by their names.
/// </summary>
internal sealed class DefinedPlans(BoundService bound)
{
    private readonly ConcurrentDictionary<string, ServicePlan> _typed = new(StringComparer.Ordinal);

    public BoundService Bound => bound;

    public ServicePlan Untyped { get; } = new(bound, static _ => UntypedResource.Type);

    /// <summary>The plan of a resource by the interface that is named after it: IQueue is Queue, and ISqs the root.</summary>
    /// <exception cref="AwsDefinitionException">No resource has the interface's name.</exception>
    [RequiresDynamicCode(ProxyMaker.WhyDynamic)]
    [RequiresUnreferencedCode(ProxyMaker.WhyUnreferenced)]
    public ResourcePlan Of(Type @interface)
    {
        var name = NameOf(@interface);
        var resource = name == bound.Name ? bound.Root : bound.TryGet(name, out var found) ? found : null;
        if (resource is null)
        {
            var names = bound.Resources.Select(known => "I" + known.Name).Append("I" + bound.Name).ToList();
            throw new AwsDefinitionException(
                $"{@interface.Name} is named after no resource of {bound.Definition.Service}.{Suggestions.DidYouMean(@interface.Name, names)} Expected one of {string.Join(", ", names)}.");
        }
        var place = (@interface.DeclaringType?.FullName ?? @interface.Namespace) + "|" + @interface.Assembly.FullName;
        return _typed.GetOrAdd(place, _ => new ServicePlan(bound, other => TypeBeside(@interface, other))).Of(resource);
    }

    [RequiresDynamicCode(ProxyMaker.WhyDynamic)]
    [RequiresUnreferencedCode(ProxyMaker.WhyUnreferenced)]
    private ProxyType TypeBeside(Type @interface, string resource)
    {
        var name = "I" + (resource.Length == 0 ? bound.Name : resource);
        var found = @interface.Name == name ? @interface
            : @interface.DeclaringType is { } outer ? outer.GetNestedType(name, System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic)
            : @interface.Assembly.GetType(@interface.Namespace is null ? name : $"{@interface.Namespace}.{name}");
        if (found is null or { IsInterface: false }) return UntypedResource.Type;
        if (!IsOpenToCastle(found))
            throw new AwsDefinitionException(
                $"{found.Name} is not public, so that no class can be made for it at run time. Make it public, or add [assembly: InternalsVisibleTo(\"DynamicProxyGenAssembly2\")].");
        return ProxyType.AtRunTime(found);
    }

    private static bool IsOpenToCastle(Type type) => type.IsVisible
        || type.Assembly.GetCustomAttributes(typeof(InternalsVisibleToAttribute), inherit: false).Cast<InternalsVisibleToAttribute>()
            .Any(friend => friend.AssemblyName.StartsWith("DynamicProxyGenAssembly2", StringComparison.Ordinal));

    private static string NameOf(Type @interface) => @interface is { IsInterface: true, Name: ['I', .. var name] }
        ? name
        : throw new AwsDefinitionException($"{@interface.Name} is no interface named after a resource, such as IQueue for Queue.");
}
