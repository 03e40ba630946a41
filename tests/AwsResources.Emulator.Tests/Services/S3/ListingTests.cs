namespace AwsResources.Emulator.Tests.Services.S3;

public class ListingTests : S3Cloud
{
    [Test]
    public void Keys_come_in_the_order_of_their_utf8_bytes()
    {
        // U+FFFD is before U+1F408 in UTF-8, and behind its surrogates in UTF-16.
        string[] inOrder = ["A", "a", "a/", "a/b", "a0", "ä", "\uFFFD", "🐈"];
        foreach (var key in inOrder.Reverse()) _ = Put(key);

        Assert.That(Names(Call("ListObjectsV2"), "Contents", "Key"), Is.EqualTo(inOrder));
    }

    [Test]
    public void Keys_are_folded_at_the_delimiter_behind_the_prefix()
    {
        foreach (var key in new[] { "readme", "2025/cat", "2025/dog", "2026/01/cat", "2026/02/cat", "2026/index" }) _ = Put(key);

        var root = Call("ListObjectsV2", ("Delimiter", "/"));
        var year = Call("ListObjectsV2", ("Delimiter", "/"), ("Prefix", "2026/"));

        Assert.That(Names(root, "Contents", "Key"), Is.EqualTo(new[] { "readme" }));
        Assert.That(Names(root, "CommonPrefixes", "Prefix"), Is.EqualTo(new[] { "2025/", "2026/" }));
        Assert.That(Names(year, "CommonPrefixes", "Prefix"), Is.EqualTo(new[] { "2026/01/", "2026/02/" }));
        Assert.That(Names(year, "Contents", "Key"), Is.EqualTo(new[] { "2026/index" }));
        Assert.That(year["KeyCount"], Is.EqualTo(3));
    }

    [Test]
    public void Pages_hold_what_was_asked_for_and_folded_prefixes_count()
    {
        foreach (var key in new[] { "a/1", "a/2", "b", "c/1", "c/2", "d" }) _ = Put(key);

        var pages = PagesOf("ListObjectsV2", "ContinuationToken", "NextContinuationToken", ("Delimiter", "/"), ("MaxKeys", 2));

        Assert.That(pages.Select(page => (int)page["KeyCount"]!), Is.EqualTo(new[] { 2, 2 }));
        Assert.That(pages.SelectMany(Entries), Is.EquivalentTo(new[] { "a/", "b", "c/", "d" }));
    }

    [Test]
    public void A_listing_may_start_behind_a_key()
    {
        foreach (var key in new[] { "a", "b", "c" }) _ = Put(key);

        Assert.That(Names(Call("ListObjectsV2", ("StartAfter", "a")), "Contents", "Key"), Is.EqualTo(new[] { "b", "c" }));
        Assert.That(Names(Call("ListObjectsV2", ("StartAfter", "aa"), ("Prefix", "c")), "Contents", "Key"), Is.EqualTo(new[] { "c" }));
    }

    [Test]
    public void A_page_holds_a_thousand_at_most()
    {
        for (var i = 0; i < 1001; i++) _ = Raw.Put($"/photos/{i:D4}", "x");

        var pages = PagesOf("ListObjectsV2", "ContinuationToken", "NextContinuationToken", ("MaxKeys", 5000));

        Assert.That(pages.Select(page => (int)page["KeyCount"]!), Is.EqualTo(new[] { 1000, 1 }));
        Assert.That((pages[0]["MaxKeys"], pages[0]["IsTruncated"], pages[1]["IsTruncated"]), Is.EqualTo((1000, true, false)));
    }

    [Test]
    public void The_owner_is_told_when_asked_for()
    {
        _ = Put("cat");

        Assert.That(Raw.Get("/photos?list-type=2").One("Owner"), Is.Null);
        Assert.That(Raw.Get("/photos?list-type=2&fetch-owner=true").One("ID"), Has.Length.EqualTo(64));
        Assert.That(Raw.Get("/photos").One("ID"), Has.Length.EqualTo(64));
    }

    [Test]
    public void Keys_are_encoded_when_asked_for()
    {
        _ = Put("a b+c/ł");

        var answer = Raw.Get("/photos?list-type=2&encoding-type=url");

        Assert.That((answer.One("Key"), answer.One("EncodingType")), Is.EqualTo(("a+b%2Bc/%C5%82", "url")));
        Assert.That(Raw.Get("/photos?list-type=2&encoding-type=x").One("Code"), Is.EqualTo("InvalidArgument"));
    }

    [Test]
    public void The_older_listing_goes_on_behind_its_marker()
    {
        foreach (var key in new[] { "a/1", "a/2", "b", "c/1" }) _ = Put(key);

        var first = Call("ListObjects", ("Delimiter", "/"), ("MaxKeys", 1));
        var second = Call("ListObjects", ("Delimiter", "/"), ("MaxKeys", 1), ("Marker", first["NextMarker"]));
        var plain = Call("ListObjects", ("MaxKeys", 1));

        Assert.That((first["NextMarker"], second["NextMarker"]), Is.EqualTo(("a/", "b")));
        Assert.That(Entries(second), Is.EqualTo(new[] { "b" }));
        Assert.That((plain["IsTruncated"], plain["NextMarker"]), Is.EqualTo((true, (object?)null)));
    }

    [Test]
    public void Bad_pages_are_refused()
    {
        Assert.That(Raw.Get("/photos?list-type=2&max-keys=-1").One("Code"), Is.EqualTo("InvalidArgument"));
        Assert.That(Raw.Get("/photos?list-type=2&continuation-token=nonsense").One("Message"), Is.EqualTo("The continuation token provided is incorrect"));
        Assert.That(Raw.Get("/photos?list-type=2&max-keys=0").One("IsTruncated"), Is.EqualTo("false"));
    }

    [Test]
    public void The_clients_pages_end_where_the_listing_ends()
    {
        foreach (var key in new[] { "a", "b", "c" }) _ = Put(key);
        Cloud.Faults.EmptyPage("s3", "ListObjectsV2");

        var pages = PagesOf("ListObjectsV2", "ContinuationToken", "NextContinuationToken", ("MaxKeys", 2));

        Assert.That(pages.SelectMany(page => Names(page, "Contents", "Key")), Is.EqualTo(new[] { "a", "b", "c" }));
        Assert.That(pages, Has.Count.EqualTo(3));
    }

    private List<AwsStructure> PagesOf(string operation, string input, string output, params (string Name, object? Value)[] members)
    {
        var pages = new List<AwsStructure>();
        object? token = null;
        do
        {
            var page = Call(operation, [.. members, (input, token)]);
            pages.Add(page);
            token = page[output];
        }
        while (token is not null && pages.Count < 20);
        return pages;
    }

    private static IEnumerable<string> Entries(AwsStructure page) => Names(page, "CommonPrefixes", "Prefix").Concat(Names(page, "Contents", "Key"));
}
