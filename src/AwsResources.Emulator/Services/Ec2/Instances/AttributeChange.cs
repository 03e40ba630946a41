namespace AwsResources.Emulator.Services.Ec2.Instances;

/// <summary>The one attribute that a call changes, in either of the forms that EC2 takes: a member of its own, or a name and a value.</summary>
internal sealed class AttributeChange
{
    private static readonly (string Member, string Attribute)[] Members =
    [
        ("InstanceType", "instanceType"), ("UserData", "userData"), ("DisableApiTermination", "disableApiTermination"),
        ("DisableApiStop", "disableApiStop"), ("SourceDestCheck", "sourceDestCheck"), ("EbsOptimized", "ebsOptimized"),
        ("EnaSupport", "enaSupport"), ("InstanceInitiatedShutdownBehavior", "instanceInitiatedShutdownBehavior"),
        ("Groups", "groupSet"), ("BlockDeviceMappings", "blockDeviceMapping"),
    ];

    private readonly string? _value;

    private AttributeChange(string attribute, string? value) => (Attribute, _value) = (attribute, value);

    public string Attribute { get; }

    public string Text => _value ?? throw Ec2Errors.Missing("value");

    public bool Flag => Text switch
    {
        "true" or "True" => true,
        "false" or "False" => false,
        var other => throw Ec2Errors.InvalidValue($"Invalid value '{other}' for {Attribute}; it must be true or false."),
    };

    public static AttributeChange Read(EmulatorCall call)
    {
        var input = call.Input;
        var given = Members.Where(member => input.Has(member.Member)).ToList();
        if (given.Count + (input.Has("Attribute") && given.Count == 0 ? 1 : 0) != 1)
            throw Ec2Errors.InvalidCombination(given.Count == 0 ? "No attributes specified." : "Fields for multiple attribute types specified.");
        if (given.Count == 0) return new AttributeChange(input.Text("Attribute")!, input.Text("Value"));
        var (member, attribute) = given[0];
        return new AttributeChange(attribute, member switch
        {
            "Groups" or "BlockDeviceMappings" => null,
            "InstanceType" or "InstanceInitiatedShutdownBehavior" => input.TextValue(member),
            "UserData" => UserData(input.Part(member)!),
            _ => input.FlagValue(member) is { } flag ? flag ? "true" : "false" : null,
        });
    }

    // The member is a blob, so one layer of base64 is gone; what is kept is base64 as in RunInstances.
    private static string? UserData(AwsStructure part) =>
        part.Read("Value", AwsReaders.Blob) is { } bytes ? Convert.ToBase64String(bytes.Span) : null;
}
