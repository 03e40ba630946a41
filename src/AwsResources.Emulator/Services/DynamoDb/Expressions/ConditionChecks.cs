using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Expressions;

/// <summary>Makes the nodes of a condition, and finds what is wrong with their operands before any item is looked at.</summary>
internal static class ConditionChecks
{
    private const int MaxChoices = 100;

    public static Comparison Comparison(ExpressionFaults faults, string comparator, Operand left, Operand right)
    {
        CheckDistinct(faults, comparator, left, right);
        if (comparator is not ("=" or "<>"))
        {
            CheckOrdered(faults, comparator, left);
            CheckOrdered(faults, comparator, right);
        }

        return new Comparison(comparator, left, right);
    }

    public static BetweenCondition Between(ExpressionFaults faults, Operand value, Operand lower, Operand upper)
    {
        foreach (var operand in (Operand[])[value, lower, upper]) CheckOrdered(faults, "BETWEEN", operand);
        if (lower is ValueOperand { Value: var from } && upper is ValueOperand { Value: var to })
        {
            if (from.Type != to.Type)
                Bounds("requires same data type for lower and upper bounds");
            else if (from.IsScalarKey && ItemOrder.Compare(from, to) > 0)
                Bounds("requires upper bound to be greater than or equal to lower bound");

            void Bounds(string rule) => faults.Report(FaultKind.OperandType,
                $"The BETWEEN operator {rule}; lower bound operand: AttributeValue: {from}, upper bound operand: AttributeValue: {to}");
        }

        return new BetweenCondition(value, lower, upper);
    }

    public static InCondition In(ExpressionFaults faults, Operand value, List<Operand> choices)
    {
        if (choices.Count > MaxChoices) CountFault(faults, "IN", choices.Count + 1);
        return new InCondition(value, choices);
    }

    public static ExpressionNode Function(ExpressionFaults faults, string name, List<Operand> arguments)
    {
        int? expected = name switch
        {
            "attribute_exists" or "attribute_not_exists" or "size" => 1,
            "attribute_type" or "begins_with" or "contains" => 2,
            _ => null,
        };
        if (expected is null)
        {
            // The update functions are known, but not here.
            faults.Report(FaultKind.UnknownFunction, name is "if_not_exists" or "list_append"
                ? $"The function is not allowed in a condition expression; function: {name}"
                : $"Invalid function name; function: {name}");
            return new FunctionCondition(name, arguments);
        }

        if (arguments.Count != expected) CountFault(faults, name, arguments.Count);
        else CheckArguments(faults, name, arguments);
        return name == "size" ? new SizeOperand(arguments[0]) : new FunctionCondition(name, arguments);
    }

    private static void CheckArguments(ExpressionFaults faults, string name, List<Operand> arguments)
    {
        if (arguments.Count == 2) CheckDistinct(faults, name, arguments[0], arguments[1]);
        switch (name)
        {
            case "attribute_exists" or "attribute_not_exists" when arguments[0] is not (PathOperand or UndefinedOperand):
                faults.Report(FaultKind.OperandType, $"Operator or function requires a document path; operator or function: {name}");
                break;
            case "begins_with":
                foreach (var argument in arguments)
                    if (argument.KnownType is { } type && type is not (ItemType.S or ItemType.B)) TypeFault(faults, name, type.ToString());
                break;
            case "size" when arguments[0].KnownType is ItemType.N or ItemType.BOOL or ItemType.NULL:
                TypeFault(faults, name, arguments[0].KnownType.ToString()!);
                break;
            case "attribute_type":
                CheckTypeName(faults, name, arguments[1]);
                break;
        }
    }

    private static void CheckTypeName(ExpressionFaults faults, string name, Operand argument)
    {
        if (argument is UndefinedOperand) return;
        if (argument is not ValueOperand { Value.Type: ItemType.S } value)
            TypeFault(faults, name, argument.KnownType?.ToString() ?? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}");
        else if (!Enum.GetNames<ItemType>().Contains(value.Value.Text))
            faults.Report(FaultKind.OperandType,
                $"Invalid attribute type name found; type: {value.Value.Text}, valid types: {{B,NULL,SS,BOOL,L,BS,N,NS,S,M}}");
    }

    private static void CheckDistinct(ExpressionFaults faults, string name, Operand left, Operand right)
    {
        if (left is PathOperand one && right is PathOperand two && one.Path.Equals(two.Path))
            faults.Report(FaultKind.NotDistinct, "The first operand must be distinct from the remaining operands for this operator or "
                + $"function; operator: {name}, first operand: {one.Path}");
    }

    private static void CheckOrdered(ExpressionFaults faults, string name, Operand operand)
    {
        if (operand.KnownType is { } type && type is not (ItemType.S or ItemType.N or ItemType.B))
            TypeFault(faults, name, type.ToString());
    }

    private static void CountFault(ExpressionFaults faults, string name, int count) => faults.Report(FaultKind.OperandCount,
        $"Incorrect number of operands for operator or function; operator or function: {name}, number of operands: {count}");

    private static void TypeFault(ExpressionFaults faults, string name, string type) => faults.Report(FaultKind.OperandType,
        $"Incorrect operand type for operator or function; operator or function: {name}, operand type: {type}");
}
