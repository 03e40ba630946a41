using AwsResources.IAM;
using AwsResources.Specs.Backends;
using AwsResources.TestKit;

namespace AwsResources.Specs.IAM;

public sealed class UserSpecs(Backend backend) : IAMSpec(backend)
{
    private IUser _ann = null!;
    private IGroup _team = null!;

    [Test]
    public async Task Users_are_listed_and_narrowed_by_their_path()
    {
        await MakeUserAsync("listed", "/division/team/");

        var all = await Aws.IAM.Users.ToListAsync();
        var few = await Aws.IAM.Users.Filter(new() { PathPrefix = "/division/" }).ToListAsync();

        Assert.That(all.Select(user => user.Name), Does.Contain(_ann.Name).And.Contain(Unique("listed")));
        Assert.That(few.Select(user => user.Path), Is.EqualTo(new[] { "/division/team/" }));
    }

    [Test]
    public async Task What_a_listing_lacks_of_a_user_is_loaded_and_nothing_else()
    {
        var ann = await Aws.IAM.Users.Where(user => user.Name == _ann.Name).FirstOrDefaultAsync();
        Wire.Clear();

        Assert.That(ann!.Arn, Does.EndWith($":user/{ann.Name}"));
        Assert.That((ann.CreateDate is not null, ann.UserId is not null), Is.EqualTo((true, true)));
        Assert.That(Wire.Calls, Is.Empty);
        Assert.That(ann.Tags["made-by"], Is.EqualTo("specs"));
        Assert.That(Wire.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_user_is_waited_for_and_asked_for()
    {
        Assert.That((await _ann.WaitUntilExistsAsync()).Name, Is.EqualTo(_ann.Name));
        Assert.That((_ann.Exists(), await Aws.IAM.User("nobody").ExistsAsync()), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task A_user_that_is_renamed_is_another()
    {
        var old = await MakeUserAsync("old");

        var renamed = await old.UpdateAsync(new() { NewUserName = Unique("new") });
        var moved = await renamed.UpdateAsync(new() { NewPath = "/moved/" });

        Assert.That((renamed.Name, moved.Name), Is.EqualTo((Unique("new"), Unique("new"))));
        Assert.That((await old.ExistsAsync(), moved.Path), Is.EqualTo((false, "/moved/")));
        await moved.DeleteAsync();
    }

    [Test]
    public async Task A_user_joins_a_group_and_leaves_it()
    {
        await _ann.AddGroupAsync(new() { GroupName = _team.Name });
        Assert.That(await _ann.Groups.ToListAsync(), Is.EqualTo(new[] { _team }));
        Assert.That(_team.Users.ToList(), Is.EqualTo(new[] { _ann }));

        await _team.RemoveUserAsync(new() { UserName = _ann.Name });
        Assert.That(await _ann.Groups.CountAsync(), Is.Zero);

        await _team.AddUserAsync(new() { UserName = _ann.Name });
        await _ann.RemoveGroupAsync(new() { GroupName = _team.Name });
        Assert.That(_team.Users.Count(), Is.Zero);
    }

    [Test]
    public async Task A_policy_in_a_user_is_written_and_read_as_JSON()
    {
        var policy = await _ann.CreatePolicyAsync(new() { PolicyName = "read", PolicyDocument = ReadOnly });

        Assert.That(policy, Is.EqualTo(_ann.Policy("read")));
        Assert.That((string?)policy.PolicyDocument?["Statement"]?[0]?["Action"], Is.EqualTo("s3:Get*"));
        Assert.That(await _ann.Policies.ToListAsync(), Is.EqualTo(new[] { policy }));
        Assert.That(policy.User, Is.EqualTo(_ann));

        await policy.PutAsync(new() { PolicyDocument = ReadOnly.Replace("Get", "List", StringComparison.Ordinal) });
        Assert.That((string?)policy.PolicyDocument?["Statement"]?[0]?["Action"], Is.EqualTo("s3:List*"));

        await policy.DeleteAsync();
        Assert.That(await policy.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task A_managed_policy_is_given_and_taken()
    {
        var policy = await MakePolicyAsync("given-to-ann");

        await _ann.AttachPolicyAsync(new() { PolicyArn = policy.Arn });
        Assert.That(await _ann.AttachedPolicies.ToListAsync(), Is.EqualTo(new[] { policy }));

        await _ann.DetachPolicyAsync(new() { PolicyArn = policy.Arn });
        Assert.That(await _ann.AttachedPolicies.CountAsync(), Is.Zero);
    }

    [Test]
    public async Task The_secret_of_a_key_is_answered_once_and_in_no_text()
    {
        var pair = await _ann.CreateAccessKeyPairAsync();

        Assert.That(pair.SecretAccessKey, Has.Length.EqualTo(40));
        Assert.That($"{pair} {pair.Data}", Does.Contain(pair.Id).And.Not.Contain(pair.SecretAccessKey));
        Assert.That((pair.UserName, pair.Status, pair.User), Is.EqualTo((_ann.Name, (StatusType?)StatusType.Active, _ann)));

        await pair.DeactivateAsync();
        Assert.That(pair.SecretAccessKey, Is.Not.Empty, "what cannot be loaded again is kept");

        var key = _ann.AccessKey(pair.Id);
        Assert.That((key.Status, key.User), Is.EqualTo(((StatusType?)StatusType.Inactive, _ann)));
        await key.ActivateAsync();
        Assert.That(await _ann.AccessKeys.Where(k => k.Status == StatusType.Active).ToListAsync(), Is.EqualTo(new[] { key }));

        await key.DeleteAsync();
        Assert.That((await key.ExistsAsync(), await _ann.AccessKeys.CountAsync()), Is.EqualTo((false, 0L)));
    }

    [Test]
    public async Task A_login_profile_is_made_changed_and_deleted()
    {
        var profile = await _ann.CreateLoginProfileAsync(new() { Password = "a password of specs 1" });

        Assert.That((profile, profile.User), Is.EqualTo((_ann.LoginProfile, _ann)));
        Assert.That(_ann.LoginProfile.CreateDate, Is.Not.Null);

        await profile.UpdateAsync(new() { Password = "a password of specs 3", PasswordResetRequired = true });
        Assert.That(profile.PasswordResetRequired, Is.True);

        await profile.DeleteAsync();
        Assert.That(await profile.ExistsAsync(), Is.False);
        Assert.That((await profile.CreateAsync(new() { Password = "a password of specs 2" })).UserName, Is.EqualTo(_ann.Name));
        await profile.DeleteAsync();
    }

    [Test]
    public async Task A_virtual_MFA_device_is_given_to_a_user()
    {
        var device = await Aws.IAM.CreateVirtualMfaDeviceAsync(new() { VirtualMFADeviceName = Unique("phone") });
        Assert.That((device.Base32StringSeed is null, device.QRCodePNG is null), Is.EqualTo((false, false)));

        var mfa = await _ann.EnableMfaAsync(new() { SerialNumber = device.SerialNumber, AuthenticationCode1 = "123456", AuthenticationCode2 = "654321" });

        Assert.That(await _ann.MfaDevices.ToListAsync(), Is.EqualTo(new[] { mfa }));
        Assert.That((mfa, mfa.User), Is.EqualTo((_ann.MfaDevice(device.SerialNumber), _ann)));
        var listed = await Aws.IAM.VirtualMfaDevices.Where(d => d.SerialNumber == device.SerialNumber).FirstOrDefaultAsync();
        Assert.That((listed!.User, listed.UserData.UserName), Is.EqualTo((_ann, _ann.Name)));

        await mfa.DisassociateAsync();
        await device.DeleteAsync();
        Assert.That((await _ann.MfaDevices.CountAsync(), await Aws.IAM.VirtualMfaDevices.CountAsync()), Is.EqualTo((0L, 0L)));
    }

    [Test]
    public void Foreach_over_users_calls_synchronously_only()
    {
        using var only = Wire.Only(CallStyle.SyncOnly);
        var names = new List<string>();

        foreach (var user in Aws.IAM.Users) names.Add(user.Name);

        Assert.That(names, Does.Contain(_ann.Name));
    }

    [Test]
    public void Who_one_is_is_read_of_the_service_without_a_name()
    {
        var me = Aws.IAM.CurrentUser;
        Assert.That(Wire.Calls, Is.Empty);

        Assert.That((me.UserName, me.User), Is.EqualTo((me.User!.Name, Aws.IAM.User(me.UserName!))));
        Assert.That(Wire.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Ones_own_keys_are_those_of_the_user_whose_key_one_has()
    {
        var key = await _ann.CreateAccessKeyPairAsync();
        await using var anns = NewSession(change: options => options with { Credentials = new AwsCredentials(key.Id, key.SecretAccessKey!) });

        Assert.That((await anns.IAM.CurrentUser.AccessKeys.ToListAsync()).Select(own => own.Id), Does.Contain(key.Id));
        await key.DeleteAsync();
    }

    protected override async Task PrepareAsync()
    {
        _ann = await MakeUserAsync("ann");
        _team = await MakeGroupAsync("team");
    }
}
