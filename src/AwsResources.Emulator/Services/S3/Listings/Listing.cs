// The one walk behind all of S3's listings: keys in order, those with a common part folded into one entry, a page at a time.

namespace AwsResources.Emulator.Services.S3.Listings;

/// <summary>What a listing asks for.</summary>
/// <param name="Prefix">Only keys that begin with it.</param>
/// <param name="Delimiter">Keys that have it behind the prefix are folded up to it; null folds nothing.</param>
/// <param name="After">Only entries behind it: a key or a folded prefix.</param>
/// <param name="Limit">The most entries, folded ones included.</param>
internal readonly record struct ListingQuery(string Prefix, string? Delimiter, string After, int Limit);

/// <summary>One entry: a key, or where <see cref="Value"/> is null a folded prefix.</summary>
internal readonly record struct ListingEntry<T>(string Name, T? Value) where T : class;

/// <summary>A page of a listing.</summary>
internal sealed record Listing<T>(IReadOnlyList<ListingEntry<T>> Entries, bool IsTruncated) where T : class
{
    public IEnumerable<string> CommonPrefixes => Entries.Where(entry => entry.Value is null).Select(entry => entry.Name);

    public IEnumerable<T> Items => Entries.Where(entry => entry.Value is not null).Select(entry => entry.Value!);

    /// <summary>The entry behind which the next page begins; null on the last page.</summary>
    public string? Next => IsTruncated && Entries.Count > 0 ? Entries[^1].Name : null;

    /// <summary>Walks the keys.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="isVisible">Whether a key counts; one that does not folds into nothing either.</param>
    public static Listing<T> Of(KeyIndex<T> keys, ListingQuery query, Func<T, bool> isVisible)
    {
        var entries = new List<ListingEntry<T>>();
        if (query.Limit == 0) return new Listing<T>(entries, IsTruncated: false);
        var index = Start(keys, query);
        while (index < keys.Count)
        {
            var (key, value) = keys[index];
            if (!key.StartsWith(query.Prefix, StringComparison.Ordinal)) break;
            if (!isVisible(value))
            {
                index++;
                continue;
            }
            var folded = Fold(key, query);
            if (folded is not null && Utf8Order.Instance.Compare(folded, query.After) <= 0)
            {
                index = keys.FirstBeyond(folded);
                continue;
            }
            if (entries.Count == query.Limit) return new Listing<T>(entries, IsTruncated: true);
            entries.Add(folded is null ? new(key, value) : new(folded, null));
            index = folded is null ? index + 1 : keys.FirstBeyond(folded);
        }
        return new Listing<T>(entries, IsTruncated: false);
    }

    private static int Start(KeyIndex<T> keys, ListingQuery query) =>
        Utf8Order.Instance.Compare(query.After, query.Prefix) < 0 || query.After.Length == 0
            ? keys.FirstFrom(query.Prefix)
            : keys.FirstAfter(query.After);

    private static string? Fold(string key, ListingQuery query)
    {
        if (string.IsNullOrEmpty(query.Delimiter)) return null;
        var end = key.IndexOf(query.Delimiter, query.Prefix.Length, StringComparison.Ordinal);
        return end < 0 ? null : key[..(end + query.Delimiter.Length)];
    }
}
