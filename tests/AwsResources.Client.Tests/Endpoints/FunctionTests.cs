using AwsResources.Client.Endpoints;

namespace AwsResources.Client.Tests.Endpoints;

public sealed class FunctionTests
{
    [TestCase("abcdef", 0, 2, "false", "ab")]
    [TestCase("abcdef", 1, 3, "true", "de")]
    [TestCase("abcdef", 0, 6, "true", "abcdef")]
    [TestCase("abc", 0, 4, "false", null)]
    [TestCase("abc", 2, 2, "false", null)]
    [TestCase("abcä", 0, 2, "false", null)]
    public void A_substring_counts_from_either_end_and_refuses_short_and_non_ascii_text(string text, int start, int stop, string reverse, string? expected) =>
        Assert.That(RuleSets.Show($$"""{ "fn": "substring", "argv": [ { "ref": "Text" }, {{start}}, {{stop}}, {{reverse}} ] }""", text), Is.EqualTo(expected));

    [TestCase("a b/c~d-e.f_g:é", "a%20b%2Fc~d-e.f_g%3A%C3%A9")]
    public void Uri_encoding_keeps_only_unreserved_characters(string text, string expected) =>
        Assert.That(RuleSets.Show("""{ "fn": "uriEncode", "argv": [ { "ref": "Text" } ] }""", text), Is.EqualTo(expected));

    [TestCase("https://example.com", "#path", "")]
    [TestCase("https://example.com", "#normalizedPath", "/")]
    [TestCase("http://example.com:8080/a/b", "#normalizedPath", "/a/b/")]
    [TestCase("http://example.com:8080/a/b", "#authority", "example.com:8080")]
    [TestCase("HTTPS://example.com", "#scheme", "https")]
    [TestCase("https://127.0.0.1:80", "#isIp", "true")]
    [TestCase("https://127.0.0.256", "#isIp", "false")]
    [TestCase("https://[fe80::1]:80/", "#isIp", "true")]
    [TestCase("https://example.com?x=1", "#scheme", null)]
    [TestCase("https://example.com:port", "#scheme", null)]
    [TestCase("https://", "#scheme", null)]
    [TestCase("ftp://example.com", "#scheme", null)]
    public void A_url_falls_into_parts_or_is_none(string text, string path, string? expected) =>
        Assert.That(RuleSets.Show("""{ "fn": "parseURL", "argv": [ { "ref": "Text" } ] }""", text, path: path), Is.EqualTo(expected));

    [TestCase("arn:aws:s3:us-east-1:123456789012:accesspoint:mine/x", "#resourceId[2]", "x")]
    [TestCase("arn:aws:s3:us-east-1:123456789012:accesspoint/mine", "#accountId", "123456789012")]
    [TestCase("arn:aws:s3:::bucket", "#region", "")]
    [TestCase("arn:aws:s3:::", "#service", null)]
    [TestCase("arn::s3:::bucket", "#service", null)]
    [TestCase("arn:aws:s3:bucket", "#service", null)]
    [TestCase("ARN:aws:s3:::bucket", "#service", null)]
    public void An_arn_falls_into_parts_or_is_none(string text, string path, string? expected) =>
        Assert.That(RuleSets.Show("""{ "fn": "aws.parseArn", "argv": [ { "ref": "Text" } ] }""", text, path: path), Is.EqualTo(expected));

    [TestCase("label", "false", true)]
    [TestCase("La-Bel9", "false", true)]
    [TestCase("-label", "false", false)]
    [TestCase("label-", "true", false)]
    [TestCase("two.labels", "false", false)]
    [TestCase("two.labels", "true", true)]
    [TestCase("two..labels", "true", false)]
    [TestCase("under_score", "true", false)]
    [TestCase("", "false", false)]
    [TestCase("a123456789012345678901234567890123456789012345678901234567890123", "false", false)]
    public void A_host_label_is_letters_digits_and_inner_hyphens(string text, string allowSubDomains, bool expected) =>
        Assert.That(Holds("isValidHostLabel", text, allowSubDomains), Is.EqualTo(expected));

