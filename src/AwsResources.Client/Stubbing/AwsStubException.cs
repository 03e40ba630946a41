namespace AwsResources;

/// <summary>A test and its <see cref="AwsStubber"/> do not agree: a call that was not expected, in another order or with another input, or one that did not come.</summary>
public sealed class AwsStubException : AwsException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What came, and what was expected.</param>
    /// <param name="innerException">The cause; null for none.</param>
    public AwsStubException(string message, Exception? innerException = null) : base(message, innerException) { }
}
