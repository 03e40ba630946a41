namespace AwsResources;

/// <summary>Finds what somebody who mistyped a name may have meant.</summary>
internal static class Suggestions
{
    /// <summary>" Did you mean 'x'?", " Did you mean 'x' or 'y'?", or nothing where no choice is near; ready to end a message with.</summary>
    public static string DidYouMean(string word, IEnumerable<string> choices)
    {
        var near = Nearest(word, choices);
        return near.Count == 0 ? "" : $" Did you mean '{string.Join("' or '", near)}'?";
    }

    /// <summary>At most two choices that are a slip of the finger away from the word, nearest first.</summary>
    public static IReadOnlyList<string> Nearest(string word, IEnumerable<string> choices)
    {
        var limit = Math.Max(1, Math.Min(3, word.Length / 3));
        var lower = word.ToLowerInvariant();
        var near = new List<(int Distance, string Choice)>();
        foreach (var choice in choices)
        {
            var distance = Distance(lower, choice.ToLowerInvariant(), limit);
            if (distance <= limit) near.Add((distance, choice));
        }

        return [.. near.OrderBy(n => n.Distance).ThenBy(n => n.Choice, StringComparer.Ordinal)
            .TakeWhile((n, i) => i == 0 || n.Distance <= near.Min(m => m.Distance) + 1).Select(n => n.Choice).Take(2)];
    }

    /// <summary>Letters to insert, drop, change or swap with their neighbour; anything above the limit is only known to be above it.</summary>
    private static int Distance(string from, string to, int limit)
    {
        if (Math.Abs(from.Length - to.Length) > limit) return limit + 1;
        var before = new int[to.Length + 1];
        var previous = new int[to.Length + 1];
        var current = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++) previous[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = from[i - 1] == to[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + change);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
            }

            (before, previous, current) = (previous, current, before);
        }

        return previous[to.Length];
    }
}
