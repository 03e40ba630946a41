using System.Collections.Frozen;

namespace AwsResources.Emulator.Services.DynamoDb.Expressions;

/// <summary>The words that DynamoDB refuses as bare attribute names in expressions, in any case.</summary>
internal static class ReservedWords
{
    private static readonly Lazy<FrozenSet<string>> Words = new(Read);

    public static bool Contains(string word) => Words.Value.Contains(word);

    private static FrozenSet<string> Read()
    {
        const string name = "DynamoDb.reserved-words.txt";
        using var stream = typeof(ReservedWords).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the emulator's assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
