namespace AwsResources;

/// <summary>How a role is assumed. All is optional.</summary>
public sealed record AwsAssumeRoleOptions
{
    /// <summary>What the role's owner asks of callers from other accounts to know them by. Default: nothing.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The name that the account's logs show for what is done with the role. Default: <c>aws-sdk-dotnet-</c> and the time.</summary>
    public string? SessionName { get; init; }

    /// <summary>How long each set of credentials lives, in whole seconds, from 15 minutes to the role's own limit. Default: one hour. New ones are fetched before they end.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>A policy in JSON: only what both it and the role allow is allowed. Default: all that the role allows.</summary>
    public string? Policy { get; init; }

    /// <summary>ARNs of managed policies that narrow as <see cref="Policy"/> does. Default: none.</summary>
    public IReadOnlyList<string> PolicyArns { get; init; } = [];

    /// <summary>Tags of the role's session. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Keys of <see cref="Tags"/> that go on to roles which are assumed with this one. Default: none.</summary>
    public IReadOnlyList<string> TransitiveTagKeys { get; init; } = [];

    /// <summary>The device whose code the role asks for: the ARN of a virtual one, or the serial number. <see cref="AwsSessionOptions.MfaCode"/> is asked for the code, each time that the credentials end. Default: no device.</summary>
    public string? MfaSerial { get; init; }

    /// <summary>Who acts, for the account's logs; it stays the same through a chain of roles. Default: nobody.</summary>
    public string? SourceIdentity { get; init; }
}
