using System.Globalization;
using AwsResources.Emulator.Services.Ec2.Resources;

namespace AwsResources.Emulator.Services.Ec2.Filters;

/// <summary>The filters of one listing: a name each, and the values that an item has under it. Filters are and-ed, values of one are or-ed.</summary>
internal sealed class FilterSet<T>
{
    private const int MostValues = 200;

    private readonly Dictionary<string, Func<T, IEnumerable<string?>>> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _notHeld = new(StringComparer.Ordinal);
    private readonly Func<T, IReadOnlyDictionary<string, string>>? _tags;

    /// <param name="tags">The tags of an item, where the listing filters by them.</param>
    public FilterSet(Func<T, IReadOnlyDictionary<string, string>>? tags = null)
    {
        _tags = tags;
        if (tags is null) return;
        _ = Many("tag-key", item => tags(item).Keys);
        _ = Many("tag-value", item => tags(item).Values);
    }

    public FilterSet<T> One(string name, Func<T, string?> value) => Many(name, item => [value(item)]);

    public FilterSet<T> Flag(string name, Func<T, bool> value) => Many(name, item => [Text(value(item))]);

    public FilterSet<T> Number(string name, Func<T, long?> value) =>
        Many(name, item => [value(item)?.ToString(CultureInfo.InvariantCulture)]);

    public FilterSet<T> Time(string name, Func<T, DateTimeOffset?> value) => Many(name, item => [Text(value(item))]);

    public FilterSet<T> Many(string name, Func<T, IEnumerable<string?>> values)
    {
        _values.Add(name, values);
        return this;
    }

    /// <summary>Filters of what items of the emulator never have, such as IPv6 addresses: they let nothing through.</summary>
    public FilterSet<T> Never(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) _ = Many(name, _ => []);
        return this;
    }

    /// <summary>Filters that the service has, and whose values the emulator does not know: they are refused as such.</summary>
    public FilterSet<T> NotHeld(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) _notHeld.Add(name);
        return this;
    }

    /// <summary>The items that a call's filters let through.</summary>
    /// <exception cref="EmulatorException">A filter is not one of this listing.</exception>
    public IReadOnlyList<T> Apply(EmulatorCall call, IEnumerable<T> items)
    {
        var filters = call.Input.Parts("Filters");
        if (filters.Sum(filter => filter.Texts("Values").Count) > MostValues)
            throw new EmulatorException("FilterLimitExceeded", $"The maximum number of filter values specified on a single call is {MostValues}");
        var tests = filters.Select(filter => Read(call, filter)).ToList();
        return [.. items.Where(item => tests.TrueForAll(test => test(item)))];
    }

    private Predicate<T> Read(EmulatorCall call, AwsStructure filter)
    {
        var name = filter.Text("Name");
        var patterns = filter.Texts("Values");
        if (name is not null && _notHeld.Contains(name))
            throw Ec2Errors.NotImplemented($"The emulator does not hold what the filter '{name}' of {call.Operation.Name} asks for.");
        var values = ValuesOf(name) ?? throw Ec2Errors.InvalidValue($"The filter '{name ?? "null"}' is invalid");
        return item => values(item).Any(value => value is not null && patterns.Any(pattern => FilterPattern.Matches(pattern, value)));
    }

    private Func<T, IEnumerable<string?>>? ValuesOf(string? name)
    {
        if (name is null) return null;
        if (_values.TryGetValue(name, out var values)) return values;
        if (_tags is null || !name.StartsWith("tag:", StringComparison.Ordinal)) return null;
        var key = name["tag:".Length..];
        return item => [_tags(item).GetValueOrDefault(key)];
    }

    private static string Text(bool value) => value ? "true" : "false";

    private static string? Text(DateTimeOffset? value) => value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

/// <summary>Makes filters of resources.</summary>
internal static class FilterSet
{
    /// <summary>Filters of a resource: its tags and its owner.</summary>
    public static FilterSet<T> Of<T>() where T : Ec2Resource =>
        new FilterSet<T>(resource => resource.Tags).One("owner-id", resource => resource.OwnerId);
}
