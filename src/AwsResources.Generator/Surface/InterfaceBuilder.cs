using AwsResources.Core.Definitions;

namespace AwsResources.Generator.Surface;

/// <summary>Works out the interface of a resource. The engine finds its members by the names and types that are chosen here.</summary>
internal sealed class InterfaceBuilder(CallTypes calls, TypeMap types)
{
    private static readonly ParameterDoc CancellationDoc = new("cancellationToken", "Ends the call.");

    public InterfaceSurface Build(BoundResource resource)
    {
        var name = CallTypes.InterfaceOf(resource);
        return new InterfaceSurface(resource.IsRoot ? "" : resource.Name, name, resource.IsRoot ? "IAwsServiceRoot" : $"IAwsResource<{name}>",
            Docs.Text(resource.Definition.Doc, resource.IsRoot ? $"The service {Docs.Code(resource.Name)}." : $"The resource {Docs.Code(resource.Name)}."))
        {
            Members = Members(resource).ToEquatableArray(),
            Proxy = new ProxyBuilder(calls, types, resource).Build(),
            Batches = resource.BatchActions.Select(Batch).ToEquatableArray(),
        };
    }

    private IEnumerable<MemberSurface> Members(BoundResource resource)
    {
        foreach (var identifier in resource.Identifiers)
            yield return Member($"string {identifier.Name} {{ get; }}", Docs.Text(identifier.Doc, $"The identifier {Docs.Code(identifier.Member)}."));
        foreach (var attribute in resource.Attributes) yield return Attribute(resource, attribute);
        foreach (var reference in resource.References) yield return Reference(reference);
        foreach (var child in resource.Children) yield return Child(child);
        foreach (var collection in resource.Collections) yield return Collection(collection);
        foreach (var action in resource.Actions)
        {
            yield return Action(resource, action, async: false);
            yield return Action(resource, action, async: true);
        }
        foreach (var waiter in resource.Waiters)
        {
            yield return Waiter(resource, waiter, async: false);
            yield return Waiter(resource, waiter, async: true);
        }
    }

    private MemberSurface Attribute(BoundResource resource, BoundAttribute attribute)
    {
        if (attribute.Identifier >= 0)
            return Member($"string {attribute.Name} {{ get; }}",
                Docs.Text(attribute.Doc, $"The same as <see cref=\"{resource.Identifiers[attribute.Identifier].Name}\"/>.", "Reading it never calls."));
        var type = attribute.IsTags ? "AwsTags" : types.Of(attribute).Member;
        var load = attribute.Load ?? resource.Load;
        var same = attribute.SameAs is null ? "" : $"The same as {Docs.Code(attribute.SameAs)}, where only that one is at hand.";
        var source = load is null ? "Only listings and actions answer it." : attribute.InListing && attribute.Load is null
            ? $"Listings have it; else it loads with {Docs.Code(load.Operation.Name)}."
            : $"Loads with {Docs.Code(load.Operation.Name)}{(attribute.InListing ? " where the listing lacks it" : resource.ItemShape is null ? "" : ", also after a listing, which lacks it")}.";
        return Member($"{type} {attribute.Name} {{ get; }}",
            Docs.Text(attribute.Doc, $"The attribute {Docs.Code(attribute.Member.Name)}.", source, same, Docs.Facts(attribute.Member, isInput: false)));
    }

    /// <summary>Whether a reference needs no data, so that it is never null.</summary>
    public static bool IsKnown(BoundLink reference) => reference.Path is null && reference.Ids.All(id => id is LiteralNode or SourceNode { Kind: SourceKind.Identifier });

    private static MemberSurface Reference(BoundLink reference)
    {
        if (reference.IsList)
            return Member($"IReadOnlyList<{CallTypes.InterfaceOf(reference.Target)}> {reference.Name} {{ get; }}",
                Docs.Text(reference.Doc, $"The resources {Docs.Code(reference.Target.Name)} that this resource refers to.", "Empty where the data names none."));
        var isKnown = IsKnown(reference);
        return Member($"{CallTypes.InterfaceOf(reference.Target)}{(isKnown ? "" : "?")} {reference.Name} {{ get; }}",
            Docs.Text(reference.Doc, $"The {Docs.Code(reference.Target.Name)} that this resource refers to.", isKnown ? "No call is made." : "Null where the data names none."));
    }

