using System.Collections;
using System.Diagnostics.CodeAnalysis;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources;

/// <summary>The tags of a resource. A key that is not there reads as null: <c>i.Tags["env"] == "dev"</c>.</summary>
public sealed class AwsTags : IReadOnlyDictionary<string, string>
{
    private readonly IReadOnlyDictionary<string, string> _tags;

    private AwsTags(IReadOnlyDictionary<string, string> tags) => _tags = tags;

    /// <summary>No tags.</summary>
    public static AwsTags Empty { get; } = new(new Dictionary<string, string>());

    /// <summary>How an attribute of keys and values is read as tags.</summary>
    public static AwsReader<AwsTags> Reader { get; } = new TagsReader();

    /// <summary>The value of a tag, or null where there is none of that key.</summary>
    public string? this[string key] => _tags.TryGetValue(key, out var value) ? value : null;

    string IReadOnlyDictionary<string, string>.this[string key] => _tags[key];

    /// <inheritdoc/>
    public int Count => _tags.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _tags.Keys;

    /// <inheritdoc/>
    public IEnumerable<string> Values => _tags.Values;

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _tags.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => _tags.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _tags.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The tags as <c>key=value</c>, separated by commas.</summary>
    public override string ToString() => string.Join(", ", _tags.Select(tag => $"{tag.Key}={tag.Value}"));

    private static AwsTags Of(IEnumerable<AwsStructure> tags)
    {
        var byKey = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in tags)
            if (TextOf(tag, "Key", "key") is { } key) byKey[key] = TextOf(tag, "Value", "value") ?? "";
        return byKey.Count == 0 ? Empty : new AwsTags(byKey);
    }

    // Services differ in how they begin the names of members.
    private static string? TextOf(AwsStructure tag, string name, string other) => tag.Read(tag.Has(name) ? name : other, AwsReaders.String);

    private sealed class TagsReader() : AwsReader<AwsTags>(Empty, isCached: true)
    {
        private static readonly AwsReader<IReadOnlyList<AwsStructure>> Structures = AwsReaders.List(AwsReaders.Structure<AwsStructure>());

        internal override AwsTags FromTape(ValueTape tape, int node, Shape shape) => Of(Structures.FromTape(tape, node, shape));

        internal override AwsTags FromObject(object value) => value as AwsTags ?? Of(Structures.FromObject(value));
    }
}
