namespace AwsResources.Emulator.Services.DynamoDb.Expressions;

/// <summary>What may be wrong with an expression whose syntax is right, in the order in which DynamoDB looks for it.</summary>
internal enum FaultKind
{
    RedundantParentheses,
    UnknownFunction,
    MisusedFunction,
    ReservedWord,
    RepeatedSection,
    Undefined,
    OperandCount,
    NotDistinct,
    PathOverlap,
    PathConflict,
    OperandType,
}

/// <summary>Collects the faults of one expression, so that the one the service would name is named, not the leftmost.</summary>
internal sealed class ExpressionFaults(string parameter)
{
    private readonly SortedDictionary<FaultKind, string> _first = [];

    public void Report(FaultKind kind, string message) => _first.TryAdd(kind, message);

    public void ThrowIfAny()
    {
        if (_first.Count > 0) throw Invalid(_first.Values.First());
    }

    public Exception Invalid(string message) => DynamoDbErrors.Validation($"Invalid {parameter}: {message}");
}
