using System.Dynamic;
using System.Linq.Expressions;
using AwsResources.Client.Scripting;

namespace AwsResources;

// dynamic page = await …; foreach (var function in page.Functions) Console.WriteLine(function.FunctionName);
public partial class AwsStructure : IDynamicMetaObjectProvider, IDynamicMembers
{
    DynamicMetaObject IDynamicMetaObjectProvider.GetMetaObject(Expression parameter) => new DynamicCalls(parameter, this);

    object? IDynamicMembers.GetDynamic(string name) => this[name];

    object IDynamicMembers.CallDynamic(string name, IReadOnlyList<string> argumentNames, object?[] arguments) =>
        throw new ArgumentException($"{Shape?.Name ?? "A structure"} has no method '{name}'. Its members are read: .{name}", nameof(name));
}
