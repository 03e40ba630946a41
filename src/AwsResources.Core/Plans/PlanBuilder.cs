using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using AwsResources.Client;
using AwsResources.Core.Actions;
using AwsResources.Core.Collections;
using AwsResources.Core.Definitions;
using AwsResources.Core.Loading;
using AwsResources.Core.Proxies;
using AwsResources.Core.Waiters;

namespace AwsResources.Core.Plans;

/// <summary>Maps the methods of a resource's interface to what they do, by the names that the definition gives; for proxies that are made at run time.</summary>
[RequiresDynamicCode(ProxyMaker.WhyDynamic)]
[RequiresUnreferencedCode(ProxyMaker.WhyUnreferenced)]
internal static class PlanBuilder
{
    public static FrozenDictionary<MethodInfo, IMember> Build(ResourcePlan plan)
    {
        var members = new Dictionary<MethodInfo, IMember>();
        var missing = new List<string>();
        foreach (var method in plan.Interface.GetInterfaces().Prepend(plan.Interface).SelectMany(type => type.GetMethods()))
        {
            if (MemberOf(plan, method) is { } member) members.Add(method, member);
            else missing.Add(method.IsSpecialName ? method.Name["get_".Length..] : method.Name);
        }
        if (missing.Count > 0)
            throw new AwsDefinitionException(
                $"{plan.Interface.Name} has members that the definition of {plan.Bound.FullName} does not: {string.Join(", ", missing)}.");
        return members.ToFrozenDictionary();
    }

    private static IMember? MemberOf(ResourcePlan plan, MethodInfo method)
    {
        if (Common(plan, method) is { } common) return common;
        return method.IsSpecialName ? Property(plan, method.Name["get_".Length..], method.ReturnType) : Method(plan, method);
    }

    private static IMember? Common(ResourcePlan plan, MethodInfo method)
    {
        var declaring = method.DeclaringType!;
        if (declaring == typeof(IAwsResource) || declaring == typeof(IAwsServiceRoot)) return MemberOfAny(method.Name["get_".Length..]);
        if (!declaring.IsGenericType || declaring.GetGenericTypeDefinition() != typeof(IAwsResource<>)) return null;
        var type = typeof(TypedMembers<>).MakeGenericType(plan.Interface);
        return (IMember)type.GetMethod(nameof(TypedMembers<IAwsResource>.Of), BindingFlags.Static | BindingFlags.Public)!.Invoke(null, [method.Name])!;
    }

    private static DelegateMember MemberOfAny(string name) => name switch
    {
        nameof(IAwsResource.ServiceName) => new((resource, _) => CommonMembers.ServiceName(resource)),
        nameof(IAwsResource.ResourceName) => new((resource, _) => CommonMembers.ResourceName(resource)),
        nameof(IAwsResource.Identifiers) => new((resource, _) => CommonMembers.Identifiers(resource)),
        nameof(IAwsResource.IsLoaded) => new((resource, _) => CommonMembers.IsLoaded(resource)),
        nameof(IAwsResource.Data) => new((resource, _) => CommonMembers.Data(resource)),
        nameof(IAwsServiceRoot.Client) => new((resource, _) => CommonMembers.Client(resource)),
        _ => throw new NotSupportedException($"IAwsResource.{name} is not known to the engine."),
    };

    private static IMember? Property(ResourcePlan plan, string name, Type type)
    {
        var bound = plan.Bound;
        var identifier = bound.IdentifierIndex(name);
        if (identifier >= 0) return new IdentifierMember(identifier);
        if (bound.FindReference(name) is { } reference)
            return reference.IsList ? Make<IMember>(typeof(ReferenceListMember<>), type.GetGenericArguments(), plan.Reference(name)) : new ReferenceMember(plan.Reference(name));
        if (bound.FindCollection(name) is { } collection)
            return Make<IMember>(typeof(CollectionMember<,>), CollectionTypes(type), collection, plan.Service.Of(collection.Target));
        return bound.FindAttribute(name) is not null
            ? Make<IMember>(typeof(AttributeMember<>), [type], plan.Attribute(name), ReaderOf(type))
            : null;
    }

