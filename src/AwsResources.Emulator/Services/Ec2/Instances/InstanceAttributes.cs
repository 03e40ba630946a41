namespace AwsResources.Emulator.Services.Ec2.Instances;

/// <summary>Attributes of instances, of which the description has only some.</summary>
internal static class InstanceAttributes
{
    public static IReadOnlyDictionary<string, Ec2Handler> All { get; } = new Dictionary<string, Ec2Handler>
    {
        ["DescribeInstanceAttribute"] = Describe,
        ["ModifyInstanceAttribute"] = Modify,
        ["ResetInstanceAttribute"] = Reset,
        ["ModifyInstanceMetadataOptions"] = ModifyMetadata,
    };

    private static AwsStructure Describe(Ec2State state, EmulatorCall call)
    {
        var attribute = call.Needed("Attribute");
        var instance = state.Instances.Get(call.Needed("InstanceId"));
        var options = instance.Options;
        var (member, value) = attribute switch
        {
            "instanceType" => ("InstanceType", Value(options.InstanceType)),
            "userData" => ("UserData", options.UserData is { } data ? Value(data) : new AwsStructure()),
            "disableApiTermination" => ("DisableApiTermination", Value(options.DisableApiTermination)),
            "disableApiStop" => ("DisableApiStop", Value(options.DisableApiStop)),
            "instanceInitiatedShutdownBehavior" => ("InstanceInitiatedShutdownBehavior", Value(options.ShutdownBehavior)),
            "rootDeviceName" => ("RootDeviceName", Value(instance.RootDeviceName)),
            "sourceDestCheck" => ("SourceDestCheck", Value(options.SourceDestCheck)),
            "ebsOptimized" => ("EbsOptimized", Value(options.EbsOptimized)),
            "enaSupport" => ("EnaSupport", Value(options.EnaSupport)),
            "enclaveOptions" => ("EnclaveOptions", new AwsStructure { ["Enabled"] = options.Enclave }),
            "groupSet" => ("Groups", instance.Groups.Select(group => group.ToIdentifier()).ToList()),
            "blockDeviceMapping" => ("BlockDeviceMappings", instance.Attachments.Select(attachment => attachment.WriteMapping()).ToList()),
            "productCodes" => ("ProductCodes", new List<AwsStructure>()),
            "kernel" => ("KernelId", new AwsStructure()),
            "ramdisk" => ("RamdiskId", new AwsStructure()),
            "sriovNetSupport" => ("SriovNetSupport", (object)new AwsStructure()),
            _ => throw Ec2Errors.InvalidValue("attribute", attribute, "Unknown attribute."),
        };
        return new AwsStructure { ["InstanceId"] = instance.Id, [member] = value };
    }

    private static AwsStructure Modify(Ec2State state, EmulatorCall call)
    {
        call.Refuse("Kernel", "Ramdisk", "SriovNetSupport");
        var instance = state.Instances.Get(call.Needed("InstanceId"));
        var change = AttributeChange.Read(call);
        var options = instance.Options;
        switch (change.Attribute)
        {
            case "instanceType":
                NeedStopped(instance, change.Attribute);
                options.InstanceType = OptionsReader.CheckType(call, change.Text, instance.Image);
                break;
            case "userData":
                NeedStopped(instance, change.Attribute);
                options.UserData = OptionsReader.CheckUserData(change.Text);
                break;
            case "enaSupport":
                NeedStopped(instance, change.Attribute);
                options.EnaSupport = change.Flag;
                break;
            case "ebsOptimized":
                NeedStopped(instance, change.Attribute);
                options.EbsOptimized = change.Flag;
                break;
            case "disableApiTermination":
                options.DisableApiTermination = change.Flag;
                break;
            case "disableApiStop":
                options.DisableApiStop = change.Flag;
                break;
            case "sourceDestCheck":
                options.SourceDestCheck = change.Flag;
                break;
            case "instanceInitiatedShutdownBehavior":
                options.ShutdownBehavior = change.Text is "stop" or "terminate" ? change.Text
                    : throw Ec2Errors.InvalidValue($"Invalid value '{change.Text}' for instanceInitiatedShutdownBehavior.");
                break;
            case "groupSet":
                SetGroups(state, instance, call.Input.Texts("Groups"));
                break;
            case "blockDeviceMapping":
                SetMappings(instance, call.Input.Parts("BlockDeviceMappings"));
                break;
            default:
                throw Ec2Errors.InvalidValue("attribute", change.Attribute, "This attribute cannot be modified.");
        }
        return Ec2Inputs.Done();
    }

    private static AwsStructure Reset(Ec2State state, EmulatorCall call)
    {
        var instance = state.Instances.Get(call.Needed("InstanceId"));
        switch (call.Needed("Attribute"))
        {
            case "sourceDestCheck":
                instance.Options.SourceDestCheck = true;
                return Ec2Inputs.Done();
            case "kernel" or "ramdisk":
                NeedStopped(instance, call.Needed("Attribute"));
                return Ec2Inputs.Done();
            case var other:
                throw Ec2Errors.InvalidValue("attribute", other, "Only kernel, ramdisk and sourceDestCheck can be reset.");
        }
    }

    private static AwsStructure ModifyMetadata(Ec2State state, EmulatorCall call)
    {
        var instance = state.Instances.Get(call.Needed("InstanceId"));
        var (was, changed) = (instance.Options.MetadataOptions, new AwsStructure());
        foreach (var name in was.MemberNames) changed[name] = call.Input.Shape!.TryGetMember(name, out _) && call.Input.Has(name) ? call.Input[name] : was[name];
        instance.Options.MetadataOptions = changed;
        return new AwsStructure { ["InstanceId"] = instance.Id, ["InstanceMetadataOptions"] = changed };
    }

    private static void NeedStopped(Instance instance, string attribute)
    {
        if (instance.State != InstanceState.Stopped)
            throw Ec2Errors.WrongInstanceState($"The instance '{instance.Id}' is not in the 'stopped' state, which changing {attribute} needs.");
    }

    private static void SetGroups(Ec2State state, Instance instance, IReadOnlyList<string> ids)
    {
        var groups = state.SecurityGroups.Get(ids);
        if (groups.Count == 0) throw Ec2Errors.Missing("groupId");
        foreach (var group in groups)
        {
            if (group.Vpc != instance.Subnet?.Vpc)
                throw new EmulatorException("InvalidGroup.NotFound", $"The security group '{group.Id}' does not exist in the network of instance '{instance.Id}'");
        }
        instance.Groups = groups;
    }

    private static void SetMappings(Instance instance, IReadOnlyList<AwsStructure> mappings)
    {
        foreach (var mapping in mappings)
        {
            var device = mapping.Text("DeviceName") ?? throw Ec2Errors.Missing("deviceName");
            var attachment = instance.Attachments.Find(found => found.Device == device)
                ?? throw new EmulatorException("InvalidInstanceAttributeValue", $"No device is currently mapped at {device}");
            attachment.DeleteOnTermination = mapping.Part("Ebs")?.Flag("DeleteOnTermination") ?? attachment.DeleteOnTermination;
        }
    }

    private static object Value(object value) => new AwsStructure { ["Value"] = value };
}
