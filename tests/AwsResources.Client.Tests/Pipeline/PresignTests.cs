using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Pipeline;

public class PresignTests
{
    [Test]
    public void A_presigned_download_is_a_URL_that_sends_nothing()
    {
        using var wire = new FakeTransport();
        var url = TestClients.Client("s3", wire).Presign("GetObject", new() { ["Bucket"] = "photos", ["Key"] = "2026/a b+c.jpg" }, TimeSpan.FromMinutes(5));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Requests, Is.Empty);
            Assert.That(url.OriginalString, Does.StartWith("https://photos.s3.us-west-2.amazonaws.com/2026/a%20b%2Bc.jpg?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=AKIDEXAMPLE%2F20260102%2Fus-west-2%2Fs3%2Faws4_request&X-Amz-Date=20260102T030405Z&X-Amz-SignedHeaders=host&X-Amz-Expires=300&X-Amz-Signature="));
            Assert.That(url.ToString(), Is.EqualTo(url.OriginalString), "What is printed must be what was signed.");
        }
    }

    [Test]
    public void A_form_becomes_the_query()
    {
        using var wire = new FakeTransport();
        var url = TestClients.Client("sts", wire).Presign("GetCallerIdentity");

        Assert.That(url.OriginalString, Does.StartWith("https://sts.us-west-2.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Algorithm="));
    }

    [Test]
    public void A_body_cannot_be_part_of_a_URL()
    {
        using var wire = new FakeTransport();

        Assert.That(() => TestClients.Client("dynamodb", wire).Presign("ListTables"), Throws.ArgumentException.With.Message.EqualTo(
            "DynamoDB ListTables cannot be presigned with a body: a URL cannot carry one. Leave the body out; whoever uses the URL sends it."));
    }

    [Test]
    public void A_URL_does_not_live_for_ever()
    {
        using var wire = new FakeTransport();

        Assert.That(() => TestClients.Client("s3", wire).Presign("ListBuckets", expires: TimeSpan.FromDays(8)), Throws.TypeOf<ArgumentOutOfRangeException>());
    }
}
