using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Customizations.RDS;

/// <summary>Login tokens. The expected ones are botocore's for the same inputs and the same time; it has their parameters in another order.</summary>
public class AwsAuthTokensTests
{
    private const string Host = "orders.example.us-west-2.rds.amazonaws.com";

    [TestCase(5432, "jane doe", null, null, "Action=connect&DBUser=jane%20doe&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20260102%2Fus-west-2%2Frds-db%2Faws4_request"
        + "&X-Amz-Date=20260102T030405Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=a9054e65fef8cd85dfa46576a045c050543fc4d1e49f4db7b3c28ec46309ee3d")]
    [TestCase(443, "jane", null, null, "Action=connect&DBUser=jane&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20260102%2Fus-west-2%2Frds-db%2Faws4_request"
        + "&X-Amz-Date=20260102T030405Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=844f225982dd0f35822296dec8a3c0b6874b9b4cac2802ef1ee9878b513f1123")]
    [TestCase(5432, "jane", "eu-west-1", "token", "Action=connect&DBUser=jane&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20260102%2Feu-west-1%2Frds-db%2Faws4_request"
        + "&X-Amz-Date=20260102T030405Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Security-Token=token&X-Amz-Signature=9c64e12e8ee65dbb1c40cf40a9ab64ee01ce3cf517d53011903d28cace740f88")]
    public async Task A_token_for_RDS_is_the_one_that_boto3_makes(int port, string user, string? region, string? sessionToken, string query)
    {
        using var wire = new FakeTransport();
        var options = TestClients.Options with { Credentials = new("AKIDEXAMPLE", TestClients.Credentials.SecretAccessKey, sessionToken) };
        var rds = TestClients.Client("rds", wire, options);

        using (Assert.EnterMultipleScope())
        {
            Verify(rds.RdsAuthToken(Host, port, user, region), $"{Host}:{port}/", query);
            Verify(await rds.RdsAuthTokenAsync(Host, port, user, region), $"{Host}:{port}/", query);
        }
    }

    [TestCase(false, 900, "Action=DbConnect&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20260102%2Fus-west-2%2Fdsql%2Faws4_request&X-Amz-Date=20260102T030405Z"
        + "&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=7814089e0ff52ceb66533855fe667d4de6f2b3ace6a130cecdab173ec44b6e53")]
    [TestCase(true, 60, "Action=DbConnectAdmin&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20260102%2Fus-west-2%2Fdsql%2Faws4_request&X-Amz-Date=20260102T030405Z"
        + "&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=cf889a9b62a0295b2bdb55096b34cd66f741c5023085323ab7b33c17e09b68b6")]
    public async Task A_token_for_DSQL_is_the_one_that_boto3_makes(bool asAdmin, int seconds, string query)
    {
        using var wire = new FakeTransport();
        var dsql = TestClients.Client("dsql", wire);

        using (Assert.EnterMultipleScope())
        {
            Verify(dsql.DsqlAuthToken("peers.dsql.us-west-2.on.aws", asAdmin, TimeSpan.FromSeconds(seconds)), "peers.dsql.us-west-2.on.aws/", query);
            Verify(await dsql.DsqlAuthTokenAsync("peers.dsql.us-west-2.on.aws", asAdmin, TimeSpan.FromSeconds(seconds)), "peers.dsql.us-west-2.on.aws/", query);
        }
    }

    [Test]
    public void A_token_is_made_by_the_client_of_its_service()
    {
        using var wire = new FakeTransport();

        Assert.That(() => TestClients.Client("s3", wire).RdsAuthToken(Host, 5432, "jane"),
            Throws.ArgumentException.With.Message.StartsWith("This token is made by the client of RDS, and this one is of S3."));
    }

    [Test]
    public void A_token_needs_credentials()
    {
        using var wire = new FakeTransport();
        var rds = TestClients.Client("rds", wire, TestClients.Options with { Credentials = AwsCredentials.Anonymous });

        Assert.That(() => rds.RdsAuthToken(Host, 5432, "jane"), Throws.TypeOf<AwsCredentialsException>().With.Message.EqualTo(
            "A login token of RDS is signed, and there are no credentials to sign it with."));
    }

    private static void Verify(string token, string address, string query)
    {
        var parts = token.Split('?');
        Assert.That(parts[0], Is.EqualTo(address));
        Assert.That(parts[1].Split('&'), Is.EquivalentTo(query.Split('&')));
    }
}
