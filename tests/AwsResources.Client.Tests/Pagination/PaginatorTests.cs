using System.Text;
using AwsResources.Client.JmesPath;
using AwsResources.Client.Model;
using AwsResources.Client.Pagination;

namespace AwsResources.Client.Tests.Pagination;

public class PaginatorTests
{
    private static readonly AwsPageOptions Plain = new() { Prefetch = false };

    [Test]
    public async Task Pages_follow_the_token_until_it_is_empty([Values] bool async, [Values] bool prefetch)
    {
        var service = new FakeService(items: 5, pageSize: 2);
        var input = new AwsStructure { ["Filter"] = "x" };

        var ids = await IdsAsync(new AwsPages(service.Paginator(), input, new() { Prefetch = prefetch }), async);

        Assert.That(ids, Is.EqualTo(new[] { "t0", "t1", "t2", "t3", "t4" }));
        Assert.That(service.Calls.Select(call => call["Marker"]), Is.EqualTo(new object?[] { null, "2", "4" }));
        Assert.That(service.Calls.Select(call => call["Filter"]), Is.All.EqualTo("x"));
        Assert.That(input.Has("Marker"), Is.False);
    }

    [Test]
    public void Nothing_is_asked_before_it_is_read_and_no_page_more_than_is_read()
    {
        var service = new FakeService(items: 100, pageSize: 10);
        var pages = new AwsPages(service.Paginator(), null, null);

        Assert.That(service.Calls, Is.Empty);
        Assert.That(pages.AsEnumerable().Take(2).Count(), Is.EqualTo(2));
        Assert.That(service.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_next_page_is_asked_for_while_the_current_one_is_worked_on([Values] bool prefetch)
    {
        var service = new FakeService(items: 100, pageSize: 10);
        await using var pages = new AwsPages(service.Paginator(), null, new() { Prefetch = prefetch }).GetAsyncEnumerator();

        await pages.MoveNextAsync();

        Assert.That(service.Calls, Has.Count.EqualTo(prefetch ? 2 : 1));
    }

    [Test]
    public async Task A_reader_that_stops_cancels_the_page_that_was_asked_ahead()
    {
        var service = new FakeService(items: 100, pageSize: 10);
        var ahead = new TaskCompletionSource<AwsStructure>();
        var paginator = new Paginator(FakeService.Model, (input, async, token) =>
        {
            if (!input.Has("Marker")) return service.Call(input, async, token);
            token.Register(() => ahead.TrySetCanceled(token));
            return new(ahead.Task);
        });

        await foreach (var _ in new AwsPages(paginator, null, null)) break;

        Assert.That(ahead.Task.IsCanceled, Is.True);
    }

    [Test]
    public async Task A_failure_of_the_page_ahead_shows_when_that_page_is_read()
    {
        var service = new FakeService(items: 100, pageSize: 10);
        var paginator = new Paginator(FakeService.Model, (input, async, token) =>
            input.Has("Marker") ? throw new IOException("cut") : service.Call(input, async, token));
        await using var pages = new AwsPages(paginator, null, null).GetAsyncEnumerator();

        Assert.That(await pages.MoveNextAsync(), Is.True);
        Assert.That(async () => await pages.MoveNextAsync(), Throws.TypeOf<IOException>());
    }

    [TestCase(1), TestCase(2), TestCase(3), TestCase(4), TestCase(5), TestCase(7)]
    public void Stopping_within_a_page_and_going_on_there_gives_every_item_once(int most)
    {
        var service = new FakeService(items: 17, pageSize: 5);
        var ids = new List<string?>();
        string? token = null;
        do
        {
            var part = new AwsPages(service.Paginator(), null, Plain with { MaxItems = most, StartingToken = token }).BuildFullResult();
            var found = Ids(part);
            Assert.That(found, Has.Count.LessThanOrEqualTo(most));
            ids.AddRange(found);
            token = (string?)part["NextToken"];
        }
        while (token is not null);

        Assert.That(ids, Is.EqualTo(Enumerable.Range(0, 17).Select(i => $"t{i}")));
    }

    [Test]
    public void A_token_is_the_one_that_boto3_makes()
    {
        var part = new AwsPages(new FakeService(17, 5).Paginator(), null, Plain with { MaxItems = 7 }).BuildFullResult();

        Assert.That(Encoding.UTF8.GetString(Convert.FromBase64String((string)part["NextToken"]!)), Is.EqualTo("""{"Marker":"5","boto_truncate_amount":2}"""));
    }

    [Test]
    public void A_token_of_the_service_itself_is_taken_as_it_is()
    {
        var service = new FakeService(items: 5, pageSize: 2);

        Assert.That(Ids(new AwsPages(service.Paginator(), null, Plain with { StartingToken = "3" }).BuildFullResult()), Is.EqualTo(new[] { "t3", "t4" }));
    }

    [Test]
    public void A_token_of_the_service_that_looks_like_ours_is_still_its_own()
    {
        var text = Convert.ToBase64String("""{"v":1}"""u8);

        Assert.That(PageToken.Decode(text, ["Marker"], null).Values, Is.EqualTo(new object[] { text }));
    }

    [Test]
    public void Tokens_with_structure_and_bytes_survive()
    {
        var key = new Dictionary<string, object?> { ["id"] = new AwsStructure { ["B"] = new byte[] { 1, 2, 255 } }, ["n"] = new AwsStructure { ["N"] = "12" } };

        var read = PageToken.Decode(new PageToken([key], 3).Encode(["ExclusiveStartKey"]), ["ExclusiveStartKey"], null);

        var map = (IDictionary<string, object?>)read.Values[0]!;
        Assert.That(read.Skip, Is.EqualTo(3));
        Assert.That(((IDictionary<string, object?>)map["id"]!)["B"], Is.EqualTo(new byte[] { 1, 2, 255 }));
        Assert.That(((IDictionary<string, object?>)map["n"]!)["N"], Is.EqualTo("12"));
    }

    [Test]
    public void All_pages_as_one_join_items_sum_counts_and_keep_the_rest()
    {
        var full = new AwsPages(new FakeService(5, 2).Paginator(), null, Plain).BuildFullResult();

        Assert.That(full.ToJson(), Is.EqualTo(
            """{"Owner":"me","Result":{"Things":[{"Id":"t0"},{"Id":"t1"},{"Id":"t2"},{"Id":"t3"},{"Id":"t4"}]},"Count":5,"Extras":["e0","e2","e4"]}"""));
    }

    [Test]
    public void A_page_size_is_sent_and_refused_where_there_is_no_input_for_it()
    {
        var service = new FakeService(items: 5, pageSize: 2);
        _ = new AwsPages(service.Paginator(), null, Plain with { PageSize = 3 }).BuildFullResult();
        Assert.That(service.Calls.Select(call => call["MaxThings"]), Is.EqualTo(new[] { 3, 3 }));

        var unlimited = new PaginatorModel("ListThings") { InputTokens = ["Marker"], OutputTokens = ["NextMarker"], ResultKeys = ["Result.Things"] };
        Assert.That(() => new AwsPages(service.Paginator(unlimited), null, Plain with { PageSize = 3 }),
            Throws.TypeOf<AwsPaginationException>().With.Message.EqualTo("ListThings has no input for the size of a page: leave PageSize unset."));
    }

    [Test]
    public void The_same_token_twice_ends_the_reading_after_its_page()
    {
        var pages = new AwsPages(new Paginator(FakeService.Model, (_, _, _) => new(new AwsStructure { ["NextMarker"] = "again" })), null, Plain);
        var read = 0;

        Assert.That(() => { foreach (var _ in pages) read++; },
            Throws.TypeOf<AwsPaginationException>().With.Message.EqualTo("ListThings gave the same token twice, which would never end: \"again\""));
        Assert.That(read, Is.EqualTo(2));
    }

    [Test]
    public void Several_tokens_travel_together_and_one_that_ends_is_taken_back()
    {
        var answers = new Queue<AwsStructure>([
            new() { ["IsTruncated"] = true, ["NextKeyMarker"] = "k1", ["NextVersionIdMarker"] = "v1" },
            new() { ["IsTruncated"] = true, ["NextKeyMarker"] = "k2" },
            new() { ["IsTruncated"] = false, ["NextKeyMarker"] = "k3" }]);
        var calls = new List<AwsStructure>();
        var model = new PaginatorModel("ListObjectVersions")
        {
            InputTokens = ["KeyMarker", "VersionIdMarker"],
            OutputTokens = ["NextKeyMarker", "NextVersionIdMarker"],
            MoreResults = "IsTruncated",
            ResultKeys = ["Versions"],
        };

        var pages = new AwsPages(new Paginator(model, (input, _, _) => { calls.Add(input); return new(answers.Dequeue()); }), null, Plain);

        Assert.That(pages.AsEnumerable().Count(), Is.EqualTo(3));
        Assert.That(calls.Select(call => (call["KeyMarker"], call["VersionIdMarker"])),
            Is.EqualTo(new (object?, object?)[] { (null, null), ("k1", "v1"), ("k2", null) }));
    }

    [Test]
    public void An_alternative_token_is_taken_where_the_first_is_missing()
    {
        var answers = new Queue<AwsStructure>([
            new() { ["Contents"] = new[] { new AwsStructure { ["Key"] = "a" }, new AwsStructure { ["Key"] = "b" } }, ["IsTruncated"] = true },
            new()]);
        var calls = new List<AwsStructure>();
        var model = new PaginatorModel("ListObjects")
        {
            InputTokens = ["Marker"],
            OutputTokens = ["NextMarker || Contents[-1].Key"],
            MoreResults = "IsTruncated",
            ResultKeys = ["Contents"],
        };

        Assert.That(new AwsPages(new Paginator(model, (input, _, _) => { calls.Add(input); return new(answers.Dequeue()); }), null, Plain).AsEnumerable().Count(), Is.EqualTo(2));
        Assert.That(calls[1]["Marker"], Is.EqualTo("b"));
    }

    [Test]
    public async Task Items_and_searches_go_over_all_pages()
    {
        var pages = new AwsPages(new FakeService(5, 2).Paginator(), null, null);
        var ids = new List<object?>();

        await foreach (var item in pages.Items()) ids.Add(item["Id"]);

        Assert.That(ids, Is.EqualTo(new[] { "t0", "t1", "t2", "t3", "t4" }));
        Assert.That(pages.Search("Extras").AsEnumerable(), Is.EqualTo(new[] { "e0", "e2", "e4" }));
        Assert.That(() => pages.Items<string>().AsEnumerable().Count(),
            Throws.TypeOf<AwsPaginationException>().With.Message.Contains("The items of ListThings (Result.Things) are of type AwsStructure, not String."));
    }

    [Test]
    public void Every_paginator_of_the_models_can_be_walked()
    {
        var catalog = ModelCatalog.Embedded;
        var count = 0;
        foreach (var model in catalog.ServiceNames.Select(catalog.GetService).SelectMany(s => s.OperationNames.Select(s.GetPaginator)).OfType<PaginatorModel>())
        {
            Assert.That(new AwsPages(new Paginator(model, (_, _, _) => new(new AwsStructure())), null, Plain).AsEnumerable().Count(), Is.EqualTo(1), model.Operation);
            count++;
        }
        Assert.That(count, Is.GreaterThan(3000));
    }

    private static async Task<List<string?>> IdsAsync(AwsPages pages, bool async)
    {
        var ids = new List<string?>();
        if (async)
        {
            await foreach (var page in pages) ids.AddRange(Ids(page));
        }
        else
        {
            foreach (var page in pages) ids.AddRange(Ids(page));
        }
        return ids;
    }

    private static List<string?> Ids(AwsStructure page) =>
        [.. JmesExpression.Cached("Result.Things[]").SearchStructures(page).Select(thing => (string?)thing["Id"])];
}
