// A few images that everybody may launch, so that code which looks for one finds it. Names and owners are as the vendors
// publish them; ids are the emulator's own, one a region, and stay the same from run to run.

using System.IO.Hashing;
using System.Text;
using AwsResources.Emulator.Services.Ec2.Volumes;

namespace AwsResources.Emulator.Services.Ec2.Images;

internal static class PublicImages
{
    private const string Amazon = "137112412989";
    private const string AmazonWindows = "801119661308";
    private const string Canonical = "099720109477";
    private const string Debian = "136693071363";

    private sealed record Published(string Name, string Description, string Owner, string? Alias, DateTimeOffset CreatedAt)
    {
        public string Architecture { get; init; } = "x86_64";

        public string RootDevice { get; init; } = "/dev/xvda";

        public int SizeGiB { get; init; } = 8;

        public string VolumeType { get; init; } = "gp3";

        public bool IsWindows { get; init; }

        public bool RequiresImdsV2 { get; init; }
    }

    private static readonly Published[] All =
    [
        new("al2023-ami-2023.9.20251110.1-kernel-6.1-x86_64", "Amazon Linux 2023 AMI 2023.9.20251110.1 x86_64 HVM kernel-6.1", Amazon, "amazon", On(2025, 11, 7))
            { RequiresImdsV2 = true },
        new("al2023-ami-2023.9.20251110.1-kernel-6.1-arm64", "Amazon Linux 2023 AMI 2023.9.20251110.1 arm64 HVM kernel-6.1", Amazon, "amazon", On(2025, 11, 7))
            { RequiresImdsV2 = true, Architecture = "arm64" },
        new("amzn2-ami-hvm-2.0.20251105.0-x86_64-gp2", "Amazon Linux 2 AMI 2.0.20251105.0 x86_64 HVM gp2", Amazon, "amazon", On(2025, 11, 5))
            { VolumeType = "gp2" },
        new("Windows_Server-2022-English-Full-Base-2025.11.12", "Microsoft Windows Server 2022 Full Locale English AMI provided by Amazon", AmazonWindows, "amazon", On(2025, 11, 12))
            { RootDevice = "/dev/sda1", SizeGiB = 30, IsWindows = true },
        new("ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20251022", "Canonical, Ubuntu, 24.04, amd64 noble image", Canonical, "amazon", On(2025, 10, 22))
            { RootDevice = "/dev/sda1" },
        new("ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-server-20251022", "Canonical, Ubuntu, 24.04, arm64 noble image", Canonical, "amazon", On(2025, 10, 22))
            { RootDevice = "/dev/sda1", Architecture = "arm64" },
        new("debian-12-amd64-20251112-2294", "Debian 12 (20251112-2294)", Debian, null, On(2025, 11, 12)),
    ];

    public static void AddTo(Ec2State state)
    {
        foreach (var published in All) Add(state, published);
    }

    private static void Add(Ec2State state, Published published)
    {
        var snapshot = state.Snapshots.Add(new Snapshot(
            Id("snap", state.Region, published.Name), published.Owner, "vol-ffffffff", published.SizeGiB, published.CreatedAt, TimeSpan.Zero)
        {
            OwnerAlias = published.Alias,
            IsPublic = true,
        });
        var spec = new VolumeSpec(published.VolumeType, published.SizeGiB) { SnapshotId = snapshot.Id }.Checked();
        _ = state.Images.Add(new Image(Id("ami", state.Region, published.Name), published.Owner, published.Name, published.CreatedAt, TimeSpan.Zero)
        {
            Description = published.Description,
            OwnerAlias = published.Alias,
            Architecture = published.Architecture,
            IsWindows = published.IsWindows,
            PlatformDetails = published.IsWindows ? "Windows" : "Linux/UNIX",
            UsageOperation = published.IsWindows ? "RunInstances:0002" : "RunInstances",
            RootDeviceName = published.RootDevice,
            BootMode = published.Architecture == "arm64" ? "uefi" : "uefi-preferred",
            RequiresImdsV2 = published.RequiresImdsV2,
            IsPublic = true,
            Mappings = [new ImageMapping(published.RootDevice, spec, DeleteOnTermination: true)],
        });
    }

    private static string Id(string prefix, string region, string name) =>
        $"{prefix}-0{XxHash64.HashToUInt64(Encoding.UTF8.GetBytes($"{prefix}/{region}/{name}")):x16}";

    private static DateTimeOffset On(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}
