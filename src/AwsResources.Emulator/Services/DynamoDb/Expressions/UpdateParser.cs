using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Expressions;

/// <summary>Parses update expressions: the sections SET, REMOVE, ADD and DELETE, each at most once.</summary>
internal sealed class UpdateParser
{
    private readonly TokenReader _reader;
    private readonly List<UpdateAction> _actions = [];

    private UpdateParser(TokenReader reader) => _reader = reader;

    public static UpdateExpression Parse(string text, ExpressionScope scope)
    {
        var parser = new UpdateParser(new TokenReader("UpdateExpression", text, scope));
        parser.ReadSections();
        PathOverlap.Check([.. parser._actions.Select(a => a.Path)], parser._reader.Faults);
        parser._reader.Finish();
        return new UpdateExpression(parser._actions);
    }

    private void ReadSections()
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        do
        {
            var section = _reader.Current.Text.ToUpperInvariant();
            Func<UpdateAction> read = section switch
            {
                "SET" => ReadSet,
                "REMOVE" => () => new RemoveAction(_reader.ReadPath()),
                "ADD" => ReadAdd,
                "DELETE" => ReadDelete,
                _ => throw _reader.SyntaxError(),
            };
            _reader.Take();
            if (!seen.Add(section))
                _reader.Faults.Report(FaultKind.RepeatedSection, $"The \"{section}\" section can only be used once in an update expression;");
            do _actions.Add(read());
            while (_reader.TrySymbol(","));
        }
        while (_reader.Current.Kind != TokenKind.End);
    }

    private SetAction ReadSet()
    {
        var path = _reader.ReadPath();
        _reader.Expect("=");
        return new SetAction(path, ReadSum());
    }

    private AddAction ReadAdd()
    {
        var path = _reader.ReadPath();
        return new AddAction(path, ReadSetOperand("ADD", type => type == ItemType.N));
    }

    private DeleteAction ReadDelete()
    {
        var path = _reader.ReadPath();
        return new DeleteAction(path, ReadSetOperand("DELETE", _ => false));
    }

    private ItemValue ReadSetOperand(string section, Func<ItemType, bool> alsoAllowed)
    {
        if (_reader.ReadValue() is not ValueOperand { Value: var value }) return ItemValue.Null;
        if (!value.IsSet && !alsoAllowed(value.Type))
            _reader.Faults.Report(FaultKind.OperandType, "Incorrect operand type for operator or function; "
                + $"operator: {section}, operand type: {LongName(value.Type)}, typeSet: ALLOWED_FOR_{section}_OPERAND");
        return value;
    }

    private Operand ReadSum()
    {
        if (_reader.TrySymbol("("))
        {
            var inner = ReadSum();
            _reader.Expect(")");
            return inner is ArithmeticOperand ? inner : ReadRest(inner);
        }

        return ReadRest(ReadOperand());
    }

    private Operand ReadRest(Operand left)
    {
        var subtract = _reader.Current.IsSymbol("-");
        if (!subtract && !_reader.Current.IsSymbol("+")) return left;
        var sign = _reader.Take().Text;
        var right = ReadOperand();
        RequireType(sign, ItemType.N, left, right);
        return new ArithmeticOperand(left, subtract, right);
    }

    private Operand ReadOperand()
    {
        var token = _reader.Current;
        if (_reader.TrySymbol("("))
        {
            var inner = ReadOperand();
            _reader.Expect(")");
            return inner;
        }

        if (token.Kind == TokenKind.ValueRef) return _reader.ReadValue();
        if (token.Kind != TokenKind.Word || !_reader.Following.IsSymbol("(")) return new PathOperand(_reader.ReadPath());
        _reader.Take();
        return MakeFunction(token.Text, ReadArguments());
    }

    private List<Operand> ReadArguments()
    {
        _reader.Expect("(");
        var arguments = new List<Operand>();
        do arguments.Add(ReadOperand());
        while (_reader.TrySymbol(","));
        _reader.Expect(")");
        return arguments;
    }

    private Operand MakeFunction(string name, List<Operand> arguments)
    {
        if (name is not ("if_not_exists" or "list_append"))
        {
            _reader.Faults.Report(FaultKind.UnknownFunction,
                name is "size" or "attribute_exists" or "attribute_not_exists" or "attribute_type" or "begins_with" or "contains"
                    ? $"The function is not allowed in an update expression; function: {name}"
                    : $"Invalid function name; function: {name}");
            return new UndefinedOperand();
        }

        if (arguments.Count != 2)
        {
            _reader.Faults.Report(FaultKind.OperandCount, "Incorrect number of operands for operator or function; "
                + $"operator or function: {name}, number of operands: {arguments.Count}");
            return new UndefinedOperand();
        }

        if (name == "list_append")
        {
            RequireType(name, ItemType.L, arguments[0], arguments[1]);
            return new ListAppendOperand(arguments[0], arguments[1]);
        }

        if (arguments[0] is PathOperand { Path: var path }) return new IfNotExistsOperand(path, arguments[1]);
        _reader.Faults.Report(FaultKind.OperandType, $"Operator or function requires a document path; operator or function: {name}");
        return new UndefinedOperand();
    }

    private void RequireType(string name, ItemType type, params ReadOnlySpan<Operand> operands)
    {
        foreach (var operand in operands)
            if (operand.KnownType is { } known && known != type)
                _reader.Faults.Report(FaultKind.OperandType, "Incorrect operand type for operator or function; "
                    + $"operator or function: {name}, operand type: {known}");
    }

    private static string LongName(ItemType type) => type switch
    {
        ItemType.S => "STRING",
        ItemType.N => "NUMBER",
        ItemType.B => "BINARY",
        ItemType.BOOL => "BOOLEAN",
        ItemType.NULL => "NULL",
        ItemType.L => "LIST",
        ItemType.M => "MAP",
        _ => type.ToString(),
    };
}
