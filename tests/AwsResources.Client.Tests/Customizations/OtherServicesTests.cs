using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Customizations;

public class OtherServicesTests
{
    [Test]
    public void A_damaged_answer_of_DynamoDB_is_asked_for_again()
    {
        using var wire = new FakeTransport().Answer(200, "{\"TableNames\":[]}", ("x-amz-crc32", "1")).Answer(200, "{}", ("x-amz-crc32", "2745614147"));
        TestClients.Client("dynamodb", wire).Call("ListTables");

        Assert.That(wire.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public void An_answer_of_DynamoDB_that_stays_damaged_says_so()
    {
        using var wire = new FakeTransport().Otherwise(_ => new FakeAnswer(200, "{}", ("x-amz-crc32", "1")));

        Assert.That(() => TestClients.Client("dynamodb", wire).Call("ListTables"), Throws.TypeOf<AwsTransportException>().With.Message.EqualTo(
            "DynamoDB ListTables: The answer was damaged: its CRC32 is 2745614147, and its header says 1. [4 attempts]"));
    }

    [Test]
    public void Glacier_takes_a_dash_for_the_callers_account()
    {
        using var wire = new FakeTransport().Answer(201);
        TestClients.Client("glacier", wire).Call("CreateVault", new() { ["vaultName"] = "v" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.Uri, Is.EqualTo("https://glacier.us-west-2.amazonaws.com/-/vaults/v"));
            Assert.That(wire.Request.Header("x-amz-glacier-version"), Is.EqualTo("2012-06-01"));
        }
    }

    [Test]
    public void Route_53_takes_the_ids_that_it_answers()
    {
        using var wire = new FakeTransport().Answer(200, "<GetHostedZoneResponse/>");
        TestClients.Client("route53", wire).Call("GetHostedZone", new() { ["Id"] = "/hostedzone/Z1D633PJN98FT9" });

        Assert.That(wire.Request.Uri, Is.EqualTo("https://route53.amazonaws.com/2013-04-01/hostedzone/Z1D633PJN98FT9"));
    }
}
