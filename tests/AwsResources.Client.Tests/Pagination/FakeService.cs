using AwsResources.Client.Model;
using AwsResources.Client.Pagination;

namespace AwsResources.Client.Tests.Pagination;

/// <summary>A service of numbered items in pages, behind the call that a paginator makes.</summary>
internal sealed class FakeService(int items, int pageSize)
{
    public List<AwsStructure> Calls { get; } = [];

    public static PaginatorModel Model { get; } = new("ListThings")
    {
        InputTokens = ["Marker"],
        OutputTokens = ["NextMarker"],
        LimitKey = "MaxThings",
        ResultKeys = ["Result.Things", "Count", "Extras"],
        NonAggregateKeys = ["Owner"],
    };

    public Paginator Paginator(PaginatorModel? model = null) => new(model ?? Model, Call);

    public ValueTask<AwsStructure> Call(AwsStructure input, bool async, CancellationToken cancellationToken)
    {
        Calls.Add(input);
        var size = input["MaxThings"] as int? ?? pageSize;
        var start = int.Parse((string?)input["Marker"] ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        var things = Enumerable.Range(start, Math.Min(size, items - start)).Select(i => new AwsStructure { ["Id"] = $"t{i}" }).ToList();
        var next = start + size < items ? $"{start + size}" : "";
        return new(new AwsStructure
        {
            ["Result"] = new AwsStructure { ["Things"] = things, ["Kind"] = "thing" },
            ["Count"] = things.Count,
            ["Extras"] = new[] { $"e{start}" },
            ["NextMarker"] = next,
            ["Owner"] = "me",
        });
    }
}