    private static MemberSurface Child(BoundLink child)
    {
        IdentifierDefinition[] given = [.. child.Missing.Select(index => child.Target.Identifiers[index])];
        return Member(
            $"{CallTypes.InterfaceOf(child.Target)} {child.Name}({string.Join(", ", given.Select(id => "string " + Names.Camel(id.Name)))});",
            Docs.Text(child.Doc, $"The {Docs.Code(child.Target.Name)} of these identifiers. No call is made."),
            [.. given.Select(id => new ParameterDoc(Names.Camel(id.Name).TrimStart('@'), Docs.Text(id.Doc, $"The identifier {Docs.Code(id.Member)}.")))],
            "The resource, whether it exists or not.");
    }

    private MemberSurface Collection(BoundCollection collection) => Member(
        $"ResourceCollection<{CallTypes.InterfaceOf(collection.Target)}, {calls.OptionsOf(collection)!.Name}> {collection.Name} {{ get; }}",
        Docs.Text(collection.Doc, $"The resources {Docs.Code(collection.Target.Name)}.", $"Listed with {Docs.Code(collection.Operation.Name)} when it is read."));

    private MemberSurface Action(BoundResource resource, BoundAction action, bool async)
    {
        var (type, returns) = Result(action);
        var parameters = new List<string>();
        var docs = new List<ParameterDoc>();
        if (calls.OptionsOf(action) is { } options)
        {
            parameters.Add(options.IsRequired ? options.Name + " options" : options.Name + "? options = null");
            docs.Add(new("options", options.IsRequired ? "What to do it with." : "What to do it with; null for the service's defaults."));
        }
        if (async)
        {
            parameters.Add("CancellationToken cancellationToken = default");
            docs.Add(CancellationDoc);
        }
        var task = type is null ? "Task" : $"Task<{type}>";
        var effect = resource.IsRoot || action.KeepsData ? "" : "What was loaded is dropped.";
        return Member($"{(async ? task : type ?? "void")} {action.Name}{(async ? "Async" : "")}({string.Join(", ", parameters)});",
            Docs.Text(action.Doc, $"Calls {Docs.Code(action.Operation.Name)}.", action.Doc is null ? "" : $"Calls {Docs.Code(action.Operation.Name)}.", effect), docs, returns);
    }

    private (string? Type, string? Doc) Result(BoundAction action)
    {
        if (action.Returns is { } returns)
        {
            var target = CallTypes.InterfaceOf(returns.Target);
            return returns.IsList
                ? ($"IReadOnlyList<{target}>", "The resources.")
                : (target, "The resource.");
        }
        if (action.Path is { } path) return (types.Of(action.OutputShape).Member, $"What the answer has at {Docs.Code(path)}.");
        return action.Operation.Output.Members.Count == 0 ? (null, null) : (calls.ResultOf(action.Operation), "What the service answers.");
    }

    private static MemberSurface Waiter(BoundResource resource, BoundWaiter waiter, bool async)
    {
        var self = CallTypes.InterfaceOf(resource);
        var delay = $"{waiter.Waiter.Delay.TotalSeconds:0} s";
        List<ParameterDoc> docs =
        [
            new("timeout", "How long to wait at most; goes before the options' own. Default: as long as the attempts take."),
            new("options", $"Delay, attempts and progress. Default: {waiter.Waiter.MaxAttempts} attempts, {delay} apart."),
        ];
        if (async) docs.Add(new("cancellationToken", "Ends the wait."));
        return Member(
            $"{(async ? $"Task<{self}>" : self)} WaitUntil{waiter.Name}{(async ? "Async" : "")}(TimeSpan? timeout = null, AwsWaitOptions? options = null"
            + (async ? ", CancellationToken cancellationToken = default);" : ");"),
            Docs.Text(waiter.Doc, $"Waits for {Docs.Code(waiter.Waiter.Name)}, asking {Docs.Code(waiter.Operation.Name)}."), docs,
            waiter.EndsInAbsence ? "This resource, with nothing loaded." : "This resource, freshly loaded.");
    }

    private BatchSurface Batch(BoundBatchAction batch)
    {
        var options = calls.OptionsOf(batch);
        var way = batch.IsBatch ? $"{Docs.Code(batch.Operation.Name)} is called for up to {batch.Size} at a time." : $"{Docs.Code(batch.Operation.Name)} is called for each.";
        return new BatchSurface(batch.Name, options?.Name, options?.IsRequired ?? false, Docs.Text(batch.Doc, "Acts on all resources of the collection.", way));
    }

    private static MemberSurface Member(string declaration, string summary, IEnumerable<ParameterDoc>? parameters = null, string? returns = null) =>
        new(declaration, new DocSurface(summary) { Parameters = (parameters ?? []).ToEquatableArray(), Returns = returns });
}
