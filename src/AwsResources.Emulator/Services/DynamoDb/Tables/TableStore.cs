using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace AwsResources.Emulator.Services.DynamoDb.Tables;

/// <summary>How long the service takes for what it does to tables, on the virtual clock.</summary>
internal sealed record TableTimings
{
    public TimeSpan Creating { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan Updating { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan Deleting { get; init; } = TimeSpan.FromSeconds(3);
}

/// <summary>The tables of one account in one region.</summary>
internal sealed class TableStore(string accountId, string region, TimeProvider clock, TableTimings? timings = null)
{
    private readonly SortedDictionary<string, Table> _tables = new(StringComparer.Ordinal);
    private long _made;

    public TableTimings Timings { get; } = timings ?? new TableTimings();

    public DateTimeOffset Now => clock.GetUtcNow();

    public Table Create(TableSpec spec, IEnumerable<KeyValuePair<string, string>>? tags = null)
    {
        TableRules.Check(spec);
        if (Find(spec.Name) is not null) throw DynamoDbErrors.InUse($"Table already exists: {spec.Name}");
        var arn = $"arn:aws:dynamodb:{region}:{accountId}:table/{spec.Name}";
        var table = new Table(spec, NextId(arn), arn, Now, Now + Timings.Creating);
        foreach (var (key, value) in tags ?? []) table.Tags[key] = value;
        _tables.Add(spec.Name, table);
        return table;
    }

    /// <summary>The table of that name or ARN, in whatever state it is.</summary>
    public Table Get(string nameOrArn) => Find(nameOrArn) ?? throw DynamoDbErrors.TableNotFound(NameOf(nameOrArn));

    /// <summary>The table of that name or ARN, to read and write items. A table that is not made yet, or goes, is not there.</summary>
    public Table GetUsable(string nameOrArn) => Find(nameOrArn) is { } table && table.StatusAt(Now) is "ACTIVE" or "UPDATING"
        ? table : throw DynamoDbErrors.TableNotFound();

    /// <summary>The table with an ARN.</summary>
    public Table GetByArn(string arn) =>
        Find(arn) is { } table && table.Arn == arn ? table : throw DynamoDbErrors.ResourceNotFound(arn);

    /// <summary>The names after one, in order.</summary>
    public IReadOnlyList<string> NamesAfter(string? start)
    {
        RemoveGone();
        return [.. _tables.Keys.Where(name => start is null || string.CompareOrdinal(name, start) > 0)];
    }

    private Table? Find(string nameOrArn)
    {
        RemoveGone();
        var table = _tables.GetValueOrDefault(NameOf(nameOrArn));
        table?.Advance(Now);
        return table;
    }

    private void RemoveGone()
    {
        var now = Now;
        foreach (var name in _tables.Values.Where(t => t.GoneAt <= now).Select(t => t.Name).ToArray()) _tables.Remove(name);
    }

    // Ids look random and repeat from run to run.
    private string NextId(string arn) => new Guid(XxHash128.Hash(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{arn}/{++_made}")))).ToString();

    private static string NameOf(string nameOrArn)
    {
        const string mark = ":table/";
        var at = nameOrArn.StartsWith("arn:", StringComparison.Ordinal) ? nameOrArn.IndexOf(mark, StringComparison.Ordinal) : -1;
        return at < 0 ? nameOrArn : nameOrArn[(at + mark.Length)..];
    }
}
