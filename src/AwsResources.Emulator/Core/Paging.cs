using System.Globalization;
using System.Text;

namespace AwsResources.Emulator.Core;

/// <summary>Pages by position, for listings whose tokens mean nothing to the caller.</summary>
internal static class Paging
{
    private const string Mark = "position:";

    /// <summary>One page of a listing.</summary>
    /// <param name="Items">What the page holds.</param>
    /// <param name="NextToken">Where the next page begins, or null at the end.</param>
    internal readonly record struct Page<T>(IReadOnlyList<T> Items, string? NextToken);

    /// <summary>Cuts a page out of a listing, honouring a test's wish for an empty one.</summary>
    /// <param name="call">The call that asks.</param>
    /// <param name="items">The whole listing, in an order that stays.</param>
    /// <param name="token">The token that the caller sent, or null for the first page.</param>
    /// <param name="limit">The most items that a page holds.</param>
    /// <param name="invalidToken">What to throw for a token that this listing never gave.</param>
    public static Page<T> Cut<T>(
        EmulatorCall call, IReadOnlyList<T> items, string? token, int limit, Func<EmulatorException> invalidToken)
    {
        var start = token is null ? 0 : Position(token) ?? throw invalidToken();
        if (call.EmptyPage) return new([], Token(start));
        var page = items.Skip(start).Take(limit).ToList();
        var end = start + page.Count;
        return new(page, end < items.Count ? Token(end) : null);
    }

    private static string Token(int position) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(Mark + position.ToString(CultureInfo.InvariantCulture)));

    private static int? Position(string token)
    {
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var length)) return null;
        var text = Encoding.ASCII.GetString(bytes, 0, length);
        return text.StartsWith(Mark, StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(Mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;
    }
}
