// A resource as text, to carry it to another process: which one it is, and the data that was at hand.
// { "service": "ec2", "resource": "Instance", "region": "eu-central-1", "identifiers": { "Id": "i-1" }, "listed": { … }, "data": { … } }

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AwsResources.Client.Model;
using AwsResources.Client.Values;
using AwsResources.Core.Definitions;
using AwsResources.Core.Loading;

namespace AwsResources.Core.Serialization;

/// <summary>A resource that was written as JSON.</summary>
internal sealed class SavedResource
{
    private const int MaxDepth = 128;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    private readonly JsonElement _json;

    private SavedResource(JsonElement json)
    {
        _json = json;
        (Service, Kind) = (Text(json, "service"), Text(json, "resource"));
    }

    public string Service { get; }

    /// <summary>The kind of resource, such as <c>Instance</c>.</summary>
    public string Kind { get; }

    public static string Write(Resource resource, bool indented)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Plain with { Indented = indented })) Write(writer, resource);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <exception cref="FormatException">The text is not JSON, or not that of a resource.</exception>
    public static SavedResource Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return new SavedResource(document.RootElement.Clone());
        }
        catch (JsonException e)
        {
            throw new FormatException($"The text is not JSON, so that no resource can be read of it: {e.Message}", e);
        }
    }

    /// <summary>The resource in the session of a service's root.</summary>
    /// <exception cref="FormatException">The resource is of another service or region, or of another kind, or what is said of it does not fit.</exception>
    public T In<T>(Resource root) where T : class
    {
        var bound = Known(root);
        CheckRegion(root);
        var plan = root.Plan.Service.Of(bound);
        if (!plan.Interface.IsAssignableTo(typeof(T)))
            throw new FormatException($"The JSON is of {Service}.{Kind}, which is an {plan.Interface.Name}, and an {typeof(T).Name} was asked for.");
        var resource = root.Session.Create(plan, Identifiers(bound));
        var own = bound.Load is { } load ? Data("data", load.Shape) : null;
        var listed = ListedShape(bound) is { } shape ? Data("listed", shape) : null;
        if (own is not null || listed is not null) resource.Replace(resource.Snapshot, new ResourceSnapshot(listed, own));
        return (T)(object)resource;
    }

    private static void Write(Utf8JsonWriter writer, Resource resource)
    {
        var bound = resource.Plan.Bound;
        writer.WriteStartObject();
        writer.WriteString("service", bound.Service.Definition.Service);
        writer.WriteString("resource", bound.Name);
        if (RegionOf(resource) is { } region) writer.WriteString("region", region);
        writer.WriteStartObject("identifiers");
        for (var i = 0; i < resource.Ids.Length; i++) writer.WriteString(bound.Identifiers[i].Name, resource.Ids[i]);
        writer.WriteEndObject();
        var snapshot = resource.Snapshot;
        if (snapshot.Item is { Shape: { } shape } item)
        {
            // A listing may join items of several shapes.
            if (!ReferenceEquals(shape, bound.ItemShape)) writer.WriteString("listedAs", shape.Name);
            writer.WritePropertyName("listed");
            StructureJson.Write(writer, item, redactSensitive: false);
        }
        if (snapshot.Load(0) is { } own)
        {
            writer.WritePropertyName("data");
            StructureJson.Write(writer, own, redactSensitive: false);
        }
        writer.WriteEndObject();
    }

    // What one endpoint serves for all regions is the same from each of them.
    private static string? RegionOf(Resource resource)
    {
        var client = resource.Session.Client(resource.Plan.Bound.Service.Definition.Service);
        return client.Model.Metadata.GlobalEndpoint is null ? client.Region : null;
    }

    private BoundResource Known(Resource root)
    {
        var service = root.Plan.Bound.Service;
        if (service.Definition.Service != Service) throw new FormatException($"The JSON is of the service {Service}, and was given to {service.Definition.Service}.");
        return service.TryGet(Kind, out var bound)
            ? bound
            : throw new FormatException($"{Service} has no resource '{Kind}'.{Suggestions.DidYouMean(Kind, service.Resources.Select(resource => resource.Name))}");
    }

    private void CheckRegion(Resource root)
    {
        if (!_json.TryGetProperty("region", out _) || RegionOf(root) is not { } here) return;
        if (Text(_json, "region") is var region && region != here)
            throw new FormatException($"The {Service}.{Kind} of the JSON is in {region}, and this session calls {here}: use session.With(region: \"{region}\").");
    }

    private string[] Identifiers(BoundResource bound)
    {
        if (bound.Identifiers.Count == 0) return [];
        if (!_json.TryGetProperty("identifiers", out var given) || given.ValueKind is not JsonValueKind.Object)
            throw new FormatException($"The JSON of the {Service}.{Kind} has no object 'identifiers' with {string.Join(", ", bound.Identifiers.Select(identifier => identifier.Name))}.");
        return [.. bound.Identifiers.Select(identifier => Text(given, identifier.Name))];
    }

    private StructureShape? ListedShape(BoundResource bound) => _json.TryGetProperty("listedAs", out _)
        ? bound.Service.Model.GetShape(Text(_json, "listedAs")) as StructureShape ?? throw new FormatException($"listedAs: {Service} has no structure '{Text(_json, "listedAs")}'.")
        : bound.ItemShape;

    private AwsStructure? Data(string name, StructureShape shape) =>
        _json.TryGetProperty(name, out var data) && data.ValueKind is not JsonValueKind.Null ? StructureJsonReader.Read(data, shape, name) : null;

    private static string Text(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new FormatException($"The JSON is not that of a resource: it has no text '{name}'.");
}
