using AwsResources.Generator.Surface;

namespace AwsResources.Generator.Emit;

/// <summary>What is known of a service where all of them meet.</summary>
internal sealed record ServiceEntry(string Service, string Name, string Doc, EquatableArray<string> Resources)
{
    public static ServiceEntry Of(ServiceSurface service) => new(service.Service, service.Name,
        service.Interfaces.FirstOrDefault(type => type.Resource.Length == 0)?.Doc ?? "", service.Interfaces.Select(type => type.Resource).ToEquatableArray());
}

/// <summary>Writes what all services share: the session's properties, the interfaces by name, the exceptions by service.</summary>
internal static class SessionEmitter
{
    public static string Emit(IEnumerable<ServiceEntry> services)
    {
        ServiceEntry[] all = [.. services.OrderBy(service => service.Service, StringComparer.Ordinal)];
        var code = CodeWriter.File().Line("namespace AwsResources;").Line();
        code.Open("public sealed partial class AwsSession");
        for (var i = 0; i < all.Length; i++)
        {
            var type = $"global::AwsResources.{all[i].Name}.I{all[i].Name}";
            if (i > 0) code.Line();
            code.Summary(all[i].Doc).Line($"public {type} {all[i].Name} => field ??= Root<{type}>(\"{all[i].Service}\");");
        }
        code.Close().Line();
        Registry(code, all);
        code.Line().Summary("Makes typed exceptions of the errors that the models know.").Open("internal static class ServiceExceptions")
            .Open("public static AwsServiceException? Create(AwsServiceError error) => error.Service switch");
        foreach (var service in all) code.Line($"\"{service.Service}\" => global::AwsResources.{service.Name}.{service.Name}Exceptions.Create(error),");
        return code.Line("_ => null,").Close(";").Close().ToString();
    }

    private static void Registry(CodeWriter code, ServiceEntry[] all)
    {
        code.Summary("The interfaces of resources by the names that definitions give them.").Open("internal static class AwsResourceTypes")
            .Summary("The interface of a resource; the empty name is the service itself.")
            .Open("public static Type InterfaceOf(string service, string resource) => (service, resource) switch");
        foreach (var service in all)
            foreach (var resource in service.Resources)
                code.Line($"(\"{service.Service}\", \"{resource}\") => typeof(global::AwsResources.{service.Name}.I{(resource.Length == 0 ? service.Name : resource)}),");
        code.Line("_ => throw new ArgumentException($\"There is no interface for the resource '{resource}' of {service}.\", nameof(resource)),").Close(";").Close();
    }
}
