using System.Collections;

namespace AwsResources.Core.Collections;

/// <summary>Joins what a caller gives in several steps.</summary>
internal static class Options
{
    /// <summary>Both: of a member that both have, lists one after the other, of anything else the later.</summary>
    public static AwsStructure Joined(AwsStructure? first, AwsStructure second)
    {
        var joined = first?.Copy() ?? new AwsStructure();
        foreach (var name in second.MemberNames)
        {
            var value = second[name];
            joined.Set(name, joined.Has(name) && joined[name] is IEnumerable one and not string && value is IEnumerable two and not string
                ? one.Cast<object?>().Concat(two.Cast<object?>()).ToArray()
                : value);
        }
        return joined;
    }
}
