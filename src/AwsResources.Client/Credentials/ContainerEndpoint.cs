using System.Net;
using AwsResources.Client.Configuration;

namespace AwsResources.Client.Credentials;

/// <summary>Where a container gets its credentials, and what it shows to get them.</summary>
/// <param name="Uri">The address.</param>
/// <param name="Variable">The environment variable that gives it.</param>
internal sealed record ContainerEndpoint(Uri Uri, string Variable)
{
    public const string RelativeVariable = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    private const string FullVariable = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private const string TokenVariable = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
    private const string TokenFileVariable = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
    private const string Host = "http://169.254.170.2";
    private const string Rule =
        "an https URL, or an http URL of the loopback, localhost, 169.254.170.2, 169.254.170.23 or [fd00:ec2::23], because credentials must not cross a network in the clear";

    // Of container services: the first is that of tasks, the others are those of pods.
    private static readonly IPAddress[] Links = [IPAddress.Parse("169.254.170.2"), IPAddress.Parse("169.254.170.23"), IPAddress.Parse("fd00:ec2::23")];

    /// <summary>The address as messages show it: without a query, which may hold a secret.</summary>
    public string Place => $"{Uri.Scheme}://{Uri.Authority}{Uri.AbsolutePath} ({Variable})";

    /// <summary>The configured address; null where there is none.</summary>
    /// <exception cref="AwsConfigurationException">What is configured is no address, or one that may not be asked.</exception>
    public static ContainerEndpoint? Find(AwsEnvironment environment)
    {
        if (environment.GetVariable(RelativeVariable) is { } path) return new(Relative(path), RelativeVariable);
        return environment.GetVariable(FullVariable) is { } text ? new(Full(text), FullVariable) : null;
    }

    /// <summary>What stands in the Authorization header; null for nothing. The file is read anew each time, for its token changes.</summary>
    /// <exception cref="AwsConfigurationException">The file is not there, or the token cannot stand in a header.</exception>
    public static string? ReadToken(AwsEnvironment environment)
    {
        if (environment.GetVariable(TokenFileVariable) is not { } file)
            return environment.GetVariable(TokenVariable) is { } given ? Checked(given, TokenVariable) : null;
        var path = environment.ExpandHome(file);
        var token = environment.Files.Read(path) ?? throw new AwsConfigurationException($"{TokenFileVariable} is '{path}', and there is no such file.");
        return token.Length > 0 ? Checked(token, $"The file '{path}' of {TokenFileVariable}") : throw new AwsConfigurationException($"The file '{path}' of {TokenFileVariable} is empty.");
    }

    private static Uri Relative(string path)
        => path[0] == '/' && !path.Any(IsUnfit) && Uri.TryCreate(Host + path, UriKind.Absolute, out var uri)
            ? uri
            : throw AwsConfiguration.Malformed(RelativeVariable, path, "a path that begins with a slash");

    private static Uri Full(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || text.Any(IsUnfit) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            throw new AwsConfigurationException($"{FullVariable} is not an absolute http or https URL; expected {Rule}.");
        if (uri.UserInfo.Length > 0)
            throw new AwsConfigurationException($"{FullVariable} holds a user name or a password; put what authorises into {TokenVariable}.");
        return uri.Scheme == "https" || IsNear(uri)
            ? uri
            : throw new AwsConfigurationException($"{FullVariable} names {uri.Scheme}://{uri.Authority}, which may not be asked; expected {Rule}.");
    }

    private static bool IsNear(Uri uri)
        => uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(uri.DnsSafeHost, out var address) && (IPAddress.IsLoopback(address) || Links.Contains(address)));

    private static bool IsUnfit(char letter) => char.IsWhiteSpace(letter) || char.IsControl(letter);

    private static string Checked(string token, string source) => token.Any(char.IsControl)
        ? throw new AwsConfigurationException($"{source} holds a line break or another control character, which cannot stand in a header.")
        : token;
}
