using System.Text.Encodings.Web;
using System.Text.Json;
using AwsResources.Core.Definitions;

namespace AwsResources.Cli.Describing;

/// <summary>
/// The surface as JSON, for tools: a service has its <c>service</c> (the root) and its <c>resources</c>; each of these has
/// identifiers, attributes, load, actions, has (children and references), collections with their batch actions, and waiters.
/// </summary>
internal static class SurfaceJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, Subject subject)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            if (subject.Resource is { } resource) Resource(json, resource);
            else if (subject.Service is { } service) Service(json, service);
            else Services(json, subject.Services);
        }
        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void Services(Utf8JsonWriter json, IEnumerable<BoundService> services)
    {
        json.WriteStartObject();
        foreach (var service in services)
        {
            json.WritePropertyName(service.Definition.Service);
            Service(json, service);
        }
        json.WriteEndObject();
    }

    private static void Service(Utf8JsonWriter json, BoundService service)
    {
        json.WriteStartObject();
        Object(json, "resources", service.Resources, resource => resource.Name, Resource);
        json.WritePropertyName("service");
        Resource(json, service.Root);
        json.WriteEndObject();
    }

    private static void Resource(Utf8JsonWriter json, BoundResource resource)
    {
        json.WriteStartObject();
        Object(json, "actions", resource.Actions, action => action.Name, (to, action) => to.WriteStringValue(action.Operation.Name));
        Array(json, "attributes", resource.Attributes.Select(attribute => attribute.Name));
        Object(json, "collections", resource.Collections, collection => collection.Name, Collection);
        Object(json, "has", resource.Children.Concat(resource.References), link => link.Name, (to, link) => to.WriteStringValue(link.Target.Name));
        json.WriteStartArray("identifiers");
        foreach (var identifier in resource.Identifiers) json.WriteStringValue(identifier.Name);
        json.WriteEndArray();
        json.WriteString("load", resource.Load?.Operation.Name);
        Object(json, "waiters", resource.Waiters, waiter => waiter.Name, (to, waiter) => to.WriteStringValue(waiter.Waiter.Name));
        json.WriteEndObject();
    }

    private static void Collection(Utf8JsonWriter json, BoundCollection collection)
    {
        json.WriteStartObject();
        Array(json, "batchActions", collection.Target.BatchActions.Select(batch => batch.Name));
        json.WriteString("operation", collection.Operation.Name);
        json.WriteString("resource", collection.Target.Name);
        json.WriteEndObject();
    }

    // In the order of their names, so that two versions can be compared line by line.
    private static void Object<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Func<T, string> key, Action<Utf8JsonWriter, T> value)
    {
        json.WriteStartObject(name);
        foreach (var item in items.OrderBy(key, StringComparer.Ordinal))
        {
            json.WritePropertyName(key(item));
            value(json, item);
        }
        json.WriteEndObject();
    }

    private static void Array(Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items.Order(StringComparer.Ordinal)) json.WriteStringValue(item);
        json.WriteEndArray();
    }
}
