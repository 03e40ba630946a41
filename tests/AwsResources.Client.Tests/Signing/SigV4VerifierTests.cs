using System.Globalization;
using AwsResources.Client.Signing;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Tests.Signing;

internal sealed class SigV4VerifierTests
{
    private static readonly AwsCredentials Credentials = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "token");
    private static readonly DateTimeOffset Time = DateTimeOffset.Parse("2015-08-30T12:36:00Z", CultureInfo.InvariantCulture);

    [Test]
    public void What_the_signer_signs_is_valid()
    {
        var verdict = CreateSut().Verify(Signed(), Time);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(verdict.IsValid, Is.True, verdict.Message);
            Assert.That(verdict.Credentials, Is.SameAs(Credentials));
            Assert.That(verdict.Authorization!.Region, Is.EqualTo("us-east-1"));
        }
    }

    [Test]
    public void What_the_signer_presigns_is_valid_until_it_expires()
    {
        var request = CreateRequest();
        SigV4Signer.Presign(request, Credentials, Context(), TimeSpan.FromHours(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(CreateSut().Verify(request, Time + TimeSpan.FromMinutes(59)).Fault, Is.EqualTo(SignatureFault.None));
            Assert.That(CreateSut().Verify(request, Time + TimeSpan.FromMinutes(61)).Fault, Is.EqualTo(SignatureFault.Expired));
        }
    }

    [Test]
    public void Headers_added_on_the_way_do_no_harm()
    {
        var request = Signed();
        request.Headers.Add("X-Forwarded-For", "10.0.0.1");

        Assert.That(CreateSut().Verify(request, Time).Fault, Is.EqualTo(SignatureFault.None));
    }

    [Test]
    public void Whatever_is_changed_breaks_the_signature()
    {
        var changes = new Action<AwsRequest>[]
        {
            request => request.Method = "PUT",
            request => request.Path = "/b",
            request => request.Host = "example.org",
            request => request.Query.Add("y", "2"),
            request => request.Headers.Set("My-Header", "changed"),
            request => request.Headers.Add("My-Header", "more"),
            request => request.Headers.Remove("My-Header"),
            request => request.Body = RequestBody.FromBytes("other"u8.ToArray()),
        };

        Assert.That(changes.Select(change =>
        {
            var request = Signed();
            change(request);
            return CreateSut().Verify(request, Time).Fault;
        }), Is.All.EqualTo(SignatureFault.Mismatch));
    }

    [Test]
    public void Every_fault_has_its_name()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Fault(request => request.Headers.Remove("Authorization")), Is.EqualTo(SignatureFault.Missing));
            Assert.That(Fault(request => request.Headers.Set("Authorization", "Basic eDp5")), Is.EqualTo(SignatureFault.Malformed));
            Assert.That(Fault(request => request.Headers.Remove("X-Amz-Date")), Is.EqualTo(SignatureFault.Malformed));
            Assert.That(Fault(request => request.Headers.Remove("X-Amz-Security-Token")), Is.EqualTo(SignatureFault.InvalidToken));
            Assert.That(CreateSut().Verify(Signed(), Time + TimeSpan.FromMinutes(16)).Fault, Is.EqualTo(SignatureFault.Skewed));
            Assert.That(CreateSut().Verify(Signed(), Time - TimeSpan.FromMinutes(16)).Fault, Is.EqualTo(SignatureFault.Skewed));
            Assert.That(new SigV4Verifier(_ => null).Verify(Signed(), Time).Fault, Is.EqualTo(SignatureFault.UnknownAccessKey));
            Assert.That(new SigV4Verifier(_ => Credentials) { Service = "s3" }.Verify(Signed(), Time).Fault, Is.EqualTo(SignatureFault.WrongScope));
        }
    }

    [Test]
    public void A_body_that_is_not_the_hashed_one_is_named()
    {
        var request = CreateRequest();
        SigV4Signer.Sign(request, Credentials, Context(sendHash: true));
        request.Body = RequestBody.FromBytes("other"u8.ToArray());

        Assert.That(CreateSut().Verify(request, Time).Fault, Is.EqualTo(SignatureFault.PayloadMismatch));
    }

    [Test]
    public void No_message_holds_the_secret()
    {
        var request = Signed();
        request.Path = "/other";

        Assert.That(CreateSut().Verify(request, Time).ToString(), Does.Not.Contain(Credentials.SecretAccessKey));
    }

    private static SigV4Verifier CreateSut() => new(id => id == Credentials.AccessKeyId ? Credentials : null);

    private static SignatureFault Fault(Action<AwsRequest> change)
    {
        var request = Signed();
        change(request);
        return CreateSut().Verify(request, Time).Fault;
    }

    private static AwsRequest Signed()
    {
        var request = CreateRequest();
        SigV4Signer.Sign(request, Credentials, Context());
        return request;
    }

    private static AwsRequest CreateRequest()
    {
        var request = new AwsRequest { Method = "POST", Host = "example.amazonaws.com", Path = "/a%20b/c" };
        request.Query.Add("x", "1 2");
        request.Headers.Add("My-Header", "  some   value ");
        request.Body = RequestBody.FromBytes("body"u8.ToArray());
        return request;
    }

    private static SigningContext Context(bool sendHash = false)
        => new() { Region = "us-east-1", Service = "service", Time = Time, SendPayloadHash = sendHash };
}
