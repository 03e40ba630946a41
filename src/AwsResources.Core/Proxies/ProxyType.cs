using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace AwsResources.Core.Proxies;

/// <summary>A kind of resource as C# knows it: its interface, and how objects of it are made. Generated code has one for each.</summary>
/// <param name="interface">The interface of the resource.</param>
/// <param name="make">Makes an empty proxy.</param>
/// <param name="members">How many members the proxy numbers; 0 for a proxy that finds its members by itself.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ProxyType(Type @interface, Func<Resource> make, int members)
{
    /// <summary>The interface that proxies implement.</summary>
    public Type Interface => @interface;

    /// <summary>How many members the proxy numbers.</summary>
    internal int Members => members;

    internal Resource Make() => make();

    /// <summary>A kind whose proxies are made by Castle, for an interface that was not known when the program was built.</summary>
    [RequiresDynamicCode(ProxyMaker.WhyDynamic)]
    [RequiresUnreferencedCode(ProxyMaker.WhyUnreferenced)]
    internal static ProxyType AtRunTime(Type @interface)
    {
        // The class is made with the first object of it. Two threads that both make it find the same one in Castle's cache.
        Func<Resource>? made = null;
        return new ProxyType(@interface, () => (made ??= ProxyMaker.For(@interface))(), 0);
    }
}
