using AwsResources.IAM;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.IAM;

public sealed class RoleAndPolicySpecs(Backend backend) : IAMSpec(backend)
{
    private IPolicy _policy = null!;
    private IRole _role = null!;

    [Test]
    public async Task A_role_says_who_may_take_it_on()
    {
        Assert.That((string?)_role.AssumeRolePolicyDocument?["Statement"]?[0]?["Principal"]?["Service"], Is.EqualTo("ec2.amazonaws.com"));

        await _role.AssumeRolePolicy.UpdateAsync(new() { PolicyDocument = ForInstances.Replace("ec2", "lambda", StringComparison.Ordinal) });

        var role = (await Aws.IAM.Roles.Where(role => role.Name == _role.Name).FirstOrDefaultAsync())!;
        Assert.That((string?)role.AssumeRolePolicyDocument?["Statement"]?[0]?["Principal"]?["Service"], Is.EqualTo("lambda.amazonaws.com"));
        Assert.That((string?)_role.AssumeRolePolicy.AssumeRolePolicyDocument?["Statement"]?[0]?["Principal"]?["Service"], Is.EqualTo("lambda.amazonaws.com"));
        Assert.That(_role.AssumeRolePolicy.Role, Is.EqualTo(_role));
    }

    [Test]
    public async Task A_role_is_waited_for_changed_and_tagged()
    {
        await _role.WaitUntilExistsAsync();
        await _role.UpdateAsync(new() { Description = "changed", MaxSessionDuration = 7200 });
        await _role.TagAsync(new() { Tags = [new() { Key = "env", Value = "dev" }] });

        Assert.That((_role.Description, _role.MaxSessionDuration, _role.Tags["env"]), Is.EqualTo(("changed", (int?)7200, "dev")));

        await _role.UntagAsync(new() { TagKeys = ["env"] });
        Assert.That(_role.Tags["env"], Is.Null);
    }

    [Test]
    public async Task A_policy_in_a_role_is_written_and_deleted()
    {
        var policy = _role.Policy("inline");
        await policy.PutAsync(new() { PolicyDocument = ReadOnly });

        Assert.That(await _role.Policies.ToListAsync(), Is.EqualTo(new[] { policy }));
        Assert.That(((string?)policy.PolicyDocument?["Version"], policy.Role), Is.EqualTo(("2012-10-17", _role)));

        await policy.DeleteAsync();
        Assert.That(await _role.Policies.CountAsync(), Is.Zero);
    }

