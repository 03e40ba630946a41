using AwsResources.Emulator.Services.DynamoDb.Tables;
using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Operations;

/// <summary>Query and Scan.</summary>
internal sealed class ReadOperations(TableStore store)
{
    // Where an empty page that was asked for ended before the first item: the next page begins with that item, not after it.
    private readonly HashSet<(Table, string? Index, ItemKey)> _unread = [];

    public AwsStructure Query(AwsStructure input, bool emptyPage)
    {
        var expressions = new RequestExpressions(input, "FilterExpression", "KeyConditionExpression");
        var request = Common(input, expressions, "QueryFilter") with
        {
            Keys = expressions.KeyCondition() ?? throw DynamoDbErrors.Validation(
                "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request."),
            Forward = input.Flag("ScanIndexForward") ?? true,
        };
        expressions.Finish();
        return Read(input, request, emptyPage);
    }

    public AwsStructure Scan(AwsStructure input, bool emptyPage)
    {
        var expressions = new RequestExpressions(input, "FilterExpression");
        var request = Common(input, expressions, "ScanFilter") with { Part = SegmentOf(input) };
        expressions.Finish();
        return Read(input, request, emptyPage);
    }

    private static PageRequest Common(AwsStructure input, RequestExpressions expressions, string legacyFilter)
    {
        if (input.Integer("Limit") is { } limit and < 1)
            throw DynamoDbErrors.Validation($"1 validation error detected: Value '{limit}' at 'limit' failed to satisfy constraint: "
                + "Member must have value greater than or equal to 1");
        return new PageRequest
        {
            IndexName = input.Text("IndexName"),
            Filter = expressions.Condition("FilterExpression", legacyFilter),
            Projection = expressions.Projection(),
            Select = input.Text("Select"),
            ConsistentRead = input.Flag("ConsistentRead") is true,
            Limit = input.Integer("Limit"),
            StartKey = input.Has("ExclusiveStartKey") ? AttributeValues.ReadItem(input, "ExclusiveStartKey") : null,
        };
    }

    private static (int, int)? SegmentOf(AwsStructure input)
    {
        switch (input.Integer("Segment"), input.Integer("TotalSegments"))
        {
            case (null, null):
                return null;
            case (null, _):
                throw DynamoDbErrors.Validation("The Segment parameter is required but was not present in the request when parameter "
                    + "TotalSegments is present");
            case (_, null):
                throw DynamoDbErrors.Validation("The TotalSegments parameter is required but was not present in the request when Segment "
                    + "parameter is present");
            case ({ } segment, { } total) when segment < 0 || total < 1 || segment >= total:
                throw DynamoDbErrors.Validation("The Segment parameter is zero-based and must be less than parameter TotalSegments: "
                    + $"Segment: {segment} is not less than TotalSegments: {total}");
            case ({ } segment, { } total):
                return (segment, total);
        }
    }

    private AwsStructure Read(AwsStructure input, PageRequest request, bool emptyPage)
    {
        var table = store.GetUsable(input.RequiredText("TableName"));
        var page = emptyPage ? ReadNothing(table, request) : PageReader.Read(table, Resume(table, request), store.Now);
        var capacity = new Capacity(table, isRead: true);
        capacity.Read(page.ReadBytes, request.ConsistentRead, page.Index);
        return new AwsStructure
        {
            ["Items"] = request.Select == "COUNT" ? null : page.Items.Select(AttributeValues.Write).ToArray(),
            ["Count"] = page.Count,
            ["ScannedCount"] = page.ScannedCount,
            ["LastEvaluatedKey"] = page.LastKey is null ? null : AttributeValues.Write(page.LastKey),
            ["ConsumedCapacity"] = capacity.ToStructure(input.Text("ReturnConsumedCapacity")),
        };
    }

    // A key can only say "after this item", so an empty first page is told by the first item's key and remembered.
    private Page ReadNothing(Table table, PageRequest request)
    {
        var first = PageReader.Read(table, request with { Limit = 1, Filter = null }, store.Now);
        var last = request.StartKey ?? first.LastKey;
        if (request.StartKey is null && last is not null) _unread.Add(MarkOf(table, request, last));
        return first with { Items = [], Count = 0, ScannedCount = 0, ReadBytes = 0, LastKey = last };
    }

    private PageRequest Resume(Table table, PageRequest request)
    {
        if (_unread.Count == 0 || request.StartKey is not { } start || table.Schema.TryKeyOf(start) is null) return request;
        return _unread.Remove(MarkOf(table, request, start)) ? request with { IncludesStart = true } : request;
    }

    private static (Table, string?, ItemKey) MarkOf(Table table, PageRequest request, Item key) =>
        (table, request.IndexName, table.Schema.KeyOf(key));
}
