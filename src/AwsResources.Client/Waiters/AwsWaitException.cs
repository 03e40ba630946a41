namespace AwsResources;

/// <summary>Why a wait ended without what was waited for.</summary>
public enum AwsWaitFailure
{
    /// <summary>A state was reached from which there is no way to the one that was waited for.</summary>
    FailedState,

    /// <summary>Attempts or time ran out.</summary>
    TimedOut,

    /// <summary>The service answered with an error that the waiter does not know; it is the inner exception.</summary>
    UnexpectedError,
}

/// <summary>A wait ended without what was waited for.</summary>
public sealed class AwsWaitException : AwsException
{
    internal AwsWaitException(string message, Exception? innerException = null) : base(message, innerException) { }

    /// <summary>The name of the waiter, such as <c>InstanceRunning</c>.</summary>
    public required string Waiter { get; init; }

    /// <summary>Why the wait ended.</summary>
    public required AwsWaitFailure Reason { get; init; }

    /// <summary>How often was looked.</summary>
    public required int Attempts { get; init; }

    /// <summary>How long was waited.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>What was last seen of that on which the wait depends.</summary>
    public required string State { get; init; }

    /// <summary>The service's last answer; null where that was an error.</summary>
    public AwsStructure? LastOutput { get; init; }
}
