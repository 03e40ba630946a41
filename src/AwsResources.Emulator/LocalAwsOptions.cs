namespace AwsResources;

/// <summary>How an embedded AWS is made.</summary>
public sealed record LocalAwsOptions
{
    /// <summary>The one access key that it knows. Default: the example of AWS's documentation, <c>AKIDEXAMPLE</c>.</summary>
    public AwsCredentials Credentials { get; init; } = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    /// <summary>The twelve digits of the account that owns everything. Default: <c>123456789012</c>.</summary>
    public string AccountId { get; init; } = "123456789012";

    /// <summary>The region of sessions that name none. Default: <c>us-east-1</c>. Every region can be called.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>What the clock shows at first. Default: 2026-01-01 00:00 UTC.</summary>
    public DateTimeOffset StartTime { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Where the ids come from: the same seed and the same calls yield the same ids. Default: 1.</summary>
    public int Seed { get; init; } = 1;
}
