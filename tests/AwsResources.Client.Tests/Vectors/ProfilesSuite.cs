using System.Text.Json;
using AwsResources.Client.Configuration;

namespace AwsResources.Client.Tests.Vectors;

/// <summary>`profiles`: what profile files say, and where they lie.</summary>
internal static class ProfilesSuite
{
    public static IEnumerable<VectorCase> Cases(string vectors)
        => Read(vectors, "profile-parser-tests", Parse).Concat(Read(vectors, "file-location-tests", Locate));

    private static IEnumerable<VectorCase> Read(string vectors, string file, Action<JsonElement> run)
    {
        var tests = JsonDocument.Parse(File.ReadAllText(Path.Combine(vectors, "profiles", $"{file}.json"))).RootElement.GetProperty("tests");
        return tests.EnumerateArray().Select((test, index) => new VectorCase($"profiles/{file}:{index}", () => run(test))).ToArray();
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
            VectorCase.Equal($"'{error.Message}' says '{text}'", true, error.Message.Contains(text, StringComparison.Ordinal));
            return;
        }

        if (Text(output, "errorContaining") is { } expected) throw new InvalidDataException($"No fault was found; expected {expected}");
        VectorCase.Equal("profiles", Describe(output.GetProperty("config").GetProperty("profiles")), Describe(shared));
    }

    private static void Locate(JsonElement test)
    {
        var variables = test.GetProperty("environment").EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetString()!);
        var environment = new AwsEnvironment(variables, isWindows: Text(test, "platform") == "windows");
        var (config, credentials) = SharedConfig.Locate(environment);
        VectorCase.Equal("config", Text(test, "configLocation"), config);
        VectorCase.Equal("credentials", Text(test, "credentialsLocation"), credentials);
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
