// Castle's proxies: one class for each interface, made once; an object of it costs a constructor call. Every proxy of the
// process shares one interceptor without state, since a proxy's state is its base class.

using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Castle.DynamicProxy;

namespace AwsResources.Core.Proxies;

[RequiresDynamicCode(WhyDynamic)]
[RequiresUnreferencedCode(WhyUnreferenced)]
internal static class ProxyMaker
{
    // One builder for the process: each has a cache of its own, and another would make every class again.
    private static readonly DefaultProxyBuilder Builder = new();
    private static readonly IInterceptor[] Interceptors = [new DispatchInterceptor()];

    public const string WhyDynamic = "Castle makes the classes of proxies at run time.";
    public const string WhyUnreferenced = "Proxies that are made at run time need the interface's members, which nothing else may refer to.";

    /// <summary>How a proxy of the interface is made.</summary>
    /// <exception cref="PlatformNotSupportedException">The program runs without dynamic code.</exception>
    public static Func<Resource> For(Type @interface)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
            throw new PlatformNotSupportedException(
                $"Proxies of {@interface.Name} are made at run time, which this program does not allow. Set <PublishAot>false</PublishAot>; in a file-based app: #:property PublishAot=false");
        var options = new ProxyGenerationOptions(new ProxyHook()) { BaseTypeForInterfaceProxy = typeof(Resource) };
        var type = Builder.CreateInterfaceProxyTypeWithoutTarget(@interface, Type.EmptyTypes, options);
        var constructor = type.GetConstructors().Single(candidate => candidate.GetParameters() is [var first, ..] && first.ParameterType == typeof(IInterceptor[]));
        var arguments = constructor.GetParameters().Select((parameter, i) =>
            i == 0 ? (Expression)Expression.Constant(Interceptors) : Expression.Default(parameter.ParameterType));
        return Expression.Lambda<Func<Resource>>(Expression.New(constructor, arguments)).Compile();
    }

    [RequiresDynamicCode(WhyDynamic)]
    [RequiresUnreferencedCode(WhyUnreferenced)]
    private sealed class DispatchInterceptor : IInterceptor
    {
        public void Intercept(IInvocation invocation)
        {
            var resource = (Resource)invocation.Proxy;
            invocation.ReturnValue = resource.Plan.MemberOf(invocation.Method).Invoke(resource, invocation.Arguments);
        }
    }

    /// <summary>Leaves the members of <see cref="Resource"/> and <see cref="object"/> alone; only the interface's are intercepted.</summary>
    private sealed class ProxyHook : IProxyGenerationHook
    {
        public bool ShouldInterceptMethod(Type type, System.Reflection.MethodInfo methodInfo) => type.IsInterface || methodInfo.DeclaringType!.IsInterface;

        public void NonProxyableMemberNotification(Type type, System.Reflection.MemberInfo memberInfo) { }

        public void MethodsInspected() { }

        // Options with equal hooks share a class.
        public override bool Equals(object? obj) => obj is ProxyHook;

        public override int GetHashCode() => typeof(ProxyHook).GetHashCode();
    }
}
