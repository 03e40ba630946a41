using AwsResources.Client.Configuration;
using AwsResources.Client.Credentials;
using AwsResources.Client.Transport;
using AwsResources.TestKit;

namespace AwsResources.Client.Tests.Credentials;

/// <summary>What the tests of containers' and instances' credentials share.</summary>
internal static class MetadataWorld
{
    public const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    public static string Json(string expiration = "2026-01-02T09:00:00Z", string more = "")
        => $$"""{"AccessKeyId":"AKIDEXAMPLE","SecretAccessKey":"{{Secret}}","Token":"the-token","Expiration":"{{expiration}}"{{more}}}""";

    public static AwsConfiguration Configure(string? config, params ReadOnlySpan<(string Name, string Value)> variables)
    {
        var table = new Dictionary<string, string> { ["HOME"] = "/home/user" };
        foreach (var (name, value) in variables) table[name] = value;
        return new(new AwsEnvironment(table, config is null ? null : new Dictionary<string, string> { ["/home/user/.aws/config"] = config }));
    }

    public static MetadataNetwork Network(FakeTransport wire, InstantTime time) => new(limits => new HttpTransport(limits, wire)) { Time = time, Jitter = () => 0.5 };

    /// <summary>As the platform fails where nobody listens.</summary>
    public static HttpRequestException Refused() => new(
        HttpRequestError.ConnectionError, "refused", new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.ConnectionRefused));

    /// <summary>As the platform fails where no connection comes about in time.</summary>
    public static TaskCanceledException Slow() => new("slow", new TimeoutException());
}
