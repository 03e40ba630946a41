namespace AwsResources;

/// <summary>How to wait. What is not set here is as AWS's model of the waiter has it.</summary>
public sealed record AwsWaitOptions
{
    internal static AwsWaitOptions Default { get; } = new();

    /// <summary>The time between two attempts; null (the default) for the model's, such as 15 seconds for EC2 instances.</summary>
    public TimeSpan? Delay
    {
        get;
        init => field = value is null || value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Time does not run backwards.");
    }

    /// <summary>How often to look before giving up; null (the default) for the model's number, or for any number where <see cref="Timeout"/> is set.</summary>
    public int? MaxAttempts
    {
        get;
        init => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A wait looks at least once.");
    }

    /// <summary>How long to wait at most; null (the default) for as long as the attempts take. At its end one last attempt is made.</summary>
    public TimeSpan? Timeout
    {
        get;
        init => field = value is null || value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Time does not run backwards.");
    }

    /// <summary>Is told of every attempt; null (the default) for nobody.</summary>
    public IProgress<AwsWaitProgress>? Progress { get; init; }
}

/// <summary>An attempt of a wait that has not decided it.</summary>
/// <param name="Attempt">The number of the attempt, from 1.</param>
/// <param name="Elapsed">The time since the wait began.</param>
/// <param name="Output">What the service answered; null where it answered with an error.</param>
/// <param name="Error">The error that it answered; null where it answered with an output.</param>
/// <param name="State">What was seen of that on which the wait depends, such as <c>Table.TableStatus = "CREATING"</c>.</param>
public sealed record AwsWaitProgress(int Attempt, TimeSpan Elapsed, AwsStructure? Output, AwsServiceException? Error, string State);
