using System.Dynamic;
using System.Linq.Expressions;
using AwsResources.Client.Scripting;

namespace AwsResources;

// dynamic queue = sqs.Resource("Queue", url); Console.WriteLine(queue.Arn); await queue.SendMessageAsync(MessageBody: "hello");
public sealed partial class UntypedResource : IDynamicMetaObjectProvider, IDynamicMembers
{
    private const string WaitUntilPrefix = "WaitUntil";
    private const string AsyncSuffix = "Async";

    DynamicMetaObject IDynamicMetaObjectProvider.GetMetaObject(Expression parameter) => new DynamicCalls(parameter, this);

    object? IDynamicMembers.GetDynamic(string name) => this[name];

    /// <summary>Makes a child, acts, or waits; a name that ends in Async does so asynchronously.</summary>
    object? IDynamicMembers.CallDynamic(string name, IReadOnlyList<string> argumentNames, object?[] arguments)
    {
        var bound = Plan.Bound;
        if (bound.FindChild(name) is not null) return Child(name, Array.ConvertAll(arguments, argument => Convert.ToString(argument, System.Globalization.CultureInfo.InvariantCulture)!));
        var async = bound.FindAction(name) is null && name.EndsWith(AsyncSuffix, StringComparison.Ordinal);
        var plain = async ? name[..^AsyncSuffix.Length] : name;
        if (bound.FindAction(plain) is not null)
        {
            var given = new DynamicArguments($"{bound.FullName}.{name}", argumentNames, arguments);
            return async ? ActAsync(plain, given.Input, given.CancellationToken) : Act(plain, given.Input);
        }
        if (!plain.StartsWith(WaitUntilPrefix, StringComparison.Ordinal)) throw Unknown("member", name, Names());
        var timeout = arguments.OfType<TimeSpan>().Select(time => (TimeSpan?)time).FirstOrDefault();
        var options = arguments.OfType<AwsWaitOptions>().FirstOrDefault();
        var waiter = plain[WaitUntilPrefix.Length..];
        return async ? WaitAsync(waiter, timeout, options, arguments.OfType<CancellationToken>().FirstOrDefault()) : Wait(waiter, timeout, options);
    }
}
