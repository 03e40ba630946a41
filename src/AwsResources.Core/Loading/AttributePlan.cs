using System.Diagnostics.CodeAnalysis;
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
        return Find(resource, out var name) is { } data ? data.Read(name, reader) : reader.Unset;
    }

    // Apart from reading, which is compiled for each type of value: most of the work is the same for all.
    private AwsStructure? Find(Resource resource, out string name)
    {
        if (TryFind(resource.Snapshot, out var data, out name)) return data;
        return TryFind(ResourceLoader.LoadForAttribute(resource, this), out data, out name) ? data : null;
    }

    /// <summary>Finds the attribute in what is at hand: the data that has it, or null where none has.</summary>
    /// <returns>False where a load would tell more.</returns>
    public bool TryFind(ResourceSnapshot snapshot, out AwsStructure? data, out string name)
    {
        var loaded = snapshot.Load(LoadIndex);
        if (loaded is not null && (Holds(data = loaded, out name) || Holds(data = snapshot.Item, out name))) return true;
        if (loaded is null && Knows(data = snapshot.Item, out name)) return true;
        (data, name) = (null, _member);
        // What no load answers is only ever known from a listing.
        return loaded is not null || !_mayLoad;
    }

    // A value that is there.
    private bool Holds([NotNullWhen(true)] AwsStructure? data, out string name)
    {
        name = _member;
        if (data is null) return false;
        if (data.Has(_member)) return true;
        name = _sameAs ?? _member;
        return _sameAs is not null && data.Has(_sameAs);
    }

    // A value that the listing would have, had the resource one: also its absence is an answer.
    private bool Knows([NotNullWhen(true)] AwsStructure? item, out string name)
    {
        name = _member;
        if (item?.Shape is not { } shape) return false;
        if (shape.TryGetMember(_member, out _)) return true;
        name = _sameAs ?? _member;
        return _sameAs is not null && shape.TryGetMember(_sameAs, out _);
    }
}
