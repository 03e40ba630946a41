using System.Text;
using AwsResources.TestKit;

namespace AwsResources.Tests.EC2;

public sealed class UserDataTests
{
    private const string Script = "#!/bin/sh\necho naïve";

    private static string Base64 => Convert.ToBase64String(Encoding.UTF8.GetBytes(Script));

    [Test]
    public async Task What_the_console_printed_is_text()
    {
        var wire = new FakeTransport()
            .Answer(200, $"<GetConsoleOutputResponse><instanceId>i-1</instanceId><output>{Base64}</output></GetConsoleOutputResponse>")
            .Answer(200, "<GetConsoleOutputResponse><instanceId>i-1</instanceId></GetConsoleOutputResponse>");
        await using var aws = Sessions.Over(wire);
        var instance = aws.EC2.Instance("i-1");

        Assert.That((await instance.ConsoleOutputAsync()).Text, Is.EqualTo(Script));
        Assert.That(instance.ConsoleOutput(new() { Latest = true }).Text, Is.Null);
    }

    [Test]
    public async Task User_data_is_read_decoded()
    {
        var wire = new FakeTransport()
            .Answer(200, $"<DescribeInstanceAttributeResponse><instanceId>i-1</instanceId><userData><value>{Base64}</value></userData></DescribeInstanceAttributeResponse>")
            .Answer(200, "<DescribeInstanceAttributeResponse><instanceId>i-1</instanceId><userData/></DescribeInstanceAttributeResponse>")
            .Answer(200, "<DescribeInstanceAttributeResponse><userData><value>H4s=</value></userData></DescribeInstanceAttributeResponse>");
        await using var aws = Sessions.Over(wire);
        var instance = aws.EC2.Instance("i-1");

        Assert.That(await instance.GetUserDataAsync(), Is.EqualTo(Script));
        Assert.That(instance.GetUserData(), Is.Null);
        Assert.That((await instance.GetUserDataBytesAsync())!.Value.ToArray(), Is.EqualTo(new byte[] { 0x1f, 0x8b }));
        Assert.That(wire.Requests[0].Text, Does.Contain("Action=DescribeInstanceAttribute").And.Contain("Attribute=userData").And.Contain("InstanceId=i-1"));
    }

    [Test]
    public void User_data_is_written_as_it_is_and_travels_encoded()
    {
        var wire = FakeTransport.ExpectSync().Answer(200, "<ModifyInstanceAttributeResponse><return>true</return></ModifyInstanceAttributeResponse>");
        using var aws = Sessions.Over(wire);

        aws.EC2.Instance("i-1").SetUserData(Script);

        Assert.That(wire.Request.Text, Does.Contain("Action=ModifyInstanceAttribute").And.Contain($"UserData.Value={Uri.EscapeDataString(Base64)}"));
    }
}
