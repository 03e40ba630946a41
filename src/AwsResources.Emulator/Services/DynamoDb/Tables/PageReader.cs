using AwsResources.Emulator.Services.DynamoDb.Expressions;
using AwsResources.Emulator.Services.DynamoDb.Values;

namespace AwsResources.Emulator.Services.DynamoDb.Tables;

/// <summary>Reads one page of a table or index, in the order of its keys: up to a limit of items or a megabyte, then filtered.</summary>
internal sealed class PageReader
{
    private const int MaxPageBytes = 1024 * 1024;
    private readonly Table _table;
    private readonly PageRequest _request;
    private readonly SecondaryIndex? _index;
    private readonly ItemIndex _source;
    private readonly KeySchema _schema;
    private readonly bool _readsTable;

    private PageReader(Table table, PageRequest request, DateTimeOffset now)
    {
        _table = table;
        _request = request;
        _index = request.IndexName is null ? null : table.FindIndex(request.IndexName);
        _source = _index?.Items ?? table.Items;
        _schema = _source.Schema;
        Selection.Check(request, _index, now);
        // A local index reads from its table what it does not hold.
        _readsTable = _index is { IsGlobal: false } && (request.Select == "ALL_ATTRIBUTES"
            || (request.Projection?.Paths.Any(p => !_index.Projects(p.Root)) ?? false));
    }

    /// <summary>Reads a page.</summary>
    public static Page Read(Table table, PageRequest request, DateTimeOffset now) => new PageReader(table, request, now).Read();

    private Page Read()
    {
        var (lower, upper) = _request.Keys is null ? ScanBounds() : KeyBounds.Of(_schema, _request.Keys);
        if (_request.StartKey is { } start)
        {
            StartKeys.Check(_table, _index, _request);
            var beside = _source.Beside(start, _request.Forward != _request.IncludesStart ? 1 : -1);
            if (_request.Forward) lower = Max(lower, beside);
            else upper = Min(upper, beside);
        }

        CheckFilter();
        return Collect(_source.Between(lower, upper, _request.Forward));
    }

    private Page Collect(IEnumerable<Item> source)
    {
        var items = new List<Item>();
        var (count, scanned, bytes) = (0, 0, 0L);
        Item? last = null;
        foreach (var item in source)
        {
            var seen = _readsTable || _index is null ? item : _index.Project(item);
            scanned++;
            bytes += seen.Size;
            if (_request.Filter?.Holds(seen) ?? true)
            {
                count++;
                if (_request.Select != "COUNT") items.Add(_request.Projection?.Apply(seen) ?? seen);
            }

            // A full page is told by its last key, also where nothing follows.
            if (scanned != _request.Limit && bytes < MaxPageBytes) continue;
            last = StartKeys.Of(_table, _index, item);
            break;
        }

        return new Page(items, count, scanned, last, bytes, _index);
    }

    private (IndexEntry Lower, IndexEntry Upper) ScanBounds()
    {
        var (segment, total) = _request.Part ?? (0, 1);
        return (IndexEntry.OfBucket(FirstBucket(segment, total), -1),
            segment + 1 == total ? IndexEntry.OfBucket(ulong.MaxValue, 1) : IndexEntry.OfBucket(FirstBucket(segment + 1, total), -1));
    }

    private static ulong FirstBucket(int segment, int total) => (ulong)(((UInt128)segment << 64) / (UInt128)total);

    private void CheckFilter()
    {
        if (_request.Keys is null || _request.Filter is null) return;
        foreach (var name in PathsOf(_request.Filter).Select(p => p.Root))
            if (_schema.Has(name))
                throw DynamoDbErrors.Validation(
                    $"Filter Expression can only contain non-primary key attributes: Primary key attribute: {name}");
    }

    private static IEnumerable<DocumentPath> PathsOf(Condition condition) =>
        condition.Operands.Select(o => o is SizeOperand size ? size.Argument : o).OfType<PathOperand>().Select(o => o.Path)
            .Concat(condition.Parts.SelectMany(PathsOf));

    private static IndexEntry Max(IndexEntry one, IndexEntry two) => IndexEntryOrder.Instance.Compare(one, two) >= 0 ? one : two;

    private static IndexEntry Min(IndexEntry one, IndexEntry two) => IndexEntryOrder.Instance.Compare(one, two) <= 0 ? one : two;
}
