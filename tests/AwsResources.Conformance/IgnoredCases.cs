using System.Text.Json;

namespace AwsResources.Conformance;

/// <summary>The cases of ignore.json, by id, each with the reason why it does not pass. A test asserts that they still fail.</summary>
internal static class IgnoredCases
{
    public static IReadOnlyDictionary<string, string> Reasons { get; } = Read();

    private static Dictionary<string, string> Read()
    {
        using var stream = typeof(IgnoredCases).Assembly.GetManifestResourceStream("ignore.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateObject().ToDictionary(e => e.Name, Reason, StringComparer.Ordinal);
    }

    private static string Reason(JsonProperty entry) => entry.Value.GetString() is { Length: > 0 } reason
        ? reason
        : throw new InvalidDataException($"ignore.json gives no reason for {entry.Name}.");
}
