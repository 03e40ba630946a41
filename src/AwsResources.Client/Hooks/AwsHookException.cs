namespace AwsResources;

/// <summary>A hook threw, and so ended the call it was part of. Nothing is tried again because of a hook.</summary>
public sealed class AwsHookException : AwsException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Which call, at which point, and what the hook said.</param>
    /// <param name="innerException">What the hook threw.</param>
    public AwsHookException(string message, Exception? innerException = null) : base(message, innerException) { }

    /// <summary>How the call itself had failed before a hook after the call threw; null where it had not.</summary>
    public Exception? CallError { get; internal set; }
}
