namespace AwsResources;

/// <summary>A role asks for the code that an MFA device shows. What <see cref="AwsSessionOptions.MfaCode"/> is given.</summary>
/// <param name="SerialNumber">The device: the ARN of a virtual one, or the serial number of a thing.</param>
/// <param name="RoleArn">The role that is to be assumed.</param>
/// <param name="Profile">The profile that asks for the role; null for a role that code asks for.</param>
public sealed record AwsMfaPrompt(string SerialNumber, string RoleArn, string? Profile);
