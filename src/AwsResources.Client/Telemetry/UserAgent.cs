using System.Runtime.InteropServices;
using AwsResources.Client.Configuration;
using AwsResources.Client.Pipeline;

namespace AwsResources.Client.Telemetry;

/// <summary>The User-Agent of one client's requests: who we are, on what we run, what of us is used, and how the user's application is called.</summary>
/// <remarks>The form is that of AWS's SDKs, version 2.1. Calls use few different sets of features, so the texts are kept.</remarks>
internal sealed class UserAgent
{
    private const string ChecksumPrefix = "x-amz-checksum-";

    private static readonly string Platform = $"ua/2.1 os/{SystemName()}#{Environment.OSVersion.Version} md/arch#{Architecture()} lang/.net#{Environment.Version}";
    private static readonly string Version = typeof(UserAgent).Assembly.GetName().Version!.ToString(3);

    // Added to by replacing it: what a race loses is made again.
    private Text[] _texts = [];
    private readonly string _before;
    private readonly string _after;
    private readonly FeatureSet _client;

    /// <param name="features">What every request of the client uses.</param>
    /// <param name="retryMode">The way of retrying.</param>
    /// <param name="executionEnvironment">What AWS calls the place where this runs (AWS_EXECUTION_ENV), or null.</param>
    /// <param name="appId">A name of the user's application, or null.</param>
    public UserAgent(FeatureSet features, RetryMode retryMode, string? executionEnvironment, string? appId)
    {
        _client = features;
        _before = $"aws-sdk-dotnet-awsresources/{Version} {Platform}{(executionEnvironment is null ? "" : $" exec-env/{Clean(executionEnvironment)}")}";
        _after = $" cfg/retry-mode#{retryMode.ToString().ToLowerInvariant()}{(appId is null ? "" : $" app/{Clean(appId)}")}";
    }

    /// <summary>The header's value.</summary>
    /// <param name="features">What this request uses beyond what every request of the client does.</param>
    public string For(FeatureSet features)
    {
        foreach (var known in Volatile.Read(ref _texts))
            if (known.Features == features) return known.Value;
        return Make(features);
    }

    /// <summary>What a prepared and authorised request uses.</summary>
    public static FeatureSet FeaturesOf(Call call)
    {
        var features = call.Features;
        if (call.Options is { } options) features = features.With(options.Features);
        if (call.Auth.Kind is AuthKind.SigV4a) features = features.With(Feature.SigV4a);
        if (call.Auth.IsBucketSession) features = features.With(Feature.ExpressBucket);
        if (call.Endpoint.Properties.Count > 0 && call.Endpoint.Properties.TryGetValue("metricValues", out var metrics) && metrics is IEnumerable<object?> ids)
            features = features.With([.. ids.OfType<string>()]);
        if (call.Operation.CompressionEncodings.Count > 0 && call.Request.Headers.TryGet("Content-Encoding", out var encoding) && encoding.Contains("gzip", StringComparison.Ordinal))
            features = features.With(Feature.Gzip);
        return call.Operation.HttpChecksum is null ? features : features.With(OfChecksum(call));
    }

    private string Make(FeatureSet features)
    {
        var all = _client.With(features).ToString();
        var made = new Text(features, $"{_before}{(all.Length == 0 ? "" : $" m/{all}")}{_after}");
        Volatile.Write(ref _texts, [.. _texts, made]);
        return made.Value;
    }

    private static FeatureSet OfChecksum(Call call)
    {
        foreach (var (name, value) in call.Request.Headers)
        {
            var header = name.Equals("X-Amz-Trailer", StringComparison.OrdinalIgnoreCase) ? value : name;
            if (!header.StartsWith(ChecksumPrefix, StringComparison.OrdinalIgnoreCase)) continue;
            if (Feature.OfChecksum(header.AsSpan(ChecksumPrefix.Length)) is { } id) return FeatureSet.Of(id);
        }
        return default;
    }

    private static string Clean(string text) => string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter) || "!$%&'*+-.^_`|~,".Contains(letter, StringComparison.Ordinal) ? letter : '-'));

    private static string SystemName() =>
        OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : OperatingSystem.IsLinux() ? "linux" : "other";

    private static string Architecture() => RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    private sealed record Text(FeatureSet Features, string Value);
}
