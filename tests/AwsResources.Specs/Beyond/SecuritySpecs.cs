using AwsResources.KMS;
using AwsResources.Specs.Backends;
using AwsResources.SSM;

namespace AwsResources.Specs.Beyond;

/// <summary>Who one is, keys, secrets and parameters: services that boto3 has no resources of.</summary>
public sealed class SecuritySpecs(Backend backend) : Spec(backend)
{
    protected override string Service => "kms";

    [Test]
    public void Who_one_is_is_a_property()
    {
        var me = Aws.STS.CallerIdentity;

        Assert.That((me.Account, me.Arn, me.UserId is null), Is.EqualTo((me.Account, me.Arn, false)));
        Assert.That(me.Arn, Does.Contain($":{me.Account}:"));
        Assert.That(Wire.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Credentials_for_a_while_are_given()
    {
        var credentials = (await Aws.STS.GetSessionTokenAsync(new() { DurationSeconds = 900 })).Credentials!;

        Assert.That((credentials.SessionToken?.Length > 0, credentials.Expiration > DateTimeOffset.UtcNow), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task A_name_is_given_to_another_key()
    {
        var keys = new[] { await Aws.KMS.CreateKeyAsync(), await Aws.KMS.CreateKeyAsync() };
        foreach (var key in keys) Afterwards(() => key.ScheduleDeletionAsync(new() { PendingWindowInDays = 7 }));
        var alias = await keys[0].CreateAliasAsync(new() { AliasName = "alias/" + Unique("moved") });

        await alias.UpdateAsync(new() { TargetKeyId = keys[1].Id });
        Assert.That((await keys[0].Aliases.CountAsync(), await keys[1].Aliases.ToListAsync()), Is.EqualTo((0L, new List<IAlias> { alias })));

        await alias.DeleteAsync();
        Assert.That(await keys[1].Aliases.CountAsync(), Is.Zero);
    }

    [Test]
    public async Task A_key_encrypts_and_is_found_by_its_alias()
    {
        var key = await Aws.KMS.CreateKeyAsync(new() { Description = "of specs" });
        Afterwards(() => key.ScheduleDeletionAsync(new() { PendingWindowInDays = 7 }));
        var alias = await key.CreateAliasAsync(new() { AliasName = "alias/" + Unique("specs") });
        Afterwards(() => alias.DeleteAsync());

        var secret = await key.EncryptAsync(new() { Plaintext = "hello"u8.ToArray() });
        var plain = await key.DecryptAsync(new() { CiphertextBlob = secret.CiphertextBlob!.Value });

        Assert.That(plain.Plaintext!.Value.ToArray(), Is.EqualTo("hello"u8.ToArray()));
        Assert.That((key.Description, key.Enabled, key.KeyState), Is.EqualTo(("of specs", (bool?)true, (KeyState?)KeyState.Enabled)));
        Assert.That(await key.Aliases.ToListAsync(), Is.EqualTo(new[] { alias }));
        Assert.That((await Aws.KMS.Aliases.Where(a => a.Name == alias.Name).FirstOrDefaultAsync())!.Key, Is.EqualTo(key));
        Assert.That(alias.Key!.Arn, Is.EqualTo(key.Arn), "by the name, as the id is not at hand");

        await key.DisableAsync();
        Assert.That((key.Enabled, await Aws.KMS.Keys.Where(k => k.Id == key.Id).CountAsync()), Is.EqualTo(((bool?)false, 1L)));
        Assert.That(await Aws.KMS.Key("12345678-1234-1234-1234-123456789012").ExistsAsync(), Is.False);
    }

    [Test]
    public async Task A_secret_is_kept_changed_and_read()
    {
        var secret = await Aws.SecretsManager.CreateSecretAsync(new() { Name = Unique("db-password"), SecretString = "first", Tags = [new() { Key = "env", Value = "dev" }] });
        Afterwards(() => secret.DeleteAsync(new() { ForceDeleteWithoutRecovery = true }));

        await secret.PutValueAsync(new() { SecretString = "second" });

        Assert.That(((await secret.GetValueAsync()).SecretString, secret.Name, secret.Tags["env"]), Is.EqualTo(("second", Unique("db-password"), "dev")));
        var listed = (await Aws.SecretsManager.Secrets.Where(s => s.Name == secret.Name).FirstOrDefaultAsync())!;
        Wire.Clear();
        Assert.That((listed, listed.ARN), Is.EqualTo((secret, secret.ARN)));
        Assert.That(listed.VersionIdsToStages.Values.SelectMany(stages => stages), Does.Contain("AWSCURRENT"));
        Assert.That(Wire.Calls, Is.Empty);
        Assert.That(await Aws.SecretsManager.Secret("nobody-made-this").ExistsAsync(), Is.False);
    }

    [Test]
    public async Task Parameters_are_written_read_and_deleted_together()
    {
        var parameter = await Aws.SSM.PutParameterAsync(new() { Name = "/specs/one", Value = "1", Type = ParameterType.SecureString, Description = "a number" });
        await Aws.SSM.Parameter("/specs/two").PutAsync(new() { Value = "2", Type = ParameterType.String });

        Assert.That((parameter.Value, parameter.Version, parameter.Description, parameter.Tier), Is.EqualTo(("1", (long?)1, "a number", parameter.Tier)));
        Assert.That(Wire.Calls, Has.Count.EqualTo(4), "two writes, the value, and what only listings say");
        var ours = Aws.SSM.Parameters.Filter(new() { ParameterFilters = [new() { Key = "Name", Option = "BeginsWith", Values = ["/specs/"] }] });
        Assert.That((await ours.ToListAsync()).Select(p => p.Name), Is.EquivalentTo(new[] { "/specs/one", "/specs/two" }));

        Assert.That((await ours.DeleteAsync()).Calls, Is.EqualTo(1));
        Assert.That((await ours.CountAsync(), await parameter.ExistsAsync()), Is.EqualTo((0L, false)));
    }
}
