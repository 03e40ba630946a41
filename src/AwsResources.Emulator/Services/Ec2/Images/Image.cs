using AwsResources.Emulator.Services.Ec2.Resources;

namespace AwsResources.Emulator.Services.Ec2.Images;

internal sealed class Image(string id, string ownerId, string name, DateTimeOffset createdAt, TimeSpan takes)
    : Ec2Resource(ResourceKind.Image, id, ownerId)
{
    public string Name => name;

    public DateTimeOffset CreatedAt => createdAt;

    public string Description { get; set; } = "";

    public string? OwnerAlias { get; init; }

    public string Architecture { get; init; } = "x86_64";

    /// <summary>Whether the operating system is Windows, which alone has a platform.</summary>
    public bool IsWindows { get; init; }

    public string PlatformDetails { get; init; } = "Linux/UNIX";

    public string UsageOperation { get; init; } = "RunInstances";

    public string RootDeviceName { get; init; } = "/dev/xvda";

    public string VirtualizationType { get; init; } = "hvm";

    public string BootMode { get; init; } = "uefi-preferred";

    public bool EnaSupport { get; init; } = true;

    public bool RequiresImdsV2 { get; init; }

    public string? SourceInstanceId { get; init; }

    public string? SourceImageId { get; init; }

    public string? SourceImageRegion { get; init; }

    public IReadOnlyList<ImageMapping> Mappings { get; init; } = [];

    public bool IsPublic { get; set; }

    /// <summary>The accounts that may launch it beside its owner.</summary>
    public SortedSet<string> LaunchAccounts { get; } = new(StringComparer.Ordinal);

    public string State { get; private set; } = takes == TimeSpan.Zero ? "available" : "pending";

    public bool IsVisibleTo(string accountId) => IsPublic || OwnerId == accountId || LaunchAccounts.Contains(accountId);

    public void Settle(DateTimeOffset now)
    {
        if (now >= createdAt + takes) State = "available";
    }
}
