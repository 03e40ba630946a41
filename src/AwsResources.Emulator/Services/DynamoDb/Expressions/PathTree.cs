namespace AwsResources.Emulator.Services.DynamoDb.Expressions;

/// <summary>Paths that do not overlap, as a tree: each leaf is the end of one path and holds what belongs to it.</summary>
internal sealed class PathTree<T> where T : class
{
    private readonly Dictionary<string, PathTree<T>> _members = [];
    private readonly SortedDictionary<int, PathTree<T>> _elements = [];

    /// <summary>What the path that ends here brought; null on the way.</summary>
    public T? Leaf { get; private set; }

    public IReadOnlyDictionary<string, PathTree<T>> Members => _members;

    public IReadOnlyDictionary<int, PathTree<T>> Elements => _elements;

    public void Add(DocumentPath path, T leaf)
    {
        var node = this;
        foreach (var step in path.Steps) node = node.Child(step);
        node.Leaf = leaf;
    }

    private PathTree<T> Child(PathStep step)
    {
        if (step.Name is null)
        {
            if (!_elements.TryGetValue(step.Index, out var element)) _elements.Add(step.Index, element = new());
            return element;
        }

        if (!_members.TryGetValue(step.Name, out var member)) _members.Add(step.Name, member = new());
        return member;
    }
}
