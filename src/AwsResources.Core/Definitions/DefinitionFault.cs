namespace AwsResources.Core.Definitions;

/// <summary>Something wrong in a definition: where in the file, at which member of which resource, and what.</summary>
internal sealed record DefinitionFault(DefinitionPlace Place, string Subject, string Message)
{
    public override string ToString() => $"{Place}: {Subject}: {Message}";
}

/// <summary>Collects faults, so that one run reports all of them.</summary>
internal sealed class DefinitionFaults
{
    private readonly List<DefinitionFault> _faults = [];

    public IReadOnlyList<DefinitionFault> All => _faults;

    public void Add(DefinitionPlace place, string subject, string message) => _faults.Add(new(place, subject, message));

    /// <summary>Reports a name that is none of the choices.</summary>
    public void AddUnknown(DefinitionPlace place, string subject, string kind, string name, IEnumerable<string> choices)
    {
        var all = choices.ToList();
        var near = Suggestions.DidYouMean(name, all);
        Add(place, subject, $"unknown {kind} '{name}'." + (near.Length > 0 || all.Count > 24 ? near : $" Expected {List(all)}."));
    }

    public static string List(IReadOnlyList<string> choices) => choices.Count switch
    {
        0 => "none",
        1 => choices[0],
        _ => string.Join(", ", choices.Take(choices.Count - 1)) + " or " + choices[choices.Count - 1],
    };
}
