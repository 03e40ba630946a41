using System.Dynamic;
using System.Linq.Expressions;
using AwsResources.Client.Scripting;

namespace AwsResources;

// dynamic lambda = aws.Client("lambda"); var page = await lambda.ListFunctions(MaxItems: 10);
public sealed partial class AwsClient : IDynamicMetaObjectProvider, IDynamicMembers
{
    DynamicMetaObject IDynamicMetaObjectProvider.GetMetaObject(Expression parameter) => new DynamicCalls(parameter, this);

    object IDynamicMembers.GetDynamic(string name) => throw new ArgumentException(
        $"{Model.ServiceId} has no property '{name}'.{Suggestions.DidYouMean(name, Model.OperationNames)} Operations are called: {name}(…).", nameof(name));

    /// <summary>Calls an operation; its name may end in Async, and every argument but a structure or a token has a name.</summary>
    object IDynamicMembers.CallDynamic(string name, IReadOnlyList<string> argumentNames, object?[] arguments)
    {
        var operation = !Model.TryGetOperation(name, out _) && name.EndsWith("Async", StringComparison.Ordinal) ? name[..^"Async".Length] : name;
        var given = new DynamicArguments($"{Model.ServiceId} {operation}", argumentNames, arguments);
        return CallAsync(operation, given.Input ?? new AwsStructure(), given.CancellationToken);
    }
}
