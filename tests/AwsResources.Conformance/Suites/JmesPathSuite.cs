// The official compliance suite of JMESPath: expressions over JSON, each with its result or the kind of its error.

using System.Text.Json;
using AwsResources.Client.JmesPath;

namespace AwsResources.Conformance.Suites;

internal sealed class JmesPathSuite : IConformanceSuite
{
    public string Name => "jmespath";

    public IEnumerable<ConformanceCase> Cases(string path)
    {
        foreach (var file in Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var index = 0;
            foreach (var group in document.RootElement.EnumerateArray())
            {
                var given = group.GetProperty("given").Clone();
                foreach (var test in group.GetProperty("cases").EnumerateArray())
                {
                    var copy = test.Clone();
                    yield return new ConformanceCase($"{Name}/{Path.GetFileName(file)}:{index++}", () => Run(given, copy));
                }
            }
        }
    }

    private static void Run(JsonElement given, JsonElement test)
    {
        var expression = test.GetProperty("expression").GetString()!;
        if (test.TryGetProperty("error", out var error)) RunError(given, expression, error.GetString()!);
        else if (test.TryGetProperty("result", out var expected))
        {
            var actual = JmesExpression.Parse(expression).Search(given);
            Verify.That(JmesData.AreEqual(actual, JmesData.Unwrap(expected)),
                $"{expression}: expected {expected.GetRawText()}, got {JmesText.ToJson(actual)}");
        }
        // A case for timing has neither: it must be readable.
        else _ = JmesExpression.Parse(expression).Search(given);
    }

    private static void RunError(JsonElement given, string expression, string kind)
    {
        try
        {
            var actual = JmesExpression.Parse(expression).Search(given);
            throw new CaseFailedException($"{expression}: expected the error {kind}, got {JmesText.ToJson(actual)}");
        }
        catch (JmesPathException e)
        {
            Verify.Equal(expression, kind, NameOf(e.Kind));
        }
    }

    private static string NameOf(JmesPathErrorKind kind) => kind switch
    {
        JmesPathErrorKind.Syntax => "syntax",
        JmesPathErrorKind.UnknownFunction => "unknown-function",
        JmesPathErrorKind.InvalidArity => "invalid-arity",
        JmesPathErrorKind.InvalidType => "invalid-type",
        _ => "invalid-value",
    };
}
