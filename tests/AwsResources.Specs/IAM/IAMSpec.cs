using AwsResources.IAM;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.IAM;

/// <summary>What specs of IAM have in common: an account's users, groups and roles, and policies to give them.</summary>
public abstract class IAMSpec(Backend backend) : Spec(backend)
{
    protected const string ReadOnly = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}""";
    protected const string ForInstances = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    protected override string Service => "iam";

    protected async Task<IUser> MakeUserAsync(string name, string path = "/")
    {
        var user = await Aws.IAM.CreateUserAsync(new() { UserName = Unique(name), Path = path, Tags = [new() { Key = "made-by", Value = "specs" }] });
        Afterwards(() => user.DeleteAsync());
        return user;
    }

    protected async Task<IGroup> MakeGroupAsync(string name)
    {
        var group = await Aws.IAM.CreateGroupAsync(new() { GroupName = Unique(name) });
        Afterwards(() => group.DeleteAsync());
        return group;
    }

    protected async Task<IRole> MakeRoleAsync(string name)
    {
        var role = await Aws.IAM.CreateRoleAsync(new() { RoleName = Unique(name), AssumeRolePolicyDocument = ForInstances, Description = "for specs" });
        Afterwards(() => role.DeleteAsync());
        return role;
    }

    protected async Task<IPolicy> MakePolicyAsync(string name)
    {
        var policy = await Aws.IAM.CreatePolicyAsync(new() { PolicyName = Unique(name), PolicyDocument = ReadOnly, Path = "/specs/" });
        Afterwards(() => policy.DeleteAsync());
        return policy;
    }
}
