namespace AwsResources.Client.Validation;

/// <summary>Faults and their places. A place is made from its end: each level puts its own name before those of its parts.</summary>
internal struct Faults
{
    private List<(string Place, string Text)>? _items;

    /// <summary>Whether only names and types count: services answer less, and more, than their models demand of inputs.</summary>
    public bool IsOutput { get; init; }

    public readonly int Count => _items?.Count ?? 0;

    public void Add(string place, string text) => (_items ??= []).Add((place, text));

    /// <summary>Says of all faults since <paramref name="first"/> that they lie within a member or element.</summary>
    public readonly void Prefix(int first, string outer)
    {
        for (var i = first; i < _items!.Count; i++)
        {
            var (place, text) = _items[i];
            _items[i] = (place.Length == 0 ? outer : place[0] is '[' or '(' ? outer + place : $"{outer}.{place}", text);
        }
    }

    public readonly IReadOnlyList<string> ToSentences() => _items is null
        ? []
        : _items.ConvertAll(fault => $"{(fault.Place.Length == 0 ? "The input" : fault.Place)} {fault.Text}");
}
