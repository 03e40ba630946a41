using AwsResources.Generator.Surface;

namespace AwsResources.Generator.Emit;

/// <summary>Writes the interface of a resource, and what collections of it can do.</summary>
internal static class InterfaceEmitter
{
    public static string Emit(ServiceSurface service, InterfaceSurface type)
    {
        var code = CodeWriter.File().Line($"namespace {service.Namespace};").Line();
        code.Summary(type.Doc).Open($"public partial interface {type.Name} : {type.Base}");
        for (var i = 0; i < type.Members.Count; i++)
        {
            if (i > 0) code.Line();
            code.Doc(type.Members[i].Doc).Line(type.Members[i].Declaration);
        }
        return code.Close().ToString();
    }

    /// <summary>Writes the batch actions. They are in the namespace that every user has in scope, not in the service's.</summary>
    public static string Extensions(ServiceSurface service, InterfaceSurface type)
    {
        var code = CodeWriter.File(service.Namespace).Line("namespace AwsResources;").Line();
        code.Summary($"What all resources of a collection of <see cref=\"{type.Name}\"/> can do at once.")
            .Open($"public static class {service.Name}{type.Resource}CollectionExtensions");
        for (var i = 0; i < type.Batches.Count; i++)
        {
            if (i > 0) code.Line();
            Batch(code, type, type.Batches[i], async: false);
            code.Line();
            Batch(code, type, type.Batches[i], async: true);
        }
        return code.Close().ToString();
    }

    private static void Batch(CodeWriter code, InterfaceSurface type, BatchSurface batch, bool async)
    {
        List<string> parameters = [$"this ResourceCollection<{type.Name}> collection"];
        code.Summary(batch.Doc).Line("/// <param name=\"collection\">The resources.</param>");
        if (batch.Options is { } options)
        {
            parameters.Add(batch.OptionsRequired ? $"{options} options" : $"{options}? options = null");
            code.Line("/// <param name=\"options\">What to do it with.</param>");
        }
        if (async)
        {
            parameters.Add("CancellationToken cancellationToken = default");
            code.Line("/// <param name=\"cancellationToken\">Ends the calls; what was done by then stays done.</param>");
        }
        code.Line("/// <returns>What was done.</returns>").Line("/// <exception cref=\"AwsBatchException\">It failed for some; the exception lists them.</exception>");
        var given = batch.Options is null ? "null" : "options";
        code.Open($"public static {(async ? "Task<AwsBatchResult>" : "AwsBatchResult")} {batch.Name}{(async ? "Async" : "")}({string.Join(", ", parameters)})")
            .Line("ArgumentNullException.ThrowIfNull(collection);")
            .Line(async ? $"return collection.ActAsync(\"{batch.Name}\", {given}, cancellationToken);" : $"return collection.Act(\"{batch.Name}\", {given});")
            .Close();
    }
}
