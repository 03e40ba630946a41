using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Tables;

/// <summary>A local or global secondary index of a table.</summary>
internal sealed class SecondaryIndex
{
    private readonly HashSet<string>? _projected;

    public SecondaryIndex(IndexSpec spec, IReadOnlyList<KeyAttribute> definitions, KeySchema tableSchema, bool isGlobal)
    {
        Spec = spec;
        IsGlobal = isGlobal;
        Throughput = spec.Throughput ?? Throughput.None;
        Items = new ItemIndex(TableSpec.SchemaOf(spec.Keys, definitions), tableSchema);
        if (spec.ProjectionType != "ALL")
            _projected = [.. spec.NonKeyAttributes, .. Schema.Attributes.Select(a => a.Name), .. tableSchema.Attributes.Select(a => a.Name)];
    }

    public IndexSpec Spec { get; }

    public string Name => Spec.Name;

    public bool IsGlobal { get; }

    public KeySchema Schema => Items.Schema;

    public Throughput Throughput { get; set; }

    public ItemIndex Items { get; }

    /// <summary>When the index is there, or ready after a change.</summary>
    public DateTimeOffset ReadyAt { get; set; }

    /// <summary>When the index is gone; null for one that stays.</summary>
    public DateTimeOffset? GoneAt { get; set; }

    /// <summary>Whether the index was made at its <see cref="ReadyAt"/>, and not only changed.</summary>
    public bool IsNew { get; set; } = true;

    public bool ProjectsAll => _projected is null;

    public string StatusAt(DateTimeOffset now)
    {
        if (GoneAt is not null) return "DELETING";
        if (now >= ReadyAt) return "ACTIVE";
        return IsNew ? "CREATING" : "UPDATING";
    }

    public bool Projects(string attribute) => _projected is null || _projected.Contains(attribute);

    /// <summary>What the index holds of an item.</summary>
    public Item Project(Item item) => _projected is null ? item : item.Only(_projected);

    /// <summary>The item as the index holds it; null where it is not in the index.</summary>
    public Item? EntryOf(Item? item) => item is not null && Schema.TryKeyOf(item) is not null ? Project(item) : null;
}
