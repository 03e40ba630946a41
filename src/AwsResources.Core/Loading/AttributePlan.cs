using System.Diagnostics.CodeAnalysis;
using AwsResources.Client.JmesPath;
using AwsResources.Client.Model;
using AwsResources.Core.Binding;
using AwsResources.Core.Definitions;

namespace AwsResources.Core.Loading;

/// <summary>Where an attribute's value is found, worked out once.</summary>
internal sealed class AttributePlan
{
    private readonly string _member;
    private readonly StructureShape? _itemShape;
    private readonly string? _sameAs;
    private readonly string? _pathHead;
    private readonly bool _isPlain;
    private readonly bool _mayLoad;

    public AttributePlan(BoundAttribute bound, BoundResource resource, int loadIndex)
    {
        Bound = bound;
        LoadIndex = loadIndex;
        _member = bound.Key;
        _itemShape = resource.ItemShape;
        _sameAs = bound.SameAs;
        _pathHead = bound.Path?.Split('.', '[')[0];
        _isPlain = bound.Path is null && bound.TextType is null;
        var load = (bound.Load ?? resource.Load)?.Shape;
        _mayLoad = load is not null && Has(load, out _);
    }

    public BoundAttribute Bound { get; }

    /// <summary>Which of the resource's loads answers it: 0 for its own.</summary>
    public int LoadIndex { get; }

    /// <summary>Reads the attribute of a resource; loads what is not at hand.</summary>
    public T Read<T>(Resource resource, AwsReader<T> reader)
    {
        if (Bound.Identifier >= 0) return reader.FromObject(resource.Ids[Bound.Identifier]);
        if (Find(resource, out var name) is not { } data) return reader.Unset;
        return _isPlain ? data.Read(name, reader) : ReadSpecial(data, name, reader);
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
        return loaded is not null || !_mayLoad || Lacks(snapshot.Item);
    }

    // A value that is there.
    private bool Holds([NotNullWhen(true)] AwsStructure? data, out string name)
    {
        name = _member;
        if (data is null) return false;
        if (data.Has(_member)) return true;
        if (_sameAs is not null && data.Has(name = _sameAs)) return true;
        return _pathHead is not null && data.Has(name = _pathHead) && AtPath(data) is not null;
    }

    // A value that the listing would have, had the resource one: also its absence is an answer.
    private bool Knows([NotNullWhen(true)] AwsStructure? item, out string name)
    {
        if (Bound.IsUnlisted) return Holds(item, out name);
        name = _member;
        return item?.Shape is { } shape && Has(shape, out name);
    }

    // Of a listing that joins items of several shapes, those whose shape lacks the member have nothing of it.
    private bool Lacks(AwsStructure? item) =>
        Bound.InListing && !Bound.IsUnlisted && item?.Shape is { } shape && !ReferenceEquals(shape, _itemShape) && !Has(shape, out _);

    private bool Has(StructureShape shape, out string name) => shape.TryGetMember(name = _member, out _)
        || _sameAs is not null && shape.TryGetMember(name = _sameAs, out _)
        || _pathHead is not null && shape.TryGetMember(name = _pathHead, out _);

    private object? AtPath(AwsStructure data) => JmesExpression.Cached(Bound.Path!).Search(data);

    // Where text stands for something else, no text stands for nothing.
    private T ReadSpecial<T>(AwsStructure data, string name, AwsReader<T> reader) =>
        (name == _pathHead && name != _member ? AtPath(data) : data.Read(name, AnyReader.Instance)) switch
        {
            null => reader.Unset,
            string text when Bound.TextType is { } type => text.Length > 0 && TextValues.Of(text, type) is { } meant ? reader.FromObject(meant) : reader.Unset,
            long number when Bound.TextType is ShapeType.Timestamp => reader.FromObject(TextValues.Moment(number)),
            _ when Bound.TextType is null && name != _pathHead => data.Read(name, reader),
            var value => reader.FromObject(value),
        };
}
