using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Tables;

/// <summary>A table: its items, its indexes, and what DescribeTable tells of it.</summary>
internal sealed class Table
{
    private const int MaxNesting = 32;
    private readonly List<SecondaryIndex> _indexes = [];

    public Table(TableSpec spec, string id, string arn, DateTimeOffset createdAt, DateTimeOffset readyAt)
    {
        Name = spec.Name;
        Id = id;
        Arn = arn;
        CreatedAt = createdAt;
        ReadyAt = readyAt;
        Definitions = spec.Definitions;
        Schema = TableSpec.SchemaOf(spec.Keys, spec.Definitions);
        Items = new ItemIndex(Schema);
        IsOnDemand = spec.IsOnDemand;
        OnDemandSince = spec.IsOnDemand ? createdAt : null;
        Throughput = spec.Throughput ?? Throughput.None;
        TableClass = spec.TableClass;
        DeletionProtection = spec.DeletionProtection;
        foreach (var index in spec.LocalIndexes ?? []) AddIndex(index, isGlobal: false, readyAt);
        foreach (var index in spec.GlobalIndexes ?? []) AddIndex(index, isGlobal: true, readyAt);
    }

    public string Name { get; }

    public string Id { get; }

    public string Arn { get; }

    public DateTimeOffset CreatedAt { get; }

    public KeySchema Schema { get; }

    public ItemIndex Items { get; }

    public IReadOnlyList<SecondaryIndex> Indexes => _indexes;

    public IReadOnlyList<KeyAttribute> Definitions { get; set; }

    public bool IsOnDemand { get; set; }

    public DateTimeOffset? OnDemandSince { get; set; }

    public Throughput Throughput { get; set; }

    public string TableClass { get; set; }

    public bool DeletionProtection { get; set; }

    /// <summary>When the table is made, or ready after a change.</summary>
    public DateTimeOffset ReadyAt { get; set; }

    /// <summary>Whether <see cref="ReadyAt"/> ends a change, and not the making.</summary>
    public bool IsChanging { get; set; }

    /// <summary>When the table is gone; null for one that stays.</summary>
    public DateTimeOffset? GoneAt { get; set; }

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    public TimeToLive TimeToLive { get; } = new();

    /// <summary>The bytes of all items.</summary>
    public long Size { get; private set; }

    public string StatusAt(DateTimeOffset now)
    {
        if (GoneAt is not null) return "DELETING";
        if (now < ReadyAt) return IsChanging ? "UPDATING" : "CREATING";
        return _indexes.Any(i => i.StatusAt(now) != "ACTIVE") ? "UPDATING" : "ACTIVE";
    }

    /// <summary>Lets happen what time brings: deleted indexes go, and expired items.</summary>
    public void Advance(DateTimeOffset now)
    {
        _indexes.RemoveAll(i => i.GoneAt <= now);
        foreach (var item in TimeToLive.Expired(Items.Items, now)) Replace(item, null);
    }

    public SecondaryIndex FindIndex(string name) => _indexes.FirstOrDefault(i => i.Name == name)
        ?? throw DynamoDbErrors.Validation($"The table does not have the specified index: {name}");

    public SecondaryIndex AddIndex(IndexSpec spec, bool isGlobal, DateTimeOffset readyAt)
    {
        var index = new SecondaryIndex(spec, Definitions, Schema, isGlobal) { ReadyAt = readyAt };
        foreach (var item in Items.Items) index.Items.Add(item);
        _indexes.Add(index);
        return index;
    }

    /// <summary>Finds out whether a write can be done and what it leads to, and changes nothing.</summary>
    public PreparedWrite Prepare(ItemWrite write)
    {
        var old = Items.Find(write.Key);
        var after = write.Apply(old);
        if (after is null || ReferenceEquals(after, old)) return new PreparedWrite(write, old, after);
        if (after.Size > Item.MaxSize)
            throw DynamoDbErrors.Validation(write.IsUpdate
                ? "Item size to update has exceeded the maximum allowed size"
                : "Item size has exceeded the maximum allowed size");
        if (after.Attributes.Values.Any(v => v.Depth > MaxNesting))
            throw DynamoDbErrors.Validation("Nesting Levels have exceeded supported limits");
        foreach (var index in _indexes.OrderBy(i => i.Name, StringComparer.Ordinal))
            KeyChecks.CheckIndexKey(index.Name, index.Schema, after, write.IsUpdate);
        return new PreparedWrite(write, old, after);
    }

    public void Commit(PreparedWrite write) => Replace(write.Old, write.New);

    private void Replace(Item? old, Item? after)
    {
        if (ReferenceEquals(old, after)) return;
        if (old is not null)
        {
            Items.Remove(old);
            foreach (var index in _indexes) index.Items.Remove(old);
        }

        if (after is not null)
        {
            Items.Add(after);
            foreach (var index in _indexes) index.Items.Add(after);
        }

        Size += (after?.Size ?? 0) - (old?.Size ?? 0);
    }
}
