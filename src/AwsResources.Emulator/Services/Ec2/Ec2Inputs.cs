namespace AwsResources.Emulator.Services.Ec2;

/// <summary>Reading inputs with EC2's refusals.</summary>
internal static class Ec2Inputs
{
    /// <summary>Text that must be there.</summary>
    public static string Needed(this EmulatorCall call, string name) => call.Input.Text(name) ?? throw Ec2Errors.Missing(WireName(name));

    /// <summary>The value of a member such as <c>DisableApiTermination: {Value: true}</c>; null where it is unset.</summary>
    public static bool? FlagValue(this AwsStructure input, string name) => input.Part(name)?.Flag("Value");

    /// <summary>The value of a member such as <c>InstanceType: {Value: "t3.micro"}</c>; null where it is unset.</summary>
    public static string? TextValue(this AwsStructure input, string name) => input.Part(name)?.Text("Value");

    /// <summary>Refuses parameters that the emulator does not serve, loudly.</summary>
    public static void Refuse(this EmulatorCall call, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (call.Input.Has(name)) throw Ec2Errors.NotImplemented($"The emulator does not know the parameter {name} of {call.Operation.Name}.");
    }

    /// <summary>A member's name as EC2's sentences have it.</summary>
    public static string WireName(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>The answer of operations that only succeed.</summary>
    public static AwsStructure Done() => new() { ["Return"] = true };
}
