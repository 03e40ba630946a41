using System.Collections.Frozen;
using System.Reflection;
using AwsResources.Core.Actions;
using AwsResources.Core.Collections;
using AwsResources.Core.Definitions;
using AwsResources.Core.Waiters;

namespace AwsResources.Core.Plans;

/// <summary>Maps the methods of a resource's interface to what they do, by the names that the definition gives.</summary>
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
        if (CommonMembers.Of(plan, method) is { } common) return common;
        return method.IsSpecialName ? Property(plan, method.Name["get_".Length..], method.ReturnType) : Method(plan, method);
    }

    private static IMember? Property(ResourcePlan plan, string name, Type type)
    {
        var bound = plan.Bound;
        var identifier = bound.IdentifierIndex(name);
        if (identifier >= 0) return new IdentifierMember(identifier);
        if (bound.References.FirstOrDefault(reference => reference.Name == name) is { } reference)
            return Reference(reference, plan.Service.Of(reference.Target), type);
        if (bound.Collections.FirstOrDefault(collection => collection.Name == name) is { } collection)
            return Make<IMember>(typeof(CollectionMember<,>), type.GetGenericArguments(), collection, plan.Service.Of(collection.Target));
        return bound.Attributes.FirstOrDefault(attribute => attribute.Name == name) is { } attribute
            ? Make<IMember>(typeof(AttributeMember<>), [type], plan.AttributeOf(attribute.Member.Name), ReaderOf(type))
            : null;
    }

    private static IMember Reference(BoundLink reference, ResourcePlan target, Type type) => reference switch
    {
        { Path: null } => new ReferenceMember(reference, target),
        { IsList: false } => new DataReferenceMember(reference, target),
        _ => Make<IMember>(typeof(ReferenceListMember<>), type.GetGenericArguments(), reference, target),
    };

    private static IMember? Method(ResourcePlan plan, MethodInfo method)
    {
        var bound = plan.Bound;
        var async = method.Name.EndsWith("Async", StringComparison.Ordinal);
        var name = async ? method.Name[..^"Async".Length] : method.Name;
        if (bound.Children.FirstOrDefault(child => child.Name == method.Name) is { } child)
            return new ChildMember(child, plan.Service.Of(child.Target));
        if (bound.Actions.FirstOrDefault(action => action.Name == name) is { } action)
            return Make<IMember>(typeof(ActionMember<>), [ResultType(method)], Result(plan, action, ResultType(method)), async);
        return name.StartsWith("WaitUntil", StringComparison.Ordinal)
            && bound.Waiters.FirstOrDefault(waiter => waiter.Name == name["WaitUntil".Length..]) is { } waiter
            ? Make<IMember>(typeof(WaiterMember<>), [plan.Interface], waiter, async)
            : null;
    }

    private static object Result(ResourcePlan plan, BoundAction action, Type type)
    {
        if (action.Returns is not { } returns)
            return Make<object>(typeof(ValueResult<>), [type], action, type == typeof(Nothing) ? null : ReaderOf(type));
        var target = plan.Service.Of(returns.Target);
        return returns.IsList
            ? Make<object>(typeof(ResourceListResult<>), type.GetGenericArguments(), action, target)
            : Make<object>(typeof(ResourceResult<>), [type], action, target);
    }

    // void and Task answer nothing; Task<T> answers a T.
    private static Type ResultType(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(void) || type == typeof(Task)) return typeof(Nothing);
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) ? type.GetGenericArguments()[0] : type;
    }

    private static T Make<T>(Type generic, Type[] types, params object?[] arguments) => (T)Activator.CreateInstance(
        generic.MakeGenericType(types), BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, arguments, null)!;

    private static object ReaderOf(Type type) => ReaderFactory.Of(type);
}

/// <summary>The answer of an action that answers nothing.</summary>
internal readonly struct Nothing;
