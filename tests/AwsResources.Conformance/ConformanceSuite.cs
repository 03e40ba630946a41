using System.Text.Json;

namespace AwsResources.Conformance;

/// <summary>One kind of case. A new suite is a class of this kind, listed in <see cref="ConformanceSuites"/>.</summary>
internal interface IConformanceSuite
{
    /// <summary>The path under the folder of vectors, such as <c>protocols/input</c>.</summary>
    string Name { get; }

    /// <summary>The cases under a path (the folder of vectors and the suite's name): a folder, or the one file of the suite.</summary>
    IEnumerable<ConformanceCase> Cases(string path);
}

/// <summary>One case: a stable id (suite, file, and the case's own id or index) and what to do.</summary>
/// <param name="Id">Such as <c>endpoints/s3.json:12</c>.</param>
/// <param name="Run">Returns where the case passes; any exception is its failure.</param>
internal sealed record ConformanceCase(string Id, Action Run);

/// <summary>What a case wanted is not what it got.</summary>
internal sealed class CaseFailedException(string message) : Exception(message);

/// <summary>Comparisons whose failure says what differs.</summary>
internal static class Verify
{
    public static void Equal<T>(string what, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual)) throw Failed(what, expected?.ToString(), actual?.ToString());
    }

    /// <summary>Compares JSON by value: members in any order, numbers by their size.</summary>
    public static void EqualJson(string what, JsonElement expected, JsonElement actual)
    {
        if (!JsonElement.DeepEquals(expected, actual)) throw Failed(what, expected.GetRawText(), actual.GetRawText());
    }

    public static void That(bool condition, string otherwise)
    {
        if (!condition) throw new CaseFailedException(otherwise);
    }

    private static CaseFailedException Failed(string what, string? expected, string? actual) =>
        new($"{what}: expected {expected ?? "nothing"}, got {actual ?? "nothing"}");
}
