namespace AwsResources;

/// <summary>The base of everything that this library throws of its own accord.</summary>
public abstract class AwsException : Exception
{
    private protected AwsException(string message, Exception? innerException = null) : base(message, innerException) { }
}

/// <summary>A service model that is missing, malformed, or lacks what was asked of it.</summary>
public sealed class AwsModelException : AwsException
{
    /// <summary>Makes the exception.</summary>
    public AwsModelException(string message, Exception? innerException = null) : base(message, innerException) { }
}

/// <summary>
/// The configuration does not say what a call needs, or says something that cannot be: no region, an unknown profile,
/// a malformed profile file, an impossible setting.
/// </summary>
public sealed class AwsConfigurationException : AwsException
{
    /// <summary>Makes the exception.</summary>
    public AwsConfigurationException(string message, Exception? innerException = null) : base(message, innerException) { }
}

/// <summary>The endpoint rules of the service refuse the call's parameters.</summary>
public sealed class AwsEndpointException : AwsException
{
    /// <summary>Makes the exception.</summary>
    public AwsEndpointException(string message, Exception? innerException = null) : base(message, innerException) { }
}
