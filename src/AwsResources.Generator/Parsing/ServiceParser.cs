using System.Text;
using System.Text.Json;
using AwsResources.Client.Model;
using AwsResources.Core.Definitions;
using AwsResources.Generator.Surface;

namespace AwsResources.Generator.Parsing;

/// <summary>Understands the files of a service, or says what is wrong with them.</summary>
internal static class ServiceParser
{
    public const string DefinitionFaultId = "AWSR001";
    public const string ModelFaultId = "AWSR002";
    public const string NoModelId = "AWSR003";

    public static ServiceSurface Parse(ServiceInput input)
    {
        var faults = new DefinitionFaults();
        var definition = new DefinitionParser(faults).Parse(
            input.Files.Where(file => file.IsDefinition).Select(file => (file.Path, Encoding.UTF8.GetBytes(file.Text.ToString()))));
        var first = input.Files.First(file => file.IsDefinition);
        if (definition is null)
            return faults.All.Count > 0 ? Failed(input, faults)
                : Failed(input, DefinitionFaultId, first.Path, $"{input.Service} has resources, but no service.json that holds them together, and none of them names its service");
        if (definition.Service != input.Service)
            return Failed(input, DefinitionFaultId, definition.Place.File,
                $"the definition is of '{definition.Service}' and was given as one of '{input.Service}': name the service of the item, <AwsResourceDefinition Service=\"{definition.Service}\">, or its folder, as the file does");
        var service = input.Files.FirstOrDefault(file => file.FileName == "service-2.json" && !file.IsDefinition);
        if (service is null)
            return Failed(input, NoModelId, definition.Place.File, $"there is no model of '{input.Service}': models/{input.Service}/service-2.json is not among the AdditionalFiles");
        try
        {
            var model = new ServiceModel(input.Service, service.Text.ToString(), TextOf(input, "paginators-1.json"), TextOf(input, "waiters-2.json"));
            var bound = DefinitionBinder.Bind(definition, model, faults);
            return faults.All.Count > 0 ? Failed(input, faults) : SurfaceBuilder.Build(bound);
        }
        catch (Exception e) when (e is JsonException or AwsModelException)
        {
            return Failed(input, ModelFaultId, service.Path, $"the model of {input.Service} cannot be read: {e.Message}");
        }
    }

    private static string? TextOf(ServiceInput input, string name) =>
        input.Files.FirstOrDefault(file => file.FileName == name && !file.IsDefinition)?.Text.ToString();

    private static ServiceSurface Failed(ServiceInput input, DefinitionFaults faults) => new(input.Service, "")
    {
        Faults = faults.All.Select(fault => new FaultSurface(
            DefinitionFaultId, fault.Place.File, fault.Place.Line, fault.Place.Column, $"{fault.Subject}: {fault.Message}")).ToEquatableArray(),
    };

    private static ServiceSurface Failed(ServiceInput input, string id, string file, string message) => new(input.Service, "")
    {
        Faults = new[] { new FaultSurface(id, file, 1, 1, message) }.ToEquatableArray(),
    };
}
