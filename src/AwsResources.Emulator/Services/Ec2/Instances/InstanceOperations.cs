using AwsResources.Emulator.Services.Ec2.Filters;

namespace AwsResources.Emulator.Services.Ec2.Instances;

/// <summary>Listing instances, and reading what they print.</summary>
internal static class InstanceOperations
{
    public static IReadOnlyDictionary<string, Ec2Handler> All { get; } = new Dictionary<string, Ec2Handler>
    {
        ["DescribeInstances"] = Describe,
        ["GetConsoleOutput"] = GetConsoleOutput,
        ["GetPasswordData"] = GetPasswordData,
    };

    // A page counts instances, so a reservation may go on on the next one.
    private static AwsStructure Describe(Ec2State state, EmulatorCall call)
    {
        var instances = InstanceFilters.Apply(call, state.Instances.GetOrAll(call.Input.Texts("InstanceIds")));
        var page = Listing.Page(call, instances, "InstanceIds");
        return new AwsStructure
        {
            ["Reservations"] = page.Items.GroupBy(instance => instance.Reservation)
                .Select(group => InstanceViews.WriteReservation(group.Key, group)).ToList(),
            ["NextToken"] = page.NextToken,
        };
    }

    // Nothing boots here, so nothing is printed: the answer of an instance that has not printed yet.
    private static AwsStructure GetConsoleOutput(Ec2State state, EmulatorCall call)
    {
        var instance = state.Instances.Get(call.Needed("InstanceId"));
        return new AwsStructure { ["InstanceId"] = instance.Id, ["Timestamp"] = state.Now, ["Output"] = "" };
    }

    private static AwsStructure GetPasswordData(Ec2State state, EmulatorCall call)
    {
        var instance = state.Instances.Get(call.Needed("InstanceId"));
        return new AwsStructure { ["InstanceId"] = instance.Id, ["Timestamp"] = state.Now, ["PasswordData"] = "" };
    }
}
