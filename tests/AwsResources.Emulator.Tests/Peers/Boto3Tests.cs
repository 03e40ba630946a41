using System.Diagnostics;

namespace AwsResources.Emulator.Tests.Peers;

/// <summary>boto3, which others wrote, calls the emulator over a socket; and moto, an emulator that others wrote, is asked the same.</summary>
public class Boto3Tests
{
    [Test]
    public void Boto3_sees_the_same_S3_here_as_in_moto() => Compare("s3", _ => { });

    [Test]
    public void Boto3_sees_the_same_EC2_here_as_in_moto() => Compare("ec2", _ => { });

    [Test]
    public void Boto3_sees_the_same_DynamoDB_here_as_in_moto() => Compare("dynamodb", cloud =>
    {
        var made = new RawCaller(cloud, "dynamodb").Post("/", """
            {"TableName": "orders", "BillingMode": "PAY_PER_REQUEST", "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"},
             {"AttributeName": "sk", "AttributeType": "N"}, {"AttributeName": "g", "AttributeType": "S"}],
             "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
             "GlobalSecondaryIndexes": [{"IndexName": "byG", "Projection": {"ProjectionType": "KEYS_ONLY"},
              "KeySchema": [{"AttributeName": "g", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}]}]}
            """, ("X-Amz-Target", "DynamoDB_20120810.CreateTable"), ("Content-Type", "application/x-amz-json-1.0"));
        Assert.That(made.Status, Is.EqualTo(System.Net.HttpStatusCode.OK), made.Text);
        cloud.Clock.Advance(TimeSpan.FromSeconds(10));
    });

    private static void Compare(string service, Action<LocalAws> prepare)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Peers", $"{service}_story.py");
        if (Run("-c", "import boto3, moto").ExitCode != 0)
        {
            const string reason = "python3 with boto3 and moto is not here.";
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(reason);
            Assert.Ignore(reason);
        }
        using var cloud = new LocalAws(new LocalAwsOptions { StartTime = TimeProvider.System.GetUtcNow() });
        prepare(cloud);
        using var bridge = new LoopbackBridge(cloud.Handler);

        var here = Run(script, bridge.Url);
        var moto = Run(script);

        Assert.That(here.ExitCode, Is.Zero, here.Error);
        Assert.That(moto.ExitCode, Is.Zero, moto.Error);
        Assert.That(cloud.Unexpected, Is.Empty);
        Keep($"{service}-story-here", here.Output);
        Keep($"{service}-story-moto", moto.Output);
        Assert.That(here.Output.Split('\n'), Is.EqualTo(moto.Output.Split('\n')));
    }

    // Whoever finds a difference wants to see all of both.
    private static void Keep(string name, string output)
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{name}.txt");
        File.WriteAllText(path, output);
        TestContext.AddTestAttachment(path);
    }

    private static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8 };
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (-1, "", missing.Message);
        }
    }
}