    private static IMember? Method(ResourcePlan plan, MethodInfo method)
    {
        var bound = plan.Bound;
        var async = method.Name.EndsWith("Async", StringComparison.Ordinal);
        var name = async ? method.Name[..^"Async".Length] : method.Name;
        if (bound.FindChild(method.Name) is not null) return new ChildMember(plan.Child(method.Name));
        if (bound.FindAction(name) is { } action)
            return Make<IMember>(typeof(ActionMember<>), [ResultType(method)],
                Result(plan, action, ResultType(method), answers: method.ReturnType != typeof(void) && method.ReturnType != typeof(Task)), async);
        return name.StartsWith("WaitUntil", StringComparison.Ordinal)
            && bound.FindWaiter(name["WaitUntil".Length..]) is { } waiter
            ? Make<IMember>(typeof(WaiterMember<>), [plan.Interface], new WaiterPlan(waiter), async)
            : null;
    }

    private static object Result(ResourcePlan plan, BoundAction action, Type type, bool answers)
    {
        if (action.Returns is not { } returns)
            return Make<object>(typeof(ValueResult<>), [type], action, answers ? ReaderOf(type) : null);
        return returns.IsList
            ? Make<object>(typeof(ResourceListResult<>), type.GetGenericArguments(), action, plan.Service)
            : Make<object>(typeof(ResourceResult<>), [type], action, plan.Service);
    }

    // Of a collection whose options nobody made a class for, the options are any structure.
    private static Type[] CollectionTypes(Type type) => type.GetGenericArguments() is [var item] ? [item, typeof(AwsStructure)] : type.GetGenericArguments();

    // void and Task answer nothing; Task<T> answers a T.
    private static Type ResultType(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(void) || type == typeof(Task)) return typeof(object);
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) ? type.GetGenericArguments()[0] : type;
    }

    private static T Make<T>(Type generic, Type[] types, params object?[] arguments) => (T)Activator.CreateInstance(
        generic.MakeGenericType(types), BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, arguments, null)!;

    private static object ReaderOf(Type type) => ReaderFactory.Of(type);

    /// <summary>The members whose signatures name the resource's own interface.</summary>
    private static class TypedMembers<T> where T : class
    {
        public static IMember Of(string name) => name switch
        {
            "Load" => new DelegateMember((resource, _) => CommonMembers.LoadAsync<T>(resource, false, async: false, default).EnsureCompleted()),
            "LoadAsync" => new DelegateMember((resource, arguments) => CommonMembers.LoadAsync<T>(resource, false, async: true, (CancellationToken)arguments[0]!)),
            "Reload" => new DelegateMember((resource, _) => CommonMembers.LoadAsync<T>(resource, true, async: false, default).EnsureCompleted()),
            "ReloadAsync" => new DelegateMember((resource, arguments) => CommonMembers.LoadAsync<T>(resource, true, async: true, (CancellationToken)arguments[0]!)),
            "Exists" => new DelegateMember((resource, _) => ResourceLoader.ExistsAsync(resource, async: false, default).EnsureCompleted()),
            "ExistsAsync" => new DelegateMember((resource, arguments) =>
                ResourceLoader.ExistsAsync(resource, async: true, (CancellationToken)arguments[0]!).AsTask()),
            "WaitUntil" => new DelegateMember((resource, arguments) =>
                PredicateWait.WaitAsync(resource, (Func<T, bool>)arguments[0]!, (TimeSpan?)arguments[1], (TimeSpan?)arguments[2], async: false, default).EnsureCompleted()),
            "WaitUntilAsync" => new DelegateMember((resource, arguments) => PredicateWait.WaitAsync(
                resource, (Func<T, bool>)arguments[0]!, (TimeSpan?)arguments[1], (TimeSpan?)arguments[2], async: true, (CancellationToken)arguments[3]!)),
            _ => throw new NotSupportedException($"IAwsResource<>.{name} is not known to the engine."),
        };
    }
}
