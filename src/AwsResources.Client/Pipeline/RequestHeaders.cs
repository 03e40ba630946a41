using System.Globalization;
using System.Runtime.InteropServices;

namespace AwsResources.Client.Pipeline;

/// <summary>The headers by which a service tells apart calls and their attempts.</summary>
internal static class RequestHeaders
{
    private static readonly string Platform = $"os/{SystemName()}#{Environment.OSVersion.Version} lang/.net#{Environment.Version}";

    /// <param name="appId">A name of the user's application, or null.</param>
    public static string UserAgent(string? appId)
    {
        var version = typeof(RequestHeaders).Assembly.GetName().Version!.ToString(3);
        var app = appId is null ? "" : $" app/{new string([.. appId.Select(c => char.IsAsciiLetterOrDigit(c) || "!$%&*+-.^_`|~".Contains(c, StringComparison.Ordinal) ? c : '-')])}";
        return $"aws-sdk-dotnet-awsresources/{version} {Platform}{app}";
    }

    public static void Set(Call call)
    {
        var headers = call.Request.Headers;
        headers.Set("User-Agent", call.Client.UserAgent);
        headers.Set("amz-sdk-invocation-id", call.InvocationId);
        headers.Set("amz-sdk-request", string.Create(CultureInfo.InvariantCulture, $"attempt={call.Attempts}; max={call.Client.Retries.MaxAttempts}"));
    }

    private static string SystemName() =>
        OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? "linux" : "other";
}
