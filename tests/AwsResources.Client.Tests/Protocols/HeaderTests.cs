using AwsResources.Client.Codecs;
using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Tests.Protocols;

public sealed class HeaderTests
{
    [Test]
    public void An_Expires_header_that_is_no_moment_does_not_fail_a_download()
    {
        var output = Read(("Expires", "never"), ("ETag", "\"e\""));

        Assert.That((output.Has("Expires"), output["ETag"]), Is.EqualTo((false, "\"e\"")));
    }

    [Test]
    public void A_number_that_is_none_is_named() =>
        Assert.That(() => Read(("x-amz-missing-meta", "many")), Throws.TypeOf<MalformedResponseException>()
            .With.Message.EqualTo("The header x-amz-missing-meta is not of type Integer: 'many' is not a whole number."));

    [Test]
    public void Headers_of_a_prefix_are_a_map_without_it()
    {
        var output = Read(("x-amz-meta-Colour", "blue"), ("X-AMZ-META-size", "3"));

        Assert.That(output["Metadata"], Is.EquivalentTo(new Dictionary<string, string> { ["Colour"] = "blue", ["size"] = "3" }));
    }

    [Test]
    public void A_streamed_body_is_not_read()
    {
        using var stream = new UnreadableStream();
        var response = new AwsResponse(200) { Stream = stream };
        response.Headers.Set("Content-Length", "7");

        using var body = (AwsBody)Read(response)["Body"]!;

        Assert.That(body.Length, Is.EqualTo(7));
    }

    private static AwsStructure Read(params (string Name, string Value)[] headers)
    {
        var response = new AwsResponse(200);
        foreach (var (name, value) in headers) response.Headers.Add(name, value);
        return Read(response);
    }

    private static AwsStructure Read(AwsResponse response)
    {
        var model = ModelCatalog.Embedded.GetService("s3");
        _ = model.TryGetOperation("GetObject", out var operation);
        return Protocol.For(model).ReadResponse(model, operation!, response);
    }

    private sealed class UnreadableStream : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new InvalidOperationException("The body was read.");
        public override int Read(Span<byte> buffer) => throw new InvalidOperationException("The body was read.");
    }
}
