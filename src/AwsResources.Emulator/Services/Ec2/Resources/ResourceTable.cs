using System.Diagnostics.CodeAnalysis;

namespace AwsResources.Emulator.Services.Ec2.Resources;

/// <summary>The resources of one kind, in the order in which they were made.</summary>
internal sealed class ResourceTable<T>(ResourceKind kind) where T : Ec2Resource
{
    private readonly OrderedDictionary<string, T> _byId = new(StringComparer.Ordinal);

    public IReadOnlyList<T> All => _byId.Values;

    public ResourceKind Kind => kind;

    public T Add(T resource)
    {
        _byId.Add(resource.Id, resource);
        return resource;
    }

    public void Remove(T resource) => _byId.Remove(resource.Id);

    public bool TryFind(string id, [NotNullWhen(true)] out T? resource) => _byId.TryGetValue(id, out resource);

    /// <exception cref="EmulatorException">The id cannot be one, or there is no such resource.</exception>
    public T Get(string id)
    {
        kind.CheckForm(id);
        return _byId.GetValueOrDefault(id) ?? throw kind.NotFound(id);
    }

    /// <summary>The resources of all ids, each once; the refusal names every id that is not there.</summary>
    public IReadOnlyList<T> Get(IReadOnlyList<string> ids)
    {
        foreach (var id in ids) kind.CheckForm(id);
        var missing = ids.Where(id => !_byId.ContainsKey(id)).Distinct().ToList();
        if (missing.Count > 0) throw kind.NotFound(missing);
        return [.. ids.Distinct().Select(id => _byId[id])];
    }

    /// <summary>The resources of a call's ids, or all where it names none.</summary>
    public IReadOnlyList<T> GetOrAll(IReadOnlyList<string> ids) => ids.Count == 0 ? All : Get(ids);
}
