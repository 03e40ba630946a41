using System.Globalization;
using System.Text.Json.Nodes;

namespace AwsResources.Client.Tests.RoundTrips;

/// <summary>Compares what two clients read from the same answer.</summary>
internal static class SameValues
{
    private const long TicksPerMicrosecond = 10;

    /// <summary>Where the two differ, or null.</summary>
    public static string? Difference(JsonNode? ours, JsonNode? theirs, IReadOnlySet<string> varying, string path = "$")
    {
        switch (ours, theirs)
        {
            case (JsonObject a, JsonObject b):
                var names = a.Select(member => member.Key).Union(b.Select(member => member.Key)).Where(name => !varying.Contains(name));
                return names.Select(name => a.ContainsKey(name) == b.ContainsKey(name) ? Difference(a[name], b[name], varying, $"{path}.{name}") : $"{path}.{name} is only in one")
                    .FirstOrDefault(difference => difference is not null);
            case (JsonArray a, JsonArray b):
                return a.Count != b.Count ? $"{path} has {a.Count} and {b.Count} items"
                    : a.Select((item, index) => Difference(item, b[index], varying, $"{path}[{index}]")).FirstOrDefault(difference => difference is not null);
            default:
                // boto3 hands out a number where the model says text and the server wrote a number.
                return JsonNode.DeepEquals(ours, theirs) || ours?.ToString() == theirs?.ToString() || AreSameMoment(ours, theirs)
                    ? null : $"{path} is {ours?.ToJsonString()} and {theirs?.ToJsonString()}";
        }
    }

    // boto3 rounds moments to microseconds, by way of a binary fraction.
    private static bool AreSameMoment(JsonNode? ours, JsonNode? theirs) =>
        Moment(ours) is { } a && Moment(theirs) is { } b && Math.Abs(a.UtcTicks - b.UtcTicks) <= TicksPerMicrosecond;

    private static DateTimeOffset? Moment(JsonNode? scalar) => DateTimeOffset.TryParseExact(
        scalar?.ToString(), "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
