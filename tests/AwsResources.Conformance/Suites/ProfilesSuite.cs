using System.Text.Json;
using AwsResources.Client.Configuration;

namespace AwsResources.Conformance.Suites;

/// <summary>`profiles`: what profile files say, and where they lie.</summary>
internal sealed class ProfilesSuite : IConformanceSuite
{
    public string Name => "profiles";

    public IEnumerable<ConformanceCase> Cases(string path)
    {
        foreach (var file in Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var index = 0;
            foreach (var test in document.RootElement.GetProperty("tests").Clone().EnumerateArray())
                yield return new($"{Name}/{Path.GetFileName(file)}:{index++}", () => Run(test));
        }
    }

    private static void Run(JsonElement test)
    {
        if (test.TryGetProperty("input", out _)) Parse(test);
        else Locate(test);
    }

    private static void Parse(JsonElement test)
    {
        var input = test.GetProperty("input");
        var output = test.GetProperty("output");
        SharedConfig shared;
        try
        {
            shared = SharedConfig.Parse("config", Text(input, "configFile"), "credentials", Text(input, "credentialsFile"));
        }
        catch (AwsConfigurationException error)
        {
            if (Text(output, "errorContaining") is not { } text) throw;
            Verify.Equal($"'{error.Message}' says '{text}'", true, error.Message.Contains(text, StringComparison.Ordinal));
            return;
        }

        if (Text(output, "errorContaining") is { } expected) throw new CaseFailedException($"No fault was found; expected {expected}");
        Verify.Equal("profiles", Describe(output.GetProperty("config").GetProperty("profiles")), Describe(shared));
    }

    private static void Locate(JsonElement test)
    {
        var variables = test.GetProperty("environment").EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetString()!);
        var environment = new AwsEnvironment(variables, isWindows: Text(test, "platform") == "windows");
        var (config, credentials) = SharedConfig.Locate(environment);
        Verify.Equal("config", Text(test, "configLocation"), config);
        Verify.Equal("credentials", Text(test, "credentialsLocation"), credentials);
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string Describe(JsonElement profiles) => string.Join('\n', profiles.EnumerateObject()
        .OrderBy(profile => profile.Name, StringComparer.Ordinal)
        .Select(profile => $"[{profile.Name}]" + string.Concat(profile.Value.EnumerateObject()
            .OrderBy(item => item.Name, StringComparer.Ordinal)
            .Select(item => $"\n  {item.Name}={item.Value.GetString()}"))));

    private static string Describe(SharedConfig shared) => string.Join('\n', shared.Profiles
        .OrderBy(profile => profile.Key, StringComparer.Ordinal)
        .Select(profile => $"[{profile.Key}]" + string.Concat(profile.Value.Properties
            .OrderBy(item => item.Key, StringComparer.Ordinal)
            .Select(item => $"\n  {item.Key}={item.Value.Value}"))));
}
