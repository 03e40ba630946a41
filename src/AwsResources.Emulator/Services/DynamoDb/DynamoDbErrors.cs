namespace AwsResources.Emulator.Services.DynamoDb;

/// <summary>DynamoDB's refusals. Codes and sentences are the service's own, because users match on them.</summary>
internal static class DynamoDbErrors
{
    public const string ConditionFailedMessage = "The conditional request failed";

    public static EmulatorException Validation(string message) => new("ValidationException", message);

    /// <summary>A value of the request that breaks a rule; the service opens most of those sentences alike.</summary>
    public static EmulatorException InvalidParameter(string message) =>
        Validation("One or more parameter values were invalid: " + message);

    public static EmulatorException TableNotFound() =>
        new("ResourceNotFoundException", "Requested resource not found");

    public static EmulatorException TableNotFound(string name) =>
        new("ResourceNotFoundException", $"Requested resource not found: Table: {name} not found");

    public static EmulatorException ResourceNotFound(string arn) =>
        new("ResourceNotFoundException", $"Requested resource not found: ResourcArn: {arn} not found");

    public static EmulatorException InUse(string message) => new("ResourceInUseException", message);

    public static EmulatorException NotImplemented(string what) => new("NotImplemented", what, 501);
}
