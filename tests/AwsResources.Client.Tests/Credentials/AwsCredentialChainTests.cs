using AwsResources.Client.Session;

namespace AwsResources.Client.Tests.Credentials;

public class AwsCredentialChainTests
{
    private static readonly IAwsCredentialProvider Vault = new Own(() => new AwsCredentials("VAULTEXAMPLE", "secret-of-a-test"));

    [Test]
    public void The_default_order_is_that_of_the_command_line()
        => Assert.That(AwsCredentialChain.Default.Names, Is.EqualTo(new[]
        {
            "env", "assume-role", "assume-role-with-web-identity", "sso", "shared-credentials-file", "login", "custom-process", "config-file", "container-role", "iam-role",
        }));

    [Test]
    public void A_change_answers_a_new_chain()
    {
        var sut = AwsCredentialChain.Empty.Append("b", Vault).InsertBefore("b", "a", Vault).InsertAfter("b", "c", Vault);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sut.ToString(), Is.EqualTo("AwsCredentialChain(a -> b -> c)"));
            Assert.That(sut.Remove("b").Names, Is.EqualTo(new[] { "a", "c" }));
            Assert.That(sut.Names, Is.EqualTo(new[] { "a", "b", "c" }));
            Assert.That(AwsCredentialChain.Empty.Names, Is.Empty);
        }
    }

    [Test]
    public void A_place_that_is_not_there_names_the_choices()
        => Assert.That(
            () => AwsCredentialChain.Empty.Append("vault", Vault).InsertAfter("envv", "x", Vault),
            Throws.ArgumentException.With.Message.StartsWith("The chain has no provider 'envv'. It has: vault."));

    [Test]
    public void A_name_stands_for_one_provider()
    {
        Assert.That(() => AwsCredentialChain.Default.Append("vault", Vault).Append("vault", Vault), Throws.ArgumentException.With.Message.StartsWith("The chain has a provider 'vault' already"));
        Assert.That(() => AwsCredentialChain.Empty.Append("sso", Vault), Throws.ArgumentException.With.Message.StartsWith("'sso' is the name of one of the library's own providers"));
    }

    [Test]
    public async Task A_provider_before_the_environment_wins_and_one_behind_it_does_not([Values] bool async)
    {
        Assert.That(await Key(AwsCredentialChain.Default.InsertBefore(AwsCredentialProviders.Environment, "vault", Vault), async), Is.EqualTo("VAULTEXAMPLE"));
        Assert.That(await Key(AwsCredentialChain.Default.InsertAfter(AwsCredentialProviders.Environment, "vault", Vault), async), Is.EqualTo("AKIDEXAMPLE"));
        Assert.That(await Key(AwsCredentialChain.Default.Remove(AwsCredentialProviders.Environment).Append("vault", Vault), async), Is.EqualTo("VAULTEXAMPLE"));
    }

    [Test]
    public async Task A_provider_is_asked_once_and_again_before_the_end()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var asked = 0;
        var own = new Own(() => new AwsCredentials("AKIDEXAMPLE", "secret-of-a-test") { Expiration = (++asked, time.GetUtcNow().AddHours(1)).Item2 });
        using var session = Session(AwsCredentialChain.Empty.Append("own", own), time);
        _ = await session.Credentials.GetCredentialsAsync();
        _ = await session.Credentials.GetCredentialsAsync();
        Assert.That(asked, Is.EqualTo(1));

        time.Advance(TimeSpan.FromMinutes(60));
        _ = await session.Credentials.GetCredentialsAsync();
        Assert.That(asked, Is.EqualTo(2));
    }

    [Test]
    public void A_provider_that_throws_is_named()
    {
        using var session = Session(AwsCredentialChain.Empty.Append("vault", new Own(() => throw new IOException("the vault is shut"))));

        Assert.That(() => session.Credentials.GetCredentials(), Throws.TypeOf<AwsCredentialsException>()
            .With.Message.EqualTo("The credential provider 'vault' (Own) failed: the vault is shut").And.InnerException.TypeOf<IOException>());
    }

    [Test]
    public void An_empty_chain_says_so_by_name_and_as_a_list()
    {
        using var none = Session(AwsCredentialChain.Empty);
        using var one = Session(AwsCredentialChain.Empty.Append("vault", new Own(() => null)));
        var error = Assert.Throws<AwsCredentialsException>(() => one.Credentials.GetCredentials());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => none.Credentials.GetCredentials(), Throws.TypeOf<AwsCredentialsException>().With.Message.Contains("nothing, for the chain has no providers."));
            Assert.That(error!.Message, Does.StartWith("No credentials were found. Tried, in this order:\n  vault: has no credentials\n"));
            Assert.That(error.Findings.Select(finding => (finding.Provider, finding.Outcome)), Is.EqualTo(new[] { ("vault", AwsCredentialOutcome.NotConfigured) }));
        }
    }

    private static async Task<string> Key(AwsCredentialChain chain, bool async)
    {
        using var session = Session(chain);
        return (await session.Credentials.GetCredentialsAsync(async, default))!.AccessKeyId;
    }

    private static SessionRuntime Session(AwsCredentialChain chain, TimeProvider? time = null) => new(new AwsSessionOptions
    {
        CredentialChain = chain,
        TimeProvider = time,
        Environment = new AwsEnvironment(new Dictionary<string, string> { ["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE", ["AWS_SECRET_ACCESS_KEY"] = "secret-of-a-test" }),
    });

    private sealed class Own(Func<AwsCredentials?> find) : IAwsCredentialProvider
    {
        public AwsCredentials? GetCredentials(CancellationToken cancellationToken = default) => find();
    }
}
