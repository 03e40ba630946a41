namespace AwsResources.Emulator.Services.Ec2.Images;

/// <summary>Who may launch an image, and what it says of itself.</summary>
internal static class ImageAttributes
{
    public static IReadOnlyDictionary<string, Ec2Handler> All { get; } = new Dictionary<string, Ec2Handler>
    {
        ["DescribeImageAttribute"] = Describe,
        ["ModifyImageAttribute"] = Modify,
        ["ResetImageAttribute"] = Reset,
    };

    private static AwsStructure Describe(Ec2State state, EmulatorCall call)
    {
        var attribute = call.Needed("Attribute");
        var image = ImageOperations.GetOwn(state, call);
        var answer = new AwsStructure { ["ImageId"] = image.Id };
        switch (attribute)
        {
            case "description":
                answer["Description"] = Value(image.Description);
                break;
            case "launchPermission":
                answer["LaunchPermissions"] = Permissions(image);
                break;
            case "blockDeviceMapping":
                answer["BlockDeviceMappings"] = image.Mappings.Select(mapping => mapping.Write()).ToList();
                break;
            case "bootMode":
                answer["BootMode"] = Value(image.BootMode);
                break;
            case "imdsSupport":
                answer["ImdsSupport"] = image.RequiresImdsV2 ? Value("v2.0") : null;
                break;
            case "sriovNetSupport":
                answer["SriovNetSupport"] = Value("simple");
                break;
            case "productCodes":
                answer["ProductCodes"] = new List<AwsStructure>();
                break;
            default:
                throw Ec2Errors.NotImplemented($"The emulator does not know the attribute {attribute} of images.");
        }
        return answer;
    }

    private static AwsStructure Modify(Ec2State state, EmulatorCall call)
    {
        call.Refuse("OrganizationArns", "OrganizationalUnitArns", "ProductCodes", "ImdsSupport");
        var (image, input) = (ImageOperations.GetOwn(state, call), call.Input);
        if (input.TextValue("Description") is { } description)
        {
            image.Description = description;
            return Ec2Inputs.Done();
        }
        var (add, remove) = (input.Part("LaunchPermission")?.Parts("Add") ?? [], input.Part("LaunchPermission")?.Parts("Remove") ?? []);
        if (add.Count + remove.Count > 0)
        {
            foreach (var permission in add) Change(image, permission, isAdded: true);
            foreach (var permission in remove) Change(image, permission, isAdded: false);
            return Ec2Inputs.Done();
        }
        ModifyPlain(image, input);
        return Ec2Inputs.Done();
    }

    // The older form: an attribute's name, and a value or a list of accounts.
    private static void ModifyPlain(Image image, AwsStructure input)
    {
        switch (input.Text("Attribute"))
        {
            case "description":
                image.Description = input.Text("Value") ?? throw Ec2Errors.Missing("value");
                break;
            case "launchPermission":
                var isAdded = input.Text("OperationType") switch
                {
                    "add" => true,
                    "remove" => false,
                    var other => throw Ec2Errors.InvalidValue("operationType", other, "It must be add or remove."),
                };
                if (input.Texts("UserGroups").Count + input.Texts("UserIds").Count == 0) throw Ec2Errors.Missing("userId or userGroup");
                foreach (var group in input.Texts("UserGroups")) Change(image, new AwsStructure { ["Group"] = group }, isAdded);
                foreach (var user in input.Texts("UserIds")) Change(image, new AwsStructure { ["UserId"] = user }, isAdded);
                break;
            default:
                throw Ec2Errors.InvalidCombination("No attributes specified.");
        }
    }

    private static AwsStructure Reset(Ec2State state, EmulatorCall call)
    {
        var image = ImageOperations.GetOwn(state, call);
        if (call.Needed("Attribute") is var attribute and not "launchPermission")
            throw Ec2Errors.InvalidValue("attribute", attribute, "Only launchPermission can be reset.");
        image.IsPublic = false;
        image.LaunchAccounts.Clear();
        return Ec2Inputs.Done();
    }

    private static void Change(Image image, AwsStructure permission, bool isAdded)
    {
        if (permission.Has("OrganizationArn") || permission.Has("OrganizationalUnitArn"))
            throw Ec2Errors.NotImplemented("The emulator does not know launch permissions of organizations.");
        if (permission.Text("Group") is { } group)
        {
            if (group != "all") throw new EmulatorException("InvalidAMIAttributeItemValue", $"Invalid attribute item value \"{group}\" for userGroup item type.");
            image.IsPublic = isAdded;
        }
        if (permission.Text("UserId") is not { } user) return;
        if (user.Length != 12 || user.AsSpan().ContainsAnyExceptInRange('0', '9'))
            throw new EmulatorException("InvalidAMIAttributeItemValue", $"Invalid attribute item value \"{user}\" for userId item type.");
        _ = isAdded ? image.LaunchAccounts.Add(user) : image.LaunchAccounts.Remove(user);
    }

    private static List<AwsStructure> Permissions(Image image)
    {
        var permissions = image.LaunchAccounts.Select(account => new AwsStructure { ["UserId"] = account }).ToList();
        if (image.IsPublic) permissions.Insert(0, new AwsStructure { ["Group"] = "all" });
        return permissions;
    }

    private static AwsStructure Value(string value) => new() { ["Value"] = value };
}
