using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Tables;

/// <summary>The attribute of a table whose epoch seconds tell when an item expires.</summary>
/// <remarks>The service deletes expired items some time later, in the background; here once in an hour of the virtual clock.</remarks>
internal sealed class TimeToLive
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromHours(1);

    // The service takes what lies further back for a mistake.
    private const long MaxAgeInSeconds = 5L * 365 * 24 * 60 * 60;
    private DateTimeOffset _nextSweep;

    /// <summary>The attribute; null where nothing expires.</summary>
    public string? AttributeName { get; private set; }

    public void Change(bool enable, string attributeName, DateTimeOffset now)
    {
        if (enable && AttributeName is not null) throw DynamoDbErrors.Validation("TimeToLive is already enabled");
        if (!enable && AttributeName is null) throw DynamoDbErrors.Validation("TimeToLive is already disabled");
        if (!enable && AttributeName != attributeName)
            throw DynamoDbErrors.Validation($"TimeToLive is active on a different AttributeName: current AttributeName is {AttributeName}");
        AttributeName = enable ? attributeName : null;
        _nextSweep = now + SweepInterval;
    }

    /// <summary>The items to delete now.</summary>
    public IReadOnlyList<Item> Expired(IEnumerable<Item> items, DateTimeOffset now)
    {
        if (AttributeName is null || now < _nextSweep) return [];
        _nextSweep = now + SweepInterval;
        var seconds = now.ToUnixTimeSeconds();
        return [.. items.Where(i => i[AttributeName] is { Type: ItemType.N } value && value.Number.TryGetInt64(out var at)
            && at < seconds && at >= seconds - MaxAgeInSeconds)];
    }
}
