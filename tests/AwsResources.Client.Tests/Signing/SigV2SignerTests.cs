using System.Text;
using AwsResources.Client.Signing;
using AwsResources.Client.Transport;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Signing;

[TestFixture]
internal sealed class SigV2SignerTests
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 23, 5, 53, 42, TimeSpan.Zero);
    private static readonly AwsCredentials WithSession = new(TestClients.Credentials.AccessKeyId, TestClients.Credentials.SecretAccessKey, "session-token");

    [Test]
    public void The_signature_is_the_one_that_botocore_makes()
    {
        var request = Request("Action=CreateDomain&Version=2009-04-15&DomainName=a%2Fb%2Bc%3Dd");

        SigV2Signer.Sign(request, WithSession, Moment);

        Assert.That(TextOf(request), Does.EndWith("&SecurityToken=session-token&Signature=%2F6pTFhTF9ajCO%2BY2mbxz9HUS8Ir4qGNfqxQ40mpkIg0%3D"));
    }

    [Test]
    public void Another_attempt_replaces_the_signature()
    {
        var (once, twice) = (Request("Action=ListDomains"), Request("Action=ListDomains"));

        SigV2Signer.Sign(once, WithSession, Moment);
        SigV2Signer.Sign(twice, WithSession, Moment.AddMinutes(-9));
        SigV2Signer.Sign(twice, WithSession, Moment);

        Assert.That(TextOf(twice), Is.EqualTo(TextOf(once)));
    }

    [Test]
    public void Credentials_without_a_session_send_no_token()
    {
        var request = Request("Action=ListDomains");

        SigV2Signer.Sign(request, TestClients.Credentials, Moment);

        Assert.That(TextOf(request), Does.Not.Contain("SecurityToken"));
    }

    [Test]
    public void SimpleDB_cannot_be_presigned()
    {
        using var wire = new FakeTransport();

        Assert.That(() => TestClients.Client("sdb", wire).Presign("ListDomains"), Throws.InstanceOf<AwsEndpointException>().With.Message.Contains("not for URLs"));
    }

    private static AwsRequest Request(string form) =>
        new() { Host = "sdb.us-west-2.amazonaws.com", Body = RequestBody.FromBytes(Encoding.UTF8.GetBytes(form)) };

    private static string TextOf(AwsRequest request) => Encoding.UTF8.GetString(request.Body.Bytes.Span);
}
