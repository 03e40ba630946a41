using System.Text;
using System.Text.Json;
using AwsResources.Core.Definitions;

namespace AwsResources.Generator.Tests;

/// <summary>The schemas that editors go by, against what the parser takes.</summary>
public sealed class SchemaTests
{
    private static readonly JsonElement Resource = Schema("resource.schema.json");
    private static readonly JsonElement Service = Schema("service.schema.json");

    // A place in a definition: the schema that describes it, and a definition with a hole at the place.
    private static IEnumerable<TestCaseData> Places()
    {
        yield return new TestCaseData("resource", """{ "resource": "R"HOLE }""");
        yield return new TestCaseData("service", """{ "service": "s"HOLE }""");
        foreach (var (schema, member, value) in new[]
        {
            ("identifier", "identifiers", "{ \"X\": { \"member\": \"M\"HOLE } }"), ("load", "load", "{ \"operation\": \"O\"HOLE }"), ("list", "list", "{ \"operation\": \"O\"HOLE }"),
            ("attribute", "attributes", "{ \"X\": { \"rename\": \"Y\"HOLE } }"), ("reference", "references", "{ \"X\": { \"resource\": \"R\"HOLE } }"),
            ("link", "children", "{ \"X\": { \"resource\": \"R\"HOLE } }"), ("collection", "collections", "{ \"X\": { \"resource\": \"R\"HOLE } }"),
            ("action", "actions", "{ \"X\": { \"operation\": \"O\"HOLE } }"), ("returns", "actions", "{ \"X\": { \"returns\": { \"resource\": \"R\"HOLE } } }"),
            ("batchAction", "batchActions", "{ \"X\": { \"operation\": \"O\"HOLE } }"), ("waiter", "waiters", "{ \"X\": { \"waiter\": \"W\"HOLE } }"),
        })
            yield return new TestCaseData(schema, $"{{ \"resource\": \"R\", \"{member}\": {value} }}") { TestName = $"{member} {schema}" };
    }

    [TestCaseSource(nameof(Places))]
    public void The_schema_has_exactly_the_members_that_the_parser_takes(string schema, string definition)
    {
        var fault = Faults(definition.Replace("HOLE", ", \"qqqqqqqqqq\": 1")).Single(text => text.Contains("qqqqqqqqqq"));
        var taken = fault[(fault.IndexOf("Expected ", StringComparison.Ordinal) + "Expected ".Length)..].TrimEnd('.').Replace(" or ", ", ").Split(", ");

        Assert.That(Properties(schema).Where(name => name != "$schema"), Is.EquivalentTo(taken));
    }

    [Test]
    public void Every_member_of_the_schemas_is_described()
    {
        var undescribed = new List<string>();
        foreach (var schema in new[] { "resource", "service", "identifier", "load", "list", "attribute", "link", "reference", "collection", "action", "returns", "batchAction", "waiter" })
            foreach (var member in ObjectOf(schema).GetProperty("properties").EnumerateObject())
                if (!member.Value.TryGetProperty("description", out _) && !(member.Value.TryGetProperty("$ref", out var reference) && Definition(reference.GetString()!).TryGetProperty("description", out _)))
                    undescribed.Add($"{schema}.{member.Name}");

        Assert.That(undescribed, Is.Empty);
    }

    [Test]
    public void The_definitions_of_the_library_name_their_schema()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "resources"), "*.json", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".schema.json", StringComparison.Ordinal) && !file.EndsWith("boto3-map.json", StringComparison.Ordinal)))
        {
            var schema = JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("$schema").GetString()!;
            Assert.That(File.Exists(Path.Combine(Path.GetDirectoryName(file)!, schema)), Is.True, file);
        }
    }

    private static List<string> Faults(string definition)
    {
        var faults = new DefinitionFaults();
        new DefinitionParser(faults).Parse([("test.json", Encoding.UTF8.GetBytes(definition))]);
        return [.. faults.All.Select(fault => fault.Message)];
    }

    private static IEnumerable<string> Properties(string schema) => ObjectOf(schema).GetProperty("properties").EnumerateObject().Select(member => member.Name);

    // The long form, where there is a short one too.
    private static JsonElement ObjectOf(string schema)
    {
        var root = schema switch
        {
            "resource" => Resource,
            "service" => Service,
            _ => Resource.GetProperty("$defs").GetProperty(schema),
        };
        return root.TryGetProperty("oneOf", out var forms) ? forms.EnumerateArray().Last() : root;
    }

    private static JsonElement Definition(string reference) => Resource.GetProperty("$defs").GetProperty(reference[(reference.LastIndexOf('/') + 1)..]);

    private static JsonElement Schema(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "resources", name))).RootElement;
}
