namespace AwsResources;

/// <summary>The input of a call does not fit the operation's model. Nothing was sent. The message lists every fault.</summary>
public sealed class AwsValidationException : AwsException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="subject">The service and the operation, such as <c>DynamoDB CreateTable</c>.</param>
    /// <param name="faults">The faults, each a sentence that begins with the place.</param>
    public AwsValidationException(string subject, IReadOnlyList<string> faults) : base(Describe(subject, faults)) => Faults = faults;

    /// <summary>The faults, each a sentence that begins with the place, such as <c>KeySchema[0].KeyType is required.</c></summary>
    public IReadOnlyList<string> Faults { get; }

    private static string Describe(string subject, IReadOnlyList<string> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return $"{subject}: {(faults.Count == 1 ? "1 fault" : $"{faults.Count} faults")} in the input:\n  {string.Join("\n  ", faults)}";
    }
}
