namespace AwsResources.Emulator.Services.Ec2;

/// <summary>EC2's refusals. Codes and sentences are the service's own, because users match on them.</summary>
internal static class Ec2Errors
{
    public static EmulatorException InvalidValue(string message) => new("InvalidParameterValue", message);

    public static EmulatorException InvalidValue(string parameter, object? value, string why) =>
        InvalidValue($"Value ({value}) for parameter {parameter} is invalid. {why}".TrimEnd());

    public static EmulatorException InvalidCombination(string message) => new("InvalidParameterCombination", message);

    public static EmulatorException Missing(string parameter) =>
        new("MissingParameter", $"The request must contain the parameter {parameter}");

    public static EmulatorException DryRun() => new("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);

    public static EmulatorException WrongInstanceState(string message) => new("IncorrectInstanceState", message);

    public static EmulatorException NotPermitted(string message) => new("OperationNotPermitted", message);

    public static EmulatorException Unsupported(string message) => new("UnsupportedOperation", message);

    public static EmulatorException Dependency(string message) => new("DependencyViolation", message);

    public static EmulatorException InvalidToken(string token) =>
        new("InvalidNextToken", $"The specified NextToken '{token}' is not valid.");

    public static EmulatorException TokenMismatch() => new("IdempotentParameterMismatch",
        "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).");

    /// <summary>What the emulator does not know, though the service does.</summary>
    public static EmulatorException NotImplemented(string what) => new("NotImplemented", what, 501);
}
