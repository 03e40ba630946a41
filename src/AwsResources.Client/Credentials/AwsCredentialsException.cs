namespace AwsResources;

/// <summary>No credentials were found, or the place that should have held them failed.</summary>
public sealed class AwsCredentialsException : AwsException
{
    /// <summary>Makes the exception.</summary>
    public AwsCredentialsException(string message, Exception? innerException = null) : base(message, innerException) { }

    /// <summary>What each provider that was asked answered, where all were asked and none had credentials; else empty.</summary>
    public IReadOnlyList<AwsCredentialFinding> Findings { get; internal init; } = [];
}
