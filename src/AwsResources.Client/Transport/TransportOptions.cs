namespace AwsResources.Client.Transport;

/// <summary>The limits of one attempt.</summary>
internal sealed record TransportOptions
{
    public static TimeSpan DefaultConnectTimeout { get; } = TimeSpan.FromSeconds(60);

    public static TimeSpan DefaultReadTimeout { get; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a connection may take to be made.</summary>
    public TimeSpan ConnectTimeout { get; init; } = DefaultConnectTimeout;

    /// <summary>How long the answer may take to begin, and every further part of it to come.</summary>
    public TimeSpan ReadTimeout { get; init; } = DefaultReadTimeout;

    /// <summary>A file of trusted certificates (PEM) instead of the system's; null for the system's.</summary>
    public string? CaBundle { get; init; }
}
