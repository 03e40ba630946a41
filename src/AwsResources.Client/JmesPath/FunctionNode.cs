namespace AwsResources.Client.JmesPath;

/// <summary>A call of a function. Name and number of arguments are checked when the expression is read, types when it runs.</summary>
internal sealed class FunctionNode : JmesNode
{
    private readonly JmesFunction _function;
    private readonly JmesNode[] _arguments;
    private readonly string _text;
    private readonly int _position;

    private FunctionNode(JmesFunction function, JmesNode[] arguments, string text, int position)
    {
        _function = function;
        _arguments = arguments;
        _text = text;
        _position = position;
    }

    public static FunctionNode Bind(string name, JmesNode[] arguments, string text, int position)
    {
        if (!JmesFunctions.All.TryGetValue(name, out var function))
            throw new JmesPathException(JmesPathErrorKind.UnknownFunction, text, position,
                $"there is no function '{name}'. Available: {string.Join(", ", JmesFunctions.All.Keys.Order(StringComparer.Ordinal))}.");
        var wanted = function.Parameters.Length;
        if (arguments.Length < wanted || arguments.Length > wanted && !function.Variadic)
            throw new JmesPathException(JmesPathErrorKind.InvalidArity, text, position,
                $"{name}() takes {(function.Variadic ? "at least " : "")}{wanted} argument{(wanted == 1 ? "" : "s")}, not {arguments.Length}.");
        return new FunctionNode(function, arguments, text, position);
    }

    public override object? Search(object? data)
    {
        var values = new object?[_arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _arguments[i].Search(data);
            Check(i, values[i]);
        }
        return JmesData.Unwrap(_function.Body(this, values));
    }

    /// <summary>Checks the keys that a function such as sort_by computes: all numbers, or all text.</summary>
    internal void CheckKeys(IReadOnlyList<object?> keys)
    {
        if (keys.Count == 0) return;
        var wanted = JmesData.KindOf(keys[0]) is JmesKind.Number ? JmesKind.Number : JmesKind.String;
        foreach (var key in keys)
            if (JmesData.KindOf(key) is var kind && kind != wanted)
                throw Mismatch($"its expression yields a value of type {JmesFunctions.NameOf(kind)} where numbers only, or strings only, are expected");
    }

    private void Check(int index, object? value)
    {
        var parameter = _function.Parameters[Math.Min(index, _function.Parameters.Length - 1)];
        var kind = JmesData.KindOf(value);
        if ((parameter.Kinds & kind) == 0)
            throw Mismatch($"argument {index + 1} is of type {JmesFunctions.NameOf(kind)}; expected {parameter}");
        if (parameter.Elements == 0 || kind is not JmesKind.Array) return;
        var first = (JmesKind)0;
        foreach (var item in JmesData.ListOf(value)!)
        {
            var element = JmesData.KindOf(JmesData.Unwrap(item));
            if (first == 0) first = element;
            if ((parameter.Elements & element) == 0 || element != first)
                throw Mismatch($"argument {index + 1} holds a {JmesFunctions.NameOf(element)}; expected {parameter}");
        }
    }

    private JmesPathException Mismatch(string what) => new(JmesPathErrorKind.InvalidType, _text, _position, $"{_function.Name}(): {what}.");
}
