namespace AwsResources;

/// <summary>
/// A value of an answer is not what the service's model says: text where a number should be, a moment that is none, a number too large.
/// Values are decoded when they are read, so it is the reading of the member that throws.
/// </summary>
public sealed class AwsValueException : AwsException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Which member holds what; never a value that the model marks as sensitive.</param>
    /// <param name="member">The member as structure and name, such as <c>Instance.LaunchTime</c>.</param>
    /// <param name="innerException">What the parser stumbled over; null where it would tell a secret.</param>
    public AwsValueException(string message, string member, Exception? innerException = null) : base(message, innerException) => Member = member;

    /// <summary>The member as structure and name, such as <c>Instance.LaunchTime</c>.</summary>
    public string Member { get; }
}
