using System.Security.Cryptography;
using System.Text;

namespace AwsResources.Emulator.Services.S3.Configuration;

/// <summary>Access control lists: kept and answered. The emulator knows one caller, the owner, so they decide nothing.</summary>
internal static class Grants
{
    private const string Everyone = "http://acs.amazonaws.com/groups/global/AllUsers";
    private const string Authenticated = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";
    private const string LogDelivery = "http://acs.amazonaws.com/groups/s3/LogDelivery";

    /// <summary>The owner of everything: the account, by the canonical id that S3 knows it by.</summary>
    public static AwsStructure Owner(string accountId) => new()
    {
        ["ID"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(accountId))),
    };

    /// <summary>The grants of the canned list that the input names; of a private one where it names none.</summary>
    public static IReadOnlyList<AwsStructure> Canned(EmulatorCall call)
    {
        var owner = Grant(User(Owner(call.AccountId)), "FULL_CONTROL");
        return call.Input.Text("ACL") switch
        {
            null or "private" or "bucket-owner-read" or "bucket-owner-full-control" => [owner],
            "public-read" => [owner, Grant(Group(Everyone), "READ")],
            "public-read-write" => [owner, Grant(Group(Everyone), "READ"), Grant(Group(Everyone), "WRITE")],
            "authenticated-read" => [owner, Grant(Group(Authenticated), "READ")],
            "log-delivery-write" => [owner, Grant(Group(LogDelivery), "WRITE"), Grant(Group(LogDelivery), "READ_ACP")],
            var other => throw S3Errors.InvalidArgument("", "x-amz-acl", other),
        };
    }

    /// <summary>The grants of a request that sets a list: canned, or written out in the body.</summary>
    public static IReadOnlyList<AwsStructure> From(EmulatorCall call)
    {
        if (call.Body.IsEmpty || call.Input.Part("AccessControlPolicy") is not { } policy) return Canned(call);
        return [.. policy.Parts("Grants").Select(Detached.Copy)];
    }

    private static AwsStructure Grant(AwsStructure grantee, string permission) => new() { ["Grantee"] = grantee, ["Permission"] = permission };

    private static AwsStructure Group(string uri) => new() { ["Type"] = "Group", ["URI"] = uri };

    private static AwsStructure User(AwsStructure owner) => new() { ["Type"] = "CanonicalUser", ["ID"] = owner["ID"] };
}