    [TestCase("bucket", "false", true)]
    [TestCase("my.bucket", "false", false)]
    [TestCase("my.bucket", "true", true)]
    [TestCase("my.-bucket", "true", false)]
    [TestCase("Bucket", "false", false)]
    [TestCase("ab", "false", false)]
    [TestCase("192.168.0.1", "true", false)]
    public void A_bucket_can_be_a_host_when_it_is_lower_case_and_no_address(string text, string allowSubDomains, bool expected) =>
        Assert.That(Holds("aws.isVirtualHostableS3Bucket", text, allowSubDomains), Is.EqualTo(expected));

    [TestCase("a--b--c", 0, "#[2]", "c")]
    [TestCase("a--b--c", 2, "#[1]", "b--c")]
    [TestCase("a--b--c", 1, "#[0]", "a--b--c")]
    [TestCase("a--b--c", 0, "#[-1]", "c")]
    public void A_split_gives_at_most_as_many_pieces_as_its_limit(string text, int limit, string path, string expected) =>
        Assert.That(RuleSets.Show($$"""{ "fn": "split", "argv": [ { "ref": "Text" }, "--", {{limit}} ] }""", text, path: path), Is.EqualTo(expected));

    [Test]
    public void An_element_beyond_the_end_is_not_set()
    {
        var call = """{ "fn": "getAttr", "argv": [ { "fn": "split", "argv": [ { "ref": "Text" }, ",", 0 ] }, "[3]" ] }""";

        Assert.That(RuleSets.Show(call, "a,b"), Is.Null);
    }

    [TestCase(null, "other")]
    [TestCase("given", "given")]
    public void Coalesce_gives_the_first_that_is_set(string? text, string expected) =>
        Assert.That(RuleSets.Show("""{ "fn": "coalesce", "argv": [ { "ref": "Text" }, "other" ] }""", text), Is.EqualTo(expected));

    [TestCase(true, "yes")]
    [TestCase(false, "no")]
    [TestCase(null, "no")]
    public void Ite_chooses(bool? flag, string expected) =>
        Assert.That(RuleSets.Show("""{ "fn": "ite", "argv": [ { "ref": "Flag" }, "yes", "no" ] }""", flag: flag), Is.EqualTo(expected));

    [TestCase("cn-north-1", "#name", "aws-cn")]
    [TestCase("cn-new-7", "#dnsSuffix", "amazonaws.com.cn")]
    [TestCase("nowhere", "#dualStackDnsSuffix", "api.aws")]
    [TestCase("eu-odd-1", "#supportsDualStack", "false")]
    public void A_partition_is_found_for_any_region(string region, string path, string expected) =>
        Assert.That(RuleSets.Show("""{ "fn": "aws.partition", "argv": [ { "ref": "Text" } ] }""", region, path: path), Is.EqualTo(expected));

    [TestCase("""{ "fn": "shout", "argv": [] }""", "there is no function 'shout'; expected isSet, not, ")]
    [TestCase("""{ "fn": "not", "argv": [ { "ref": "Text" } ] }""", "not takes a Boolean as argument 1, got a String")]
    [TestCase("""{ "fn": "isSet", "argv": [] }""", "isSet takes 1 arguments, got 0")]
    [TestCase("""{ "fn": "isSet", "argv": [ { "ref": "Txt" } ] }""", "'Txt' is neither a parameter nor assigned by an enclosing rule; expected one of Text, Flag")]
    [TestCase("""{ "fn": "getAttr", "argv": [ { "fn": "aws.parseArn", "argv": [ { "ref": "Text" } ] }, "account" ] }""",
        "ARN has no attribute 'account'; expected partition, service, region, accountId or resourceId")]
    public void A_call_that_does_not_fit_is_refused_when_the_rules_are_read(string call, string expected) =>
        Assert.That(() => RuleSets.Show(call), Throws.TypeOf<AwsModelException>()
            .With.Message.StartsWith("The endpoint rules of tests are malformed near byte ").And.Message.Contains(expected));

    private static bool Holds(string function, string text, string second)
    {
        var rules = RuleSets.Parse($$"""
            { "type": "endpoint", "conditions": [ { "fn": "{{function}}", "argv": [ { "ref": "Text" }, {{second}} ] } ], "endpoint": { "url": "https://yes" } },
            { "type": "error", "conditions": [], "error": "no" }
            """);
        try
        {
            return rules.Resolve(new EndpointParameters().Set("Text", text)).Url == "https://yes";
        }
        catch (AwsEndpointException)
        {
            return false;
        }
    }
}
