using System.Linq.Expressions;

namespace AwsResources.Core.Tests.Linq;

/// <summary>Predicates that narrow a listing by its order.</summary>
public sealed class PrefixTests
{
    public static IEnumerable<TestCaseData> Sent()
    {
        string[] keys = ["2026/01/a", "2026/02/b"];
        string[] faces = ["a\ud83d\ude00", "a\ud83d\ude01"];
        return
        [
            Case("A_beginning", o => o.Key.StartsWith("2026/"), "Prefix=2026/"),
            Case("A_beginning_with_wildcards_that_are_none", o => o.Key.StartsWith("a*?"), "Prefix=a*?"),
            Case("A_whole_key", o => o.Key == "2026/cat.jpg", "Prefix=2026/cat.jpg", "o.Key == \"2026/cat.jpg\""),
            Case("What_several_keys_begin_with", o => keys.Contains(o.Key), "Prefix=2026/0", "keys.Contains(o.Key)"),
            Case("What_alternatives_begin_with", o => o.Key.StartsWith("ab") || o.Key.StartsWith("ac"), "Prefix=a", "o.Key.StartsWith(\"ab\") || o.Key.StartsWith(\"ac\")"),
            Case("No_half_characters", o => faces.Contains(o.Key), "Prefix=a", "faces.Contains(o.Key)"),
            Case("What_comes_after", o => string.Compare(o.Key, "m") > 0, "StartAfter=m"),
            Case("What_comes_after_ordinally", o => string.CompareOrdinal(o.Key, "m") > 0, "StartAfter=m"),
            Case("What_comes_after_by_comparison", o => string.Compare(o.Key, "m", StringComparison.Ordinal) > 0, "StartAfter=m"),
            Case("What_comes_after_by_the_key_itself", o => o.Key.CompareTo("m") > 0, "StartAfter=m"),
            Case("What_something_comes_before", o => 0 > string.Compare("m", o.Key), "StartAfter=m"),
            Case("From_a_key_on", o => string.Compare(o.Key, "mm") >= 0, "StartAfter=m", "string.Compare(o.Key, \"mm\") >= 0"),
            Case("Not_up_to", o => !(string.CompareOrdinal(o.Key, "m") <= 0), "StartAfter=m"),
            Case("Both", o => o.Key.StartsWith("2026/") && o.Key.CompareTo("2026/07") > 0, "Prefix=2026/, StartAfter=2026/07"),
            Case("Before_a_key", o => string.Compare(o.Key, "m") < 0, "", "string.Compare(o.Key, \"m\") < 0"),
            Case("An_end", o => o.Key.EndsWith(".jpg"), "", "o.Key.EndsWith(\".jpg\")"),
            Case("Nothing_in_common", o => o.Key.StartsWith("a") || o.Key.StartsWith("b"), "", "o.Key.StartsWith(\"a\") || o.Key.StartsWith(\"b\")"),
            Case("After_what_UTF_8_orders_otherwise", o => string.CompareOrdinal(o.Key, "\ud83d\ude00") > 0, "", "string.CompareOrdinal(o.Key, \"\ud83d\ude00\") > 0"),
        ];
    }

    [TestCaseSource(nameof(Sent))]
    public void Is_sent(Expression<Func<ILinqObject, bool>> predicate, string expected) =>
        Assert.That(LinqWorld.S3().Bucket("photos").Objects.Where(predicate).Explain(), Is.EqualTo(expected));

    [Test]
    public void A_prefix_of_the_caller_stays_and_the_rest_is_decided_here()
    {
        var objects = LinqWorld.S3().Bucket("photos").Objects.Filter(Options("Prefix", "a/")).Where(o => o.Key.StartsWith("a/b"));

        Assert.That(objects.Explain(), Is.EqualTo("ListObjectsV2 Prefix=a/ · locally: o.Key.StartsWith(\"a/b\")"));
    }

    [Test]
    public void With_a_delimiter_a_prefix_would_find_other_keys()
    {
        var objects = LinqWorld.S3().Bucket("photos").Objects.Filter(Options("Delimiter", "/")).Where(o => o.Key.StartsWith("a/"));

        Assert.That(objects.Explain(), Is.EqualTo("ListObjectsV2 Delimiter=/ · locally: o.Key.StartsWith(\"a/\")"));
    }

    [Test]
    public void Buckets_of_one_zone_list_in_no_order()
    {
        var objects = LinqWorld.S3().Bucket("photos--use1-az4--x-s3").Objects.Where(o => o.Key.StartsWith("a"));

        Assert.That(objects.Explain(), Is.EqualTo("ListObjectsV2 · locally: o.Key.StartsWith(\"a\")"));
    }

    [Test]
    public void Buckets_are_listed_by_the_beginning_of_their_names() =>
        Assert.That(LinqWorld.S3().Buckets.Where(b => b.Name.StartsWith("logs-")).Explain(), Is.EqualTo("ListBuckets Prefix=logs-"));

    private static LinqOptions Options(string name, string value)
    {
        var options = new LinqOptions();
        options[name] = value;
        return options;
    }

    private static TestCaseData Case(string name, Expression<Func<ILinqObject, bool>> predicate, string sent, string? local = null) =>
        new TestCaseData(predicate, "ListObjectsV2" + (sent.Length > 0 ? " " + sent : "") + (local is null ? "" : " · locally: " + local)).SetName("Sent_" + name);
}
