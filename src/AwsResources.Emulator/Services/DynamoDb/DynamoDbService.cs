using System.Collections.Frozen;
using AwsResources.Emulator.Services.DynamoDb.Operations;
using AwsResources.Emulator.Services.DynamoDb.Tables;

namespace AwsResources.Emulator.Services.DynamoDb;

/// <summary>DynamoDB of the emulator: the tables of each account in each region.</summary>
internal sealed class DynamoDbService : EmulatedService
{
    private readonly Dictionary<(string AccountId, string Region), DynamoDbOperations> _places = [];

    public DynamoDbService() : base("dynamodb") =>
        Operations = DynamoDbOperations.Names.ToFrozenDictionary(name => name, _ => (Func<EmulatorCall, AwsStructure>)Invoke);

    public override IReadOnlyDictionary<string, Func<EmulatorCall, AwsStructure>> Operations { get; }

    public override EmulatorException? InvalidInput(EmulatorCall call, IReadOnlyList<string> faults) =>
        ModelConstraints.Check(call.Input, call.Operation.Input);

    public override void BeforeCall(EmulatorCall call)
    {
        if (ModelConstraints.Check(call.Input, call.Operation.Input) is { } refusal) throw refusal;
    }

    private AwsStructure Invoke(EmulatorCall call)
    {
        var place = (call.AccountId, call.Region);
        if (!_places.TryGetValue(place, out var operations))
            _places.Add(place, operations = new DynamoDbOperations(new TableStore(call.AccountId, call.Region, call.Clock)));
        return operations.Invoke(call.Operation.Name, call.Input, call.EmptyPage);
    }
}
