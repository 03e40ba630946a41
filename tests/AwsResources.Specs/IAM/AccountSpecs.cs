using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AwsResources.IAM;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.IAM;

public sealed class AccountSpecs(Backend backend) : IAMSpec(backend)
{
    private static readonly string Certificate = SelfSigned();

    [Test]
    public async Task The_password_policy_of_the_account_is_set_and_deleted()
    {
        var policy = await Aws.IAM.CreateAccountPasswordPolicyAsync(new() { MinimumPasswordLength = 12, RequireNumbers = true, MaxPasswordAge = 90 });

        Assert.That((policy, policy.ToString()), Is.EqualTo((Aws.IAM.AccountPasswordPolicy, "iam.AccountPasswordPolicy()")));
        Assert.That((policy.MinimumPasswordLength, policy.RequireNumbers, policy.ExpirePasswords, policy.RequireSymbols), Is.EqualTo(((int?)12, (bool?)true, (bool?)true, (bool?)false)));

        await policy.UpdateAsync(new() { MinimumPasswordLength = 14 });
        Assert.That((policy.MinimumPasswordLength, policy.RequireNumbers), Is.EqualTo(((int?)14, (bool?)false)));

        await policy.DeleteAsync();
        Assert.That(await policy.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task The_account_is_summed_up()
    {
        await MakeUserAsync("counted");

        Assert.That(Aws.IAM.AccountSummary.SummaryMap["Users"], Is.GreaterThanOrEqualTo(1));
        await Aws.IAM.CreateAccountAliasAsync(new() { AccountAlias = Unique("specs") });
        Assert.That((await Aws.IAM.Client.CallAsync("ListAccountAliases")).Read("AccountAliases", AwsReaders.List(AwsReaders.StringElement)), Is.EqualTo(new[] { Unique("specs") }));
    }

    [Test]
    public async Task A_server_certificate_is_told_whole_and_in_parts()
    {
        var made = await Aws.IAM.CreateServerCertificateAsync(new() { ServerCertificateName = Unique("www"), CertificateBody = Certificate, PrivateKey = "a key of specs", Path = "/cloudfront/" });

        Assert.That((made.CertificateBody, made.ServerCertificateMetadata.Arn), Is.EqualTo((Certificate, made.Arn)));
        var listed = await Aws.IAM.ServerCertificates.FirstOrDefaultAsync();
        Wire.Clear();
        Assert.That((listed, listed!.Path, listed.Arn), Is.EqualTo((made, "/cloudfront/", made.Arn)));
        Assert.That(Wire.Calls, Is.Empty);

        await made.DeleteAsync();
        Assert.That(await made.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task A_signing_certificate_is_found_among_those_of_its_user()
    {
        var user = await MakeUserAsync("signer");
        var made = await Aws.IAM.CreateSigningCertificateAsync(new() { UserName = user.Name, CertificateBody = Certificate });
        var certificate = user.SigningCertificate(made.Id);

        Assert.That((made, made.CertificateBody, made.User), Is.EqualTo((certificate, certificate.CertificateBody, user)));
        await certificate.DeactivateAsync();
        Assert.That((certificate.Status, await user.SigningCertificates.CountAsync()), Is.EqualTo(((StatusType?)StatusType.Inactive, 1L)));
        await certificate.ActivateAsync();
        await certificate.DeleteAsync();
        Assert.That(await certificate.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task A_SAML_provider_is_made_changed_and_deleted()
    {
        var document = new string('x', 1200);
        var provider = await Aws.IAM.CreateSamlProviderAsync(new() { Name = Unique("directory"), SAMLMetadataDocument = document });

        Assert.That((provider.SAMLMetadataDocument, await Aws.IAM.SamlProviders.ToListAsync()), Is.EqualTo((document, new List<ISamlProvider> { provider })));
        await provider.UpdateAsync(new() { SAMLMetadataDocument = document + "y" });
        Assert.That(provider.SAMLMetadataDocument, Has.Length.EqualTo(1201));
        await provider.DeleteAsync();
        Assert.That(await Aws.IAM.SamlProviders.CountAsync(), Is.Zero);
    }

    private static string SelfSigned()
    {
        using var key = ECDsa.Create();
        var request = new CertificateRequest("CN=specs", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return certificate.ExportCertificatePem();
    }
}
