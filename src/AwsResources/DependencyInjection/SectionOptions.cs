namespace AwsResources.DependencyInjection;

/// <summary>What a section of an application's configuration says.</summary>
internal sealed record SectionOptions
{
    public AwsSessionOptions Session { get; init; } = new();

    public LazyLoading LazyLoading { get; init; }

    /// <summary>The role to assume; null for none.</summary>
    public string? RoleArn { get; init; }

    public AwsAssumeRoleOptions Role { get; init; } = new();
}
