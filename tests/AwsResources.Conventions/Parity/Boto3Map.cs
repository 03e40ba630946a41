using System.Text.Json;
using System.Text.RegularExpressions;
using AwsResources.Conventions.Repository;

namespace AwsResources.Conventions.Parity;

/// <summary>resources/boto3-map.json: where ours has another name, or another way, than boto3.</summary>
internal sealed partial class Boto3Map
{
    public static string File { get; } = Path.Combine(Repo.Root, "resources", "boto3-map.json");

    private Boto3Map(IReadOnlyList<(string From, string To, string Why)> entries)
    {
        Entries = entries;
        To = entries.ToDictionary(entry => entry.From, entry => entry.To, StringComparer.Ordinal);
    }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<(string From, string To, string Why)> Entries { get; }

    public IReadOnlyDictionary<string, string> To { get; }

    public static Boto3Map Read()
    {
        using var json = JsonDocument.Parse(System.IO.File.ReadAllBytes(File));
        return new([.. json.RootElement.EnumerateObject().Select(entry =>
            (entry.Name, entry.Value.GetProperty("to").GetString()!, entry.Value.GetProperty("why").GetString()!))]);
    }

    /// <summary>The map without one entry.</summary>
    public Boto3Map Without(string from) => new([.. Entries.Where(entry => entry.From != from)]);

    /// <summary>
    /// What is missing of ours, or is something else: names in C# are boto3's, but for what the map says. An entry is for all that its name
    /// begins with; one for a member goes before one for its resource.
    /// </summary>
    public string? Fault(string name, string? what, IReadOnlyDictionary<string, string?> ours)
    {
        if (To.TryGetValue(name, out var to)) return ours.ContainsKey(to) ? null : $"{name}: the map leads to {to}, which there is not";
        var own = Follow(name);
        if (!ours.TryGetValue(own, out var ourWhat)) return $"{name}: there is no {own}";
        var expected = name.Contains(".has.", StringComparison.Ordinal) || name.Contains(".collections.", StringComparison.Ordinal) ? Target(name, what) : what;
        return expected is null || expected == ourWhat ? null : $"{own}: {ourWhat}, where boto3 has {expected}";
    }

    // The longest beginning that the map leads elsewhere; batch actions follow the resource of their collection.
    private string Follow(string name)
    {
        for (var end = name.LastIndexOf('.'); end > 0; end = name.LastIndexOf('.', end - 1))
            if (To.TryGetValue(name[..end], out var to)) return to + name[end..];
        return name;
    }

    // A resource by its name within the service, as ours calls it: the last word, after the operation where there is one.
    private string? Target(string name, string? what) => what is null ? null : LastWord().Replace(what, match =>
    {
        var service = name[..name.IndexOf('.', StringComparison.Ordinal)];
        return To.TryGetValue($"{service}.{match.Value}", out var to) ? to[(to.IndexOf('.', StringComparison.Ordinal) + 1)..] : match.Value;
    });

    [GeneratedRegex("[A-Za-z0-9]+$")]
    private static partial Regex LastWord();
}
