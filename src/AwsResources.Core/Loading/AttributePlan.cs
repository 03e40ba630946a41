using AwsResources.Core.Definitions;

namespace AwsResources.Core.Loading;

/// <summary>Where an attribute's value is found, worked out once.</summary>
internal sealed class AttributePlan
{
    private readonly string _member;
    private readonly string? _sameAs;
    private readonly bool _mayLoad;

    public AttributePlan(BoundAttribute bound, BoundResource resource, int loadIndex)
    {
        Bound = bound;
        LoadIndex = loadIndex;
        _member = bound.Member.Name;
        _sameAs = bound.SameAs;
        var load = (bound.Load ?? resource.Load)?.Shape;
        _mayLoad = load is not null && (load.TryGetMember(_member, out _) || _sameAs is not null && load.TryGetMember(_sameAs, out _));
    }

    public BoundAttribute Bound { get; }

    /// <summary>Which of the resource's loads answers it: 0 for its own.</summary>
    public int LoadIndex { get; }

    /// <summary>Reads the attribute of a resource; loads what is not at hand.</summary>
    public T Read<T>(Resource resource, AwsReader<T> reader)
    {
        if (Bound.Identifier >= 0) return reader.FromObject(resource.Ids[Bound.Identifier]);
        if (TryRead(resource.Snapshot, reader, out var value)) return value;
        var loaded = ResourceLoader.LoadForAttribute(resource, this);
        return TryRead(loaded, reader, out value) ? value : reader.Unset;
    }

    /// <summary>Reads the attribute from what is at hand.</summary>
    /// <returns>False where a load would tell more.</returns>
    public bool TryRead<T>(ResourceSnapshot snapshot, AwsReader<T> reader, out T value)
    {
        var loaded = snapshot.Load(LoadIndex);
        if (loaded is not null && (TryHeld(loaded, reader, out value) || TryHeld(snapshot.Item, reader, out value))) return true;
        if (loaded is null && TryKnown(snapshot.Item, reader, out value)) return true;
        value = reader.Unset;
        // What no load answers is only ever known from a listing.
        return loaded is not null || !_mayLoad;
    }

    // A value that is there.
    private bool TryHeld<T>(AwsStructure? data, AwsReader<T> reader, out T value)
    {
        value = reader.Unset;
        if (data is null) return false;
        var name = data.Has(_member) ? _member : _sameAs is not null && data.Has(_sameAs) ? _sameAs : null;
        if (name is null) return false;
        value = data.Read(name, reader);
        return true;
    }

    // A value that the listing would have, had the resource one: also its absence is an answer.
    private bool TryKnown<T>(AwsStructure? item, AwsReader<T> reader, out T value)
    {
        value = reader.Unset;
        if (item?.Shape is not { } shape) return false;
        var name = shape.TryGetMember(_member, out _) ? _member : _sameAs is not null && shape.TryGetMember(_sameAs, out _) ? _sameAs : null;
        if (name is null) return false;
        value = item.Read(name, reader);
        return true;
    }
}
