namespace AwsResources;

/// <summary>What answered does not speak the service's language: an HTML page, half an XML, JSON of another shape.</summary>
public sealed class AwsResponseException : AwsException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Who answered what.</param>
    /// <param name="statusCode">The HTTP status of the answer.</param>
    /// <param name="innerException">What the parser stumbled over.</param>
    public AwsResponseException(string message, int statusCode, Exception? innerException = null) : base(message, innerException) => StatusCode = statusCode;

    /// <summary>The HTTP status of the answer.</summary>
    public int StatusCode { get; }
}
