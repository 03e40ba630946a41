using AwsResources.Core.Definitions;
using AwsResources.Core.Loading;

namespace AwsResources.Core.Plans;

/// <summary>The attributes of a resource, and the loads that single ones have of their own.</summary>
internal sealed class AttributePlans
{
    private readonly Dictionary<string, AttributePlan> _byMember = new(StringComparer.Ordinal);
    private readonly List<BoundLoad> _loads = [];

    public AttributePlans(BoundResource bound)
    {
        Add(bound.Attributes, bound);
        Add(bound.HiddenAttributes, bound);
    }

    /// <summary>By the member of the data.</summary>
    public IReadOnlyDictionary<string, AttributePlan> ByMember => _byMember;

    /// <summary>Loads of single attributes; the resource's own, which has the index 0, is not among them.</summary>
    public IReadOnlyList<BoundLoad> Loads => _loads;

    private void Add(IReadOnlyList<BoundAttribute> attributes, BoundResource bound)
    {
        foreach (var attribute in attributes)
            _byMember.Add(attribute.Key, new AttributePlan(attribute, bound, attribute.Load is { } own ? IndexOf(own) : 0));
    }

    // Attributes that ask the same share the answer.
    private int IndexOf(BoundLoad load)
    {
        var index = _loads.FindIndex(load.Asks);
        if (index >= 0) return index + 1;
        _loads.Add(load);
        return _loads.Count;
    }
}
