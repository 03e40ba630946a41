using AwsResources.Client.Session;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Credentials;

/// <summary>What STS answers, and sessions that ask it.</summary>
internal static class Sts
{
    public static DateTimeOffset Now { get; } = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset End { get; } = Now.AddHours(1);

    public static string Answer(string operation, string key, DateTimeOffset? end = null) => $"""
        <{operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{operation}Result>
        <AssumedRoleUser><AssumedRoleId>AROA:me</AssumedRoleId><Arn>arn:aws:sts::123456789012:assumed-role/reader/me</Arn></AssumedRoleUser>
        <Credentials><AccessKeyId>{key}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>
        <Expiration>{end ?? End:yyyy-MM-ddTHH:mm:ssZ}</Expiration></Credentials></{operation}Result></{operation}Response>
        """;

    public static string Error(string code, string message) =>
        $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>1</RequestId></ErrorResponse>";

    public static SessionRuntime Session(
        FakeTransport wire, string config, string? profile, TimeProvider time, Dictionary<string, string>? files, params (string Name, string Value)[] variables)
    {
        files = new(files ?? []) { ["/home/user/.aws/config"] = config };
        var environment = new AwsEnvironment(variables.Append(("HOME", "/home/user")).ToDictionary(item => item.Item1, item => item.Item2), files);
        return new SessionRuntime(new AwsSessionOptions
        {
            Region = "us-west-2",
            Profile = profile,
            Environment = environment,
            HttpMessageHandler = wire,
            TimeProvider = time,
            Jitter = static () => 1,
        });
    }
}
