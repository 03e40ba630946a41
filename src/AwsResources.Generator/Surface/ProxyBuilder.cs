using AwsResources.Core.Definitions;

namespace AwsResources.Generator.Surface;

/// <summary>Works out the proxy of a resource: a line for each member of its interface, which calls a method of the engine's base class.</summary>
internal sealed class ProxyBuilder(CallTypes calls, TypeMap types, BoundResource resource)
{
    private readonly string _interface = CallTypes.InterfaceOf(resource);
    private readonly List<string> _lines = [];
    private readonly List<ReaderSurface> _readers = [];
    private int _count;

    public ProxySurface Build()
    {
        for (var i = 0; i < resource.Identifiers.Count; i++) Add("string", resource.Identifiers[i].Name, $"Identifier({i})");
        foreach (var attribute in resource.Attributes) Attribute(attribute);
        foreach (var link in resource.References)
        {
            var target = CallTypes.InterfaceOf(link.Target);
            if (link.IsList) Add($"IReadOnlyList<{target}>", link.Name, $"References<{target}>({Next(link.Name)})");
            else if (InterfaceBuilder.IsKnown(link)) Add(target, link.Name, $"Reference<{target}>({Next(link.Name)})!");
            else Add(target + "?", link.Name, $"Reference<{target}>({Next(link.Name)})");
        }
        foreach (var link in resource.Children) Child(link);
        foreach (var collection in resource.Collections)
        {
            var arguments = $"<{CallTypes.InterfaceOf(collection.Target)}, {calls.OptionsOf(collection)!.Name}>";
            Add("ResourceCollection" + arguments, collection.Name, $"Collection{arguments}({Next(collection.Name)})");
        }
        foreach (var action in resource.Actions) Action(action);
        foreach (var waiter in resource.Waiters) Waiter(waiter);
        return new ProxySurface(CallTypes.ProxyOf(resource), _count) { Lines = _lines.ToEquatableArray(), Readers = _readers.ToEquatableArray() };
    }

    private void Attribute(BoundAttribute attribute)
    {
        if (attribute.Identifier >= 0)
        {
            Add("string", attribute.Name, $"Identifier({attribute.Identifier})");
            return;
        }
        var type = types.Of(attribute);
        var (name, reader) = attribute.IsTags ? ("AwsTags", "AwsTags.Reader") : (type.Member, Reader(attribute.Name, type.Member, type.MemberReader, type.KeepReader));
        Add(name, attribute.Name, $"Attribute({Next(attribute.Name)}, {reader})");
    }

    private void Child(BoundLink link)
    {
        var target = CallTypes.InterfaceOf(link.Target);
        string[] given = [.. link.Missing.Select(index => Names.Camel(link.Target.Identifiers[index].Name))];
        _lines.Add($"{target} {_interface}.{link.Name}({string.Join(", ", given.Select(id => "string " + id))}) => "
            + $"Child<{target}>({string.Join(", ", given.Prepend(Next(link.Name)))});");
    }

    private void Action(BoundAction action)
    {
        var options = calls.OptionsOf(action);
        var parameter = options is null ? "" : options.IsRequired ? options.Name + " options" : options.Name + "? options";
        var given = options is null ? "null" : "options";
        var member = Next(action.Name);
        var (type, method, reader) = Result(action);
        _lines.Add($"{type ?? "void"} {_interface}.{action.Name}({parameter}) => {string.Format(method, "")}({member}{reader}, {given});");
        _lines.Add($"{(type is null ? "Task" : $"Task<{type}>")} {_interface}.{action.Name}Async({(options is null ? "" : parameter + ", ")}CancellationToken cancellationToken) => "
            + $"{string.Format(method, "Async")}({member}{reader}, {given}, cancellationToken);");
    }

    // The type of the answer, the method that makes it, and the argument that says how.
    private (string? Type, string Method, string Reader) Result(BoundAction action)
    {
        if (action.Returns is { } returns)
        {
            var target = CallTypes.InterfaceOf(returns.Target);
            return returns.IsList ? ($"IReadOnlyList<{target}>", $"MakeMany{{0}}<{target}>", "") : (target, $"Make{{0}}<{target}>", "");
        }
        if (action.Path is not null)
        {
            var type = types.Of(action.OutputShape);
            return (type.Member, "Act{0}", ", " + Reader(action.Name, type.Member, type.MemberReader, type.KeepReader));
        }
        if (action.Operation.Output.Members.Count == 0) return (null, "Act{0}", "");
        var result = calls.ResultOf(action.Operation);
        return (result, "Act{0}", $", AwsReaders.Structure<{result}>()");
    }

    private void Waiter(BoundWaiter waiter)
    {
        var member = Next(waiter.Name);
        _lines.Add($"{_interface} {_interface}.WaitUntil{waiter.Name}(TimeSpan? timeout, AwsWaitOptions? options) => Wait<{_interface}>({member}, timeout, options);");
        _lines.Add($"Task<{_interface}> {_interface}.WaitUntil{waiter.Name}Async(TimeSpan? timeout, AwsWaitOptions? options, CancellationToken cancellationToken) => "
            + $"WaitAsync<{_interface}>({member}, timeout, options, cancellationToken);");
    }

    private void Add(string type, string name, string value) => _lines.Add($"{type} {_interface}.{name} => {value};");

    private string Next(string name) => $"{_count++}, \"{name}\"";

    private string Reader(string name, string type, string reader, bool keep)
    {
        if (!keep) return reader;
        _readers.Add(new ReaderSurface(name, type, reader));
        return "Readers." + name;
    }
}
