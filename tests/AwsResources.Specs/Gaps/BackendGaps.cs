using AwsResources.Specs.Backends;

namespace AwsResources.Specs.Gaps;

/// <summary>What the backends do not implement, so that specs of it are skipped there by name. <see cref="GapSpecs"/> fails once an entry is needed no more.</summary>
internal static class BackendGaps
{
    private const string NoSuchNetworks = "The emulator has networks, subnets and internet gateways, but not the rest of a network.";
    private const string NoTemplates = "The emulator has no launch templates.";
    private const string NotInMoto = "moto does not implement the operation.";

    private static readonly (string Backend, string Service, string Reason, string[] Operations)[] All =
    [
        ("Emulator", "ec2", NoSuchNetworks,
        [
            "AllocateAddress", "AssociateDhcpOptions", "AssociateRouteTable", "CreateDhcpOptions", "CreateEgressOnlyInternetGateway", "CreateNatGateway", "CreateNetworkAcl",
            "CreateNetworkInterface", "CreatePlacementGroup", "CreateRouteTable", "CreateTransitGateway", "CreateVpcEndpoint", "CreateVpcPeeringConnection", "DescribeAddresses",
            "DescribeDhcpOptions", "DescribeEgressOnlyInternetGateways", "DescribeNatGateways", "DescribeNetworkAcls", "DescribeNetworkInterfaces", "DescribePlacementGroups",
            "DescribeRouteTables", "DescribeTransitGateways", "DescribeVpcEndpoints", "DescribeVpcPeeringConnections",
        ]),
        ("Emulator", "ec2", NoTemplates, ["CreateLaunchTemplate", "CreateLaunchTemplateVersion", "DescribeLaunchTemplateVersions", "DescribeLaunchTemplates"]),
        ("Moto", "ec2", NotInMoto,
        [
            "CreatePlacementGroup", "DeleteLaunchTemplateVersions", "DescribePlacementGroups", "MonitorInstances", "ResetInstanceAttribute",
        ]),
        ("Moto", "glacier", NotInMoto,
        [
            "AbortMultipartUpload", "CompleteMultipartUpload", "DeleteVaultNotifications", "GetVaultNotifications", "InitiateMultipartUpload", "ListMultipartUploads", "ListParts",
            "SetVaultNotifications", "UploadMultipartPart",
        ]),
    ];

    // What a backend has the operations of, and yet never comes to.
    private static readonly (string Backend, string Reason, string[] Members)[] Members =
    [
        ("Moto", "moto never rolls a change of a stack back.", ["cloudformation/Stack waiter RollbackComplete"]),
        ("Moto", "The waiter goes by the error ResourceNotFoundException, in whose place moto answers VaultNotFound.", ["glacier/Vault waiter NotExists"]),
        ("Moto", "moto asks for a user's name where AWS takes the caller's own.", ["iam/CurrentUser collection MfaDevices", "iam/CurrentUser collection SigningCertificates"]),
        ("Moto", "moto takes no notice of requestPayment.", ["s3/BucketRequestPayment action Put"]),
    ];

    /// <summary>The members of resources that cannot succeed on a backend although it has their operations.</summary>
    public static IEnumerable<string> MembersOf(Backend backend) => Members.Where(gap => IsOf(gap.Backend, backend)).SelectMany(gap => gap.Members);

    /// <summary>The gaps of the backends that are here.</summary>
    public static IEnumerable<(string Service, string Operation)> Of(Backend backend) =>
        All.Where(gap => IsOf(gap.Backend, backend)).SelectMany(gap => gap.Operations.Select(operation => (gap.Service, operation)));

    /// <summary>Why a backend cannot do an operation; null where it can.</summary>
    public static string? Reason(Backend backend, string service, string operation) =>
        All.FirstOrDefault(gap => IsOf(gap.Backend, backend) && gap.Service == service && gap.Operations.Contains(operation)).Reason;

    // The emulator stands there several times, with other makers of proxies.
    private static bool IsOf(string name, Backend backend) => backend is EmulatorBackend ? name == "Emulator" : backend.Name == name;
}
