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
