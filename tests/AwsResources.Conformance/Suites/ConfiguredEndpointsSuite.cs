using System.Text;
using System.Text.Json;
using AwsResources.Client.Configuration;

namespace AwsResources.Conformance.Suites;

/// <summary>`configured-endpoints`: profiles, environment and client configuration give an endpoint.</summary>
internal sealed class ConfiguredEndpointsSuite : IConformanceSuite
{
    public string Name => "configured-endpoints";

    public IEnumerable<ConformanceCase> Cases(string path)
    {
        foreach (var file in Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var index = 0;
            foreach (var suite in document.RootElement.GetProperty("testSuites").Clone().EnumerateArray())
                foreach (var test in suite.GetProperty("endpointUrlTests").EnumerateArray())
                    yield return new($"{Name}/{Path.GetFileName(file)}:{index++}", () => Run(suite, test));
        }
    }

    private static void Run(JsonElement suite, JsonElement test)
    {
        var variables = Chosen("environments", "environment").EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetString()!);
        variables["HOME"] = "/home/user";
        var environment = new AwsEnvironment(variables, new Dictionary<string, string> { ["/home/user/.aws/config"] = ConfigFile(suite) });
        var configuration = new AwsConfiguration(environment, test.GetProperty("profile").GetString());
        foreach (var item in Chosen("client_configs", "client_config").EnumerateObject())
        {
            configuration = item.Name switch
            {
                "endpoint_url" => configuration.With(Settings.EndpointUrl, item.Value.GetString()),
                "ignore_configured_endpoint_urls" => configuration.With(Settings.IgnoreConfiguredEndpointUrls, item.Value.GetBoolean()),
                _ => throw new CaseFailedException($"Unknown client setting {item.Name}"),
            };
        }

        // Nothing configured means the service's own endpoint, which these cases spell out.
        var service = test.GetProperty("service").GetString()!;
        var actual = configuration.GetEndpointUrl(service)?.Value ?? $"https://{service}.{configuration.RequireRegion()}.amazonaws.com";
        Verify.Equal("endpoint", test.GetProperty("output").GetProperty("endpointUrl").GetString(), actual);

        JsonElement Chosen(string table, string name) => suite.GetProperty(table).GetProperty(test.GetProperty(name).GetString()!);
    }

    private static string ConfigFile(JsonElement suite)
    {
        var text = new StringBuilder();
        foreach (var profile in suite.GetProperty("profiles").EnumerateObject()) Append(text, $"profile {profile.Name}", profile.Value);
        foreach (var services in suite.GetProperty("services").EnumerateObject()) Append(text, $"services {services.Name}", services.Value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string heading, JsonElement section)
    {
        _ = text.Append('[').Append(heading).Append("]\n");
        foreach (var item in section.EnumerateObject())
        {
            _ = text.Append(item.Name).Append(" =");
            if (item.Value.ValueKind == JsonValueKind.String) _ = text.Append(' ').Append(item.Value.GetString());
            else foreach (var nested in item.Value.EnumerateObject()) _ = text.Append($"\n  {nested.Name} = {nested.Value}");
            _ = text.Append('\n');
        }
    }
}
