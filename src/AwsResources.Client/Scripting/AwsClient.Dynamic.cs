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
        var input = new AwsStructure();
        CancellationToken cancellationToken = default;
        var unnamed = arguments.Length - argumentNames.Count;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (i >= unnamed) input.Set(argumentNames[i - unnamed], arguments[i]);
            else if (arguments[i] is CancellationToken token) cancellationToken = token;
            else if (arguments[i] is AwsStructure given) input = given.Copy();
            else throw new ArgumentException($"{Model.ServiceId} {operation}: argument {i + 1} has no name. Write {operation}(Member: value).", nameof(arguments));
        }
        return CallAsync(operation, input, cancellationToken);
    }
}
