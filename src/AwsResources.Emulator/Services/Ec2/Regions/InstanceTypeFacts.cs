namespace AwsResources.Emulator.Services.Ec2.Regions;

/// <summary>What is known of a type of instance. Types that are not in this small list can be launched, but not described.</summary>
internal sealed record InstanceTypeFacts(string Name, int Cpus, int Cores, int MemoryMiB, string Architecture, string Network, double ClockGhz)
{
    public static readonly IReadOnlyList<InstanceTypeFacts> All =
    [
        new("t2.micro", 1, 1, 1024, "x86_64", "Low to Moderate", 2.5) { IsFree = true, Hypervisor = "xen" },
        new("t2.small", 1, 1, 2048, "x86_64", "Low to Moderate", 2.5) { Hypervisor = "xen" },
        new("t3.nano", 2, 1, 512, "x86_64", "Up to 5 Gigabit", 2.5),
        new("t3.micro", 2, 1, 1024, "x86_64", "Up to 5 Gigabit", 2.5) { IsFree = true },
        new("t3.small", 2, 1, 2048, "x86_64", "Up to 5 Gigabit", 2.5) { IsFree = true },
        new("t3.medium", 2, 1, 4096, "x86_64", "Up to 5 Gigabit", 2.5),
        new("t3.large", 2, 1, 8192, "x86_64", "Up to 5 Gigabit", 2.5),
        new("t4g.micro", 2, 2, 1024, "arm64", "Up to 5 Gigabit", 2.5) { IsFree = true },
        new("t4g.small", 2, 2, 2048, "arm64", "Up to 5 Gigabit", 2.5) { IsFree = true },
        new("m5.large", 2, 1, 8192, "x86_64", "Up to 10 Gigabit", 3.1),
        new("m5.xlarge", 4, 2, 16384, "x86_64", "Up to 10 Gigabit", 3.1),
        new("m6g.large", 2, 2, 8192, "arm64", "Up to 10 Gigabit", 2.5),
        new("c5.large", 2, 1, 4096, "x86_64", "Up to 10 Gigabit", 3.4),
        new("r5.large", 2, 1, 16384, "x86_64", "Up to 10 Gigabit", 3.1),
        new("m1.small", 1, 1, 1740, "x86_64", "Low", 2.0) { Hypervisor = "xen", IsCurrent = false },
    ];

    public bool IsFree { get; init; }

    public bool IsCurrent { get; init; } = true;

    public string Hypervisor { get; init; } = "nitro";

    public bool IsBurstable => Name.StartsWith('t');

    public int ThreadsPerCore => Cpus / Cores;

    public static InstanceTypeFacts? Find(string name) => All.FirstOrDefault(type => type.Name == name);

    public AwsStructure Write() => new()
    {
        ["InstanceType"] = Name,
        ["CurrentGeneration"] = IsCurrent,
        ["FreeTierEligible"] = IsFree,
        ["SupportedUsageClasses"] = new[] { "on-demand", "spot" },
        ["SupportedRootDeviceTypes"] = new[] { "ebs" },
        ["SupportedVirtualizationTypes"] = new[] { "hvm" },
        ["BareMetal"] = false,
        ["Hypervisor"] = Hypervisor,
        ["ProcessorInfo"] = new AwsStructure { ["SupportedArchitectures"] = new[] { Architecture }, ["SustainedClockSpeedInGhz"] = ClockGhz },
        ["VCpuInfo"] = new AwsStructure { ["DefaultVCpus"] = Cpus, ["DefaultCores"] = Cores, ["DefaultThreadsPerCore"] = ThreadsPerCore },
        ["MemoryInfo"] = new AwsStructure { ["SizeInMiB"] = (long)MemoryMiB },
        ["InstanceStorageSupported"] = false,
        ["NetworkInfo"] = new AwsStructure { ["NetworkPerformance"] = Network },
        ["BurstablePerformanceSupported"] = IsBurstable,
    };
}
