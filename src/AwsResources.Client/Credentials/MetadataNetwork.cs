using System.Security.Cryptography;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Credentials;

/// <summary>
/// The way to the addresses that only containers and instances know. It is not the way of calls: no proxy, no handler of the
/// user's, short limits. A session whose world is made up has none, so that a test never leaves its machine.
/// </summary>
internal sealed class MetadataNetwork
{
    private readonly Func<TransportOptions, ITransport>? _connect;

    /// <param name="connect">Makes a transport with these limits; it is disposed of after each question.</param>
    public MetadataNetwork(Func<TransportOptions, ITransport> connect) => _connect = connect;

    private MetadataNetwork(string offBecause) => OffBecause = offBecause;

    /// <summary>Why nothing is asked; null where it is.</summary>
    public string? OffBecause { get; }

    /// <summary>The clock for pauses and for the end of credentials.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>A number from 0 to 1, by which instances of a fleet ask at different times.</summary>
    public Func<double> Jitter { get; init; } = RandomJitter;

    /// <summary>No way at all.</summary>
    public static MetadataNetwork Off(string because) => new(because);

    public static double RandomJitter() => RandomNumberGenerator.GetInt32(1001) / 1000.0;

    public ITransport Connect(TimeSpan timeout, string? caBundle = null)
        => _connect is null
            ? throw new InvalidOperationException($"Metadata services are not asked: {OffBecause}.")
            : _connect(new TransportOptions { ConnectTimeout = timeout, ReadTimeout = timeout, CaBundle = caBundle });
}
