namespace AwsResources.Emulator.Core;

/// <summary>The answer of a service that refuses: the dispatch writes it in the error form of the service's protocol.</summary>
internal sealed class EmulatorException(
    string code, string message, int httpStatus = 400, IReadOnlyDictionary<string, object?>? members = null) : Exception(message)
{
    /// <summary>The service's own error code, such as <c>ValidationException</c>.</summary>
    public string Code { get; } = code;

    /// <summary>The HTTP status of the answer.</summary>
    public int HttpStatus { get; } = httpStatus;

    /// <summary>The members of a modelled error beside its message, by their names in the model.</summary>
    public IReadOnlyDictionary<string, object?> Members { get; } = members ?? new Dictionary<string, object?>();
}
