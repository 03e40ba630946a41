using System.Text.Json;
using AwsResources.Client.Configuration;

namespace AwsResources.Conformance.Suites;

/// <summary>What the suites of lists of credential cases share: an environment and files give an address, or a failure of our own wording.</summary>
internal static class CredentialCases
{
    public static IEnumerable<ConformanceCase> Read(string suite, string path, Action<JsonElement> run)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var index = 0;
        foreach (var test in document.RootElement.GetProperty("tests").Clone().EnumerateArray())
            yield return new($"{suite}:{index++}", () => run(test));
    }

    public static AwsConfiguration Configuration(JsonElement test) => new(new AwsEnvironment(Table(test, "env"), Table(test, "fs")));

    public static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <param name="test">The case.</param>
    /// <param name="ask">Gives the address that was asked; null where none was, which counts as a failure.</param>
    public static void Compare(JsonElement test, Func<string?> ask)
    {
        var result = test.GetProperty("result");
        string? actual;
        try
        {
            actual = ask();
        }
        catch (AwsException) when (result.TryGetProperty("Err", out _))
        {
            return;
        }

        if (Text(result, "Err") is { } reason) Verify.That(actual is null, $"{actual} was asked; expected a failure: {reason}");
        else Verify.Equal("address", Text(result, "Ok"), actual);
    }

    private static Dictionary<string, string> Table(JsonElement test, string name) => test.TryGetProperty(name, out var table)
        ? table.EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetString()!)
        : [];
}
