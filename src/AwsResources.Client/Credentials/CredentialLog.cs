using Microsoft.Extensions.Logging;

namespace AwsResources.Client.Credentials;

/// <summary>What is logged of credentials. Never a message of a service or a program, which may hold a secret: the session's diagnosis shows those to the user alone.</summary>
internal static partial class CredentialLog
{
    [LoggerMessage(101, LogLevel.Debug, "Credentials: {Provider} has none")]
    public static partial void Passed(ILogger log, string provider);

    [LoggerMessage(102, LogLevel.Debug, "Credentials: found by {Provider}")]
    public static partial void Found(ILogger log, string provider);

    [LoggerMessage(103, LogLevel.Information, "Credentials: {Provider} failed ({Problem}); the session's DiagnoseAsync says why")]
    public static partial void Failed(ILogger log, string provider, string problem);

    [LoggerMessage(104, LogLevel.Warning, "Credentials: those of {Provider} could not be refreshed ({Problem}); the ones at hand are used until they end, and the refresh is tried again")]
    public static partial void RefreshFailed(ILogger log, string provider, string problem);

    [LoggerMessage(105, LogLevel.Warning, "Credentials: {What} ({Problem})")]
    public static partial void GotOver(ILogger log, string what, string problem);
}