    [Test]
    public async Task An_instance_profile_carries_a_role()
    {
        var profile = await Aws.IAM.CreateInstanceProfileAsync(new() { InstanceProfileName = Unique("profile") });
        Assert.That(profile.Role, Is.Null);

        await profile.AddRoleAsync(new() { RoleName = _role.Name });

        Assert.That((await profile.WaitUntilExistsAsync()).Role, Is.EqualTo(_role));
        Assert.That(profile.Roles.Single().Arn, Is.EqualTo(_role.Arn));
        Assert.That(await _role.InstanceProfiles.ToListAsync(), Is.EqualTo(new[] { profile }));
        Assert.That(await Aws.IAM.InstanceProfiles.ToListAsync(), Does.Contain(profile));

        await profile.RemoveRoleAsync(new() { RoleName = _role.Name });
        await profile.DeleteAsync();
        Assert.That(await profile.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task A_managed_policy_knows_whom_it_is_given_to()
    {
        var (user, group) = (await MakeUserAsync("holder"), await MakeGroupAsync("holders"));
        await _policy.AttachUserAsync(new() { UserName = user.Name });
        await _policy.AttachGroupAsync(new() { GroupName = group.Name });
        await _policy.AttachRoleAsync(new() { RoleName = _role.Name });

        Assert.That(await _policy.AttachedUsers.ToListAsync(), Is.EqualTo(new[] { user }));
        Assert.That(await _policy.AttachedGroups.ToListAsync(), Is.EqualTo(new[] { group }));
        Assert.That(await _policy.AttachedRoles.ToListAsync(), Is.EqualTo(new[] { _role }));
        Assert.That((await _role.AttachedPolicies.ToListAsync(), await group.AttachedPolicies.ToListAsync()), Is.EqualTo((new List<IPolicy> { _policy }, new List<IPolicy> { _policy })));
        Assert.That(_policy.AttachmentCount, Is.EqualTo(3));

        await _policy.DetachUserAsync(new() { UserName = user.Name });
        await _policy.DetachGroupAsync(new() { GroupName = group.Name });
        await _policy.DetachRoleAsync(new() { RoleName = _role.Name });
        Assert.That(_policy.AttachmentCount, Is.Zero);

        await _role.AttachPolicyAsync(new() { PolicyArn = _policy.Arn });
        await group.AttachPolicyAsync(new() { PolicyArn = _policy.Arn });
        await _role.DetachPolicyAsync(new() { PolicyArn = _policy.Arn });
        await group.DetachPolicyAsync(new() { PolicyArn = _policy.Arn });
    }

    [Test]
    public async Task A_policy_has_versions_of_which_one_is_in_force()
    {
        await _policy.WaitUntilExistsAsync();
        var second = await _policy.CreateVersionAsync(new() { PolicyDocument = ReadOnly.Replace("Get", "List", StringComparison.Ordinal) });

        Assert.That((second.VersionId, _policy.DefaultVersion!.VersionId), Is.EqualTo(("v2", "v1")));
        Assert.That(((string?)second.Document?["Statement"]?[0]?["Action"], second.Policy), Is.EqualTo(("s3:List*", _policy)));
        Assert.That((await _policy.Versions.ToListAsync()).Select(version => version.VersionId), Is.EquivalentTo(new[] { "v1", "v2" }));

        await second.SetAsDefaultAsync();
        _policy.Reload();
        Assert.That((_policy.DefaultVersion!.VersionId, _policy.Version("v1").IsDefaultVersion), Is.EqualTo(("v2", (bool?)false)));

        await _policy.Version("v1").DeleteAsync();
        Assert.That(await _policy.Versions.CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Policies_of_the_account_are_listed_apart_from_those_of_AWS()
    {
        var own = await Aws.IAM.Policies.Filter(new() { Scope = PolicyScopeType.Local }).ToListAsync();
        var others = await Aws.IAM.Policies.Filter(new() { Scope = PolicyScopeType.Aws }).Take(10).ToListAsync();

        Assert.That(own, Does.Contain(_policy));
        Assert.That(own.Single(policy => policy.Equals(_policy)).Path, Is.EqualTo("/specs/"));
        Assert.That(others.Select(policy => policy.Arn), Is.All.StartsWith("arn:aws:iam::aws:"));
    }

    [Test]
    public async Task A_group_has_policies_and_can_be_renamed()
    {
        var group = await MakeGroupAsync("renamed");
        var policy = await group.CreatePolicyAsync(new() { PolicyName = "inline", PolicyDocument = ReadOnly });

        Assert.That((await group.Policies.ToListAsync(), policy.Group), Is.EqualTo((new List<IGroupPolicy> { group.Policy("inline") }, group)));
        Assert.That((string?)policy.PolicyDocument?["Version"], Is.EqualTo("2012-10-17"));
        await policy.PutAsync(new() { PolicyDocument = ReadOnly });
        await policy.DeleteAsync();

        var renamed = await group.UpdateAsync(new() { NewGroupName = Unique("renamed-again") });
        Assert.That((await Aws.IAM.Groups.ToListAsync(), renamed.Arn), Is.EqualTo((new List<IGroup> { renamed }, renamed.Reload().Arn)));
        await renamed.DeleteAsync();
        Assert.That((await renamed.CreateAsync()).Name, Is.EqualTo(renamed.Name));
    }

    protected override async Task PrepareAsync()
    {
        _policy = await MakePolicyAsync("shared");
        _role = await MakeRoleAsync("worker");
    }
}
