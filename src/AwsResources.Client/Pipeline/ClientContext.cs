using AwsResources.Client.Customizations;
using AwsResources.Client.Endpoints;
using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Retries;
using AwsResources.Client.Telemetry;
using AwsResources.Client.Tokens;
using AwsResources.Client.Transport;
using Microsoft.Extensions.Logging;

namespace AwsResources.Client.Pipeline;

/// <summary>What all calls of one client share. Everything in it is settled but the clock's correction.</summary>
internal sealed class ClientContext
{
    private long _skewTicks;
    private AwsHooks? _hooks;
    private string? _firstAttempt;

    public required ServiceModel Model { get; init; }

    public required Protocol Protocol { get; init; }

    /// <summary>The region; <c>aws-global</c> for a service without regions when none was configured.</summary>
    public required string Region { get; init; }

    /// <summary>The endpoint to call instead of AWS's own, or null.</summary>
    public Uri? EndpointUrl { get; init; }

    /// <summary>The service's endpoint rules; null for a model without any.</summary>
    public EndpointResolver? Endpoints { get; init; }

    public required EndpointBuiltIns EndpointSettings { get; init; }

    public required ITransport Transport { get; init; }

    public required IAwsCredentialProvider Credentials { get; init; }

    public required AuthPreference Auth { get; init; }

    public required TokenSources Tokens { get; init; }

    public required RetryPolicy Retries { get; init; }

    public required ServiceCustomization Customization { get; init; }

    public required ILogger Log { get; init; }

    public required UserAgent UserAgent { get; init; }

    /// <summary>What hands on the trace of a Lambda invocation; null outside of Lambda.</summary>
    public LambdaTrace? Trace { get; init; }

    /// <summary>The hooks of the session that the client belongs to; null for a client without one.</summary>
    public AwsHooks? SessionHooks { get; init; }

    /// <summary>The client's own hooks; null until somebody asks for them.</summary>
    public AwsHooks? OwnHooks => Volatile.Read(ref _hooks);

    /// <summary>The client's own hooks.</summary>
    public AwsHooks Hooks => OwnHooks ?? Interlocked.CompareExchange(ref _hooks, new AwsHooks(), null) ?? _hooks;

    /// <summary>What most requests say of themselves: that they are the first attempt.</summary>
    public string FirstAttempt => _firstAttempt ??= RequestHeaders.AttemptOf(1, Retries.MaxAttempts);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether requests carry a checksum where their operation only allows one.</summary>
    public bool ChecksumsRequests { get; init; } = true;

    /// <summary>Whether answers are asked for with a checksum, and checked.</summary>
    public bool ChecksumsResponses { get; init; } = true;

    /// <summary>The bytes from which a body is compressed where its operation allows it; null for never.</summary>
    public int? CompressesFrom { get; init; }

    /// <summary>Whether S3's payloads are signed; null for the rule: not those that stream over TLS with a checksum.</summary>
    public bool? SignsPayloads { get; init; }

    /// <summary>Whether endpoints are asked of the service: true where it can, null where it must, false never.</summary>
    public bool? DiscoversEndpoints { get; init; }

    public EndpointDirectory Directory { get; } = new();

    public bool AddsHostPrefix { get; init; } = true;

    /// <summary>How long a call may take in all, or null.</summary>
    public TimeSpan? CallTimeout { get; init; }

    /// <summary>Makes typed exceptions of the errors that it knows.</summary>
    public Func<AwsServiceError, AwsServiceException?>? Errors { get; init; }

    /// <summary>Makes idempotency tokens and the ids of calls.</summary>
    public Func<string> NewToken { get; init; } = RandomToken;

    public static string RandomToken() => Guid.NewGuid().ToString();

    /// <summary>How far the service's clock is ahead of ours; learned from an answer that says so.</summary>
    public TimeSpan Skew
    {
        get => new(Interlocked.Read(ref _skewTicks));
        set => Interlocked.Exchange(ref _skewTicks, value.Ticks);
    }

    /// <summary>The time for signatures.</summary>
    public DateTimeOffset SigningTime => Time.GetUtcNow() + Skew;
}
