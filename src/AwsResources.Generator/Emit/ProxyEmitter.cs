using AwsResources.Generator.Surface;

namespace AwsResources.Generator.Emit;

/// <summary>Writes the classes behind the interfaces of a service, and the table that gives them to the engine.</summary>
internal static class ProxyEmitter
{
    private const string Engine = "global::AwsResources.Core.Proxies.";

    public static string Emit(ServiceSurface service)
    {
        var code = CodeWriter.File().Line($"namespace {service.Namespace};").Line();
        code.Open($"internal static class {service.Name}Proxies")
            .Open($"public static {Engine}ProxyType Of(string resource) => resource switch");
        foreach (var type in service.Interfaces)
            code.Line($"\"{type.Resource}\" => {type.Proxy.Name}.Type,");
        code.Line("_ => throw new ArgumentException($\"There is no proxy for the resource '{resource}'.\", nameof(resource)),").Close(";").Close();
        foreach (var type in service.Interfaces) Class(code, type);
        return code.ToString();
    }

    // Explicit, so that no name of a model meets one of the base class.
    private static void Class(CodeWriter code, InterfaceSurface type)
    {
        var proxy = type.Proxy;
        var based = type.Resource.Length == 0 ? "ServiceProxy" : $"ResourceProxy<{type.Name}>";
        code.Line().Open($"internal sealed class {proxy.Name} : {Engine}{based}, {type.Name}")
            .Line($"public static {Engine}ProxyType Type => new(typeof({type.Name}), static () => new {proxy.Name}(), {proxy.Members});");
        foreach (var line in proxy.Lines) code.Line(line);
        code.Readers(proxy.Readers).Close();
    }
}
