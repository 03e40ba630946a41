using System.Globalization;
using System.Text;

namespace AwsResources;

/// <summary>What reading a collection does: the call, what the service is sent, and what is decided here.</summary>
public sealed record AwsExplanation
{
    internal AwsExplanation(string operation) => Operation = operation;

    /// <summary>The operation that lists, such as <c>DescribeInstances</c>. It is called once a page.</summary>
    public string Operation { get; }

    /// <summary>What the service narrows the listing by: from the definition, from Filter, and from Where.</summary>
    public IReadOnlyList<AwsSentCondition> Sent { get; init; } = [];

    /// <summary>The conditions of Where that the service's answer alone does not decide, in C#. All others are decided here once more, too.</summary>
    public IReadOnlyList<string> Local { get; init; } = [];

    /// <summary>What the conditions read that the listing does not answer: each resource that is looked at makes a call for it.</summary>
    public IReadOnlyList<string> LoadsEach { get; init; } = [];

    /// <summary>How many items a page is asked to have; null where the service decides.</summary>
    public int? PageSize { get; init; }

    /// <summary>After how many resources reading stops; null for all.</summary>
    public long? StopsAfter { get; init; }

    /// <summary>On one line, such as <c>ListObjectsV2 Prefix=2026/ · locally: o.Size &gt; 1000000 · stops after 10</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Operation);
        if (Sent.Count > 0) _ = text.Append(' ').AppendJoin(", ", Sent);
        if (Local.Count > 0) _ = text.Append(" · locally: ").AppendJoin(" && ", Local);
        if (LoadsEach.Count > 0) _ = text.Append(" · loads each item: ").AppendJoin(", ", LoadsEach);
        if (PageSize is { } size) _ = text.Append(CultureInfo.InvariantCulture, $" · pages of {size}");
        if (StopsAfter is { } most) _ = text.Append(CultureInfo.InvariantCulture, $" · stops after {most}");
        return text.ToString();
    }
}

/// <summary>A condition that the service is sent.</summary>
/// <param name="Name">The filter's name, such as <c>tag:env</c>, or the input's member, such as <c>Prefix</c>.</param>
/// <param name="Values">The values, of which one has to match.</param>
public sealed record AwsSentCondition(string Name, IReadOnlyList<string> Values)
{
    /// <summary>Such as <c>instance-state-name=pending|running</c>.</summary>
    public override string ToString() => $"{Name}={string.Join('|', Values)}";
}
