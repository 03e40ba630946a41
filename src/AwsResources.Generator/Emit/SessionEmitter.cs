using AwsResources.Generator.Surface;

namespace AwsResources.Generator.Emit;

/// <summary>What is known of a service where all of them meet.</summary>
internal sealed record ServiceEntry(string Service, string Name, string Doc)
{
    public static ServiceEntry Of(ServiceSurface service) => new(service.Service, service.Name,
        service.Interfaces.FirstOrDefault(type => type.Resource.Length == 0)?.Doc ?? "");
}

/// <summary>Writes what all services share: the session's properties, the exceptions by service.</summary>
internal static class SessionEmitter
{
    /// <summary>What gives sessions a service that is not the library's own.</summary>
    public static string Extension(DefinedSurface defined)
    {
        var (service, definitions) = (defined.Surface, defined.Definitions);
        var type = $"global::{service.Namespace}.I{service.Name}";
        var code = CodeWriter.File().Line("namespace AwsResources;").Line();
        code.Summary($"Gives sessions the service {Docs.Code(service.Service)}.").Open($"public static class {service.Name}SessionExtensions")
            .Line($"private static readonly global::AwsResources.Core.Extension.AwsServiceDefinition Definition = new({CodeWriter.Literal(service.Service)},")
            .Line($"    global::{service.Namespace}.{service.Name}Proxies.Of, global::{service.Namespace}.{service.Name}Exceptions.Create,");
        for (var i = 0; i < definitions.Count; i++)
            code.Line($"    ({CodeWriter.Literal(definitions[i].File)}, {CodeWriter.Literal(definitions[i].Json)}){(i < definitions.Count - 1 ? "," : ");")}");
        return code.Line().Line("/// <param name=\"session\">The session.</param>").Open("extension(AwsSession session)")
            .Summary(ServiceEntry.Of(service).Doc)
            .Line($"public {type} {service.Name} => session.Root<{type}>(Definition);").Close().Close().ToString();
    }

    public static string Emit(IEnumerable<ServiceEntry> services)
    {
        ServiceEntry[] all = [.. services.OrderBy(service => service.Service, StringComparer.Ordinal)];
        var code = CodeWriter.File().Line("namespace AwsResources;").Line();
        code.Open("public sealed partial class AwsSession");
        for (var i = 0; i < all.Length; i++)
        {
            var type = $"global::AwsResources.{all[i].Name}.I{all[i].Name}";
            if (i > 0) code.Line();
            code.Summary(all[i].Doc).Line($"public {type} {all[i].Name} => field ??= Root<{type}>(\"{all[i].Service}\", global::AwsResources.{all[i].Name}.{all[i].Name}Proxies.Of);");
        }
        code.Close().Line().Summary("The proxies of services by the services' names. Who asks here keeps all of them in a program that is trimmed.")
            .Open("internal static class AwsResourceTypes")
            .Summary("Gives the types of a service's resources by their names; the empty name is the service itself.")
            .Open("public static Func<string, global::AwsResources.Core.Proxies.ProxyType> Of(string service) => service switch");
        foreach (var service in all) code.Line($"\"{service.Service}\" => global::AwsResources.{service.Name}.{service.Name}Proxies.Of,");
        code.Line("_ => throw new ArgumentException($\"There are no resources of '{service}'.\", nameof(service)),").Close(";").Close();
        code.Line().Summary("Makes typed exceptions of the errors that the models know.").Open("internal static class ServiceExceptions")
            .Open("public static AwsServiceException? Create(AwsServiceError error) => error.Service switch");
        foreach (var service in all) code.Line($"\"{service.Service}\" => global::AwsResources.{service.Name}.{service.Name}Exceptions.Create(error),");
        return code.Line("_ => null,").Close(";").Close().ToString();
    }
}
