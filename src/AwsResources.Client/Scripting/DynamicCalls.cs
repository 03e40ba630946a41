// What a script may write with dynamic: await lambda.ListFunctions(MaxItems: 10), and page.Functions on what comes back.
// IDynamicMetaObjectProvider and not DynamicObject: the latter would show its dozen methods on every client and structure.

using System.Diagnostics.CodeAnalysis;
using System.Dynamic;
using System.Linq.Expressions;
using System.Reflection;

namespace AwsResources.Client.Scripting;

/// <summary>What a dynamic member of an object is, by its name.</summary>
internal interface IDynamicMembers
{
    /// <summary>Reads a member.</summary>
    object? GetDynamic(string name);

    /// <summary>Calls a member with arguments by name.</summary>
    /// <param name="name">The member.</param>
    /// <param name="argumentNames">The names of the last arguments; those before them have none.</param>
    /// <param name="arguments">The arguments.</param>
    object? CallDynamic(string name, IReadOnlyList<string> argumentNames, object?[] arguments);
}

/// <summary>Sends dynamic reads and calls to <see cref="IDynamicMembers"/>; members that the type has for itself come first.</summary>
internal sealed class DynamicCalls(Expression expression, IDynamicMembers target) : DynamicMetaObject(expression, BindingRestrictions.Empty, target)
{
    private static readonly MethodInfo Get = typeof(IDynamicMembers).GetMethod(nameof(IDynamicMembers.GetDynamic))!;
    private static readonly MethodInfo Call = typeof(IDynamicMembers).GetMethod(nameof(IDynamicMembers.CallDynamic))!;

    public override DynamicMetaObject BindGetMember(GetMemberBinder binder)
    {
        var call = Expression.Call(Self(), Get, Expression.Constant(binder.Name));
        return binder.FallbackGetMember(this, Result(call));
    }

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The array is of objects, which every program has.")]
    public override DynamicMetaObject BindInvokeMember(InvokeMemberBinder binder, DynamicMetaObject[] args)
    {
        var call = Expression.Call(Self(), Call, Expression.Constant(binder.Name),
            Expression.Constant(binder.CallInfo.ArgumentNames.ToArray(), typeof(IReadOnlyList<string>)),
            Expression.NewArrayInit(typeof(object), args.Select(argument => Expression.Convert(argument.Expression, typeof(object)))));
        return binder.FallbackInvokeMember(this, args, Result(call));
    }

    private UnaryExpression Self() => Expression.Convert(Expression, typeof(IDynamicMembers));

    private DynamicMetaObject Result(Expression call) => new(call, BindingRestrictions.GetTypeRestriction(Expression, Value!.GetType()));
}
