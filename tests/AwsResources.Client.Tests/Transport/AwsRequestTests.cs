using AwsResources.Client.Transport;

namespace AwsResources.Client.Tests.Transport;

internal sealed class AwsRequestTests
{
    [Test]
    public void The_uri_has_its_query_encoded_and_its_path_as_it_is()
    {
        var request = new AwsRequest { Scheme = "http", Host = "localhost:4566", Path = "/bucket/a%20b" };
        request.Query.Add("list-type", "2");
        request.Query.Add("prefix", "ä/b c+d");
        request.Query.Add("acl", null);

        Assert.That(request.ToUri(), Is.EqualTo("http://localhost:4566/bucket/a%20b?list-type=2&prefix=%C3%A4%2Fb%20c%2Bd&acl"));
    }

    [TestCase("a\r\nb")]
    [TestCase("a\nb")]
    public void A_header_with_a_line_break_is_refused_by_name(string value)
    {
        var headers = new HeaderList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => headers.Add("X-Note", value), Throws.ArgumentException.With.Message.StartsWith("The value of header 'X-Note' may not hold a line break"));
            Assert.That(() => headers.Set("X-Note", value), Throws.ArgumentException);
            Assert.That(headers, Is.Empty);
        }
    }

    [Test]
    public void Setting_a_header_leaves_it_one_value()
    {
        var headers = new HeaderList();
        headers.Add("A", "1");
        headers.Add("B", "2");
        headers.Add("a", "3");
        headers.Set("A", "4");

        Assert.That(headers, Is.EqualTo(new Dictionary<string, string> { ["A"] = "4", ["B"] = "2" }));
    }

    [Test]
    public void A_stream_that_cannot_seek_says_that_it_cannot_be_sent_again()
    {
        var body = RequestBody.FromStream(new OneWay());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(body.IsReplayable, Is.False);
            Assert.That(body.Length, Is.Null);
            Assert.That(body.Rewind, Throws.InvalidOperationException);
        }
    }

    private sealed class OneWay : MemoryStream
    {
        public override bool CanSeek => false;
    }
}
