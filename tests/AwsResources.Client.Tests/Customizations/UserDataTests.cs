using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Customizations;

public sealed class UserDataTests
{
    [Test]
    public async Task A_script_for_new_machines_is_given_as_it_is_written()
    {
        var wire = new FakeTransport().Answer(200, "<RunInstancesResponse/>");

        await TestClients.Client("ec2", wire).CallAsync("RunInstances", new() { ["MinCount"] = 1, ["MaxCount"] = 1, ["UserData"] = "#!/bin/sh\necho hi" });

        Assert.That(wire.Request.Text, Does.Contain("UserData=" + Uri.EscapeDataString(Convert.ToBase64String("#!/bin/sh\necho hi"u8))));
    }
}
