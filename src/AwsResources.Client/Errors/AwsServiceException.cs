namespace AwsResources;

/// <summary>A service answered a call with an error. Errors that the service's model knows have types of their own, derived from this one.</summary>
public class AwsServiceException : AwsException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="error">The facts of the error.</param>
    public AwsServiceException(AwsServiceError error) : base(Describe(error)) => Error = error;

    /// <summary>The facts of the error, with the service's own message.</summary>
    public AwsServiceError Error { get; }

    /// <summary>The name of the service's client, such as <c>s3</c>.</summary>
    public string Service => Error.Service;

    /// <summary>The operation that was called, such as <c>GetObject</c>.</summary>
    public string Operation => Error.Operation;

    /// <summary>The error's code, such as <c>NoSuchKey</c>.</summary>
    public string Code => Error.Code;

    /// <summary>The HTTP status, such as 404.</summary>
    public int StatusCode => Error.StatusCode;

    /// <summary>The id under which the service knows the request; null where it gave none.</summary>
    public string? RequestId => Error.RequestId;

    /// <summary>How often the request was sent.</summary>
    public int Attempts => Error.Attempts;

    /// <summary>How long was waited before each further attempt, in order; empty where there was none.</summary>
    public IReadOnlyList<TimeSpan> Waits => Error.Waits;

    /// <summary>The members of the modelled error; empty for an error that the model does not know.</summary>
    public AwsStructure Members => Error.Members;

    /// <summary>Reads a member of the modelled error; what the properties of generated exceptions call.</summary>
    /// <param name="name">The member's name in the model.</param>
    /// <param name="reader">How the value is read, from <see cref="AwsReaders"/>.</param>
    protected T Read<T>(string name, AwsReader<T> reader) => Error.Members.Read(name, reader);

    private static string Describe(AwsServiceError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.ToString();
    }
}
