using System.Collections.Frozen;
using System.Globalization;
using AwsResources.Client.Credentials;

namespace AwsResources.Client.Pipeline;

/// <summary>What an answer taught about the call: that another region has what it asks for, that our clock is wrong, that its credentials have ended, or that a pooled connection had been closed. Each is acted on without waiting and without cost: the first three once a call, the last three times.</summary>
internal readonly record struct Correction(string? Region);

internal static class Corrections
{
    private const int MostStaleConnections = 3;

    private static readonly TimeSpan LeastSkew = TimeSpan.FromMinutes(4);

    private static readonly FrozenSet<string> SkewCodes = FrozenSet.Create(
        StringComparer.Ordinal,
        "RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture", "InvalidSignatureException", "SignatureDoesNotMatch", "AuthFailure");

    private static readonly FrozenSet<string> EndedCodes = FrozenSet.Create(StringComparer.Ordinal, "ExpiredToken", "ExpiredTokenException", "RequestExpired");

    public static Correction? Find(Call call, Attempt attempt)
    {
        if (attempt.Failure is { IsStale: true } && call.Request.Body.IsReplayable && call.StaleConnections < MostStaleConnections)
        {
            call.StaleConnections++;
            PipelineLog.StaleConnection(call.Client.Log, call.Client.Model.ServiceId, call.Operation.Name, call.InvocationId, call.Attempts);
            call.Attempts--; // Nobody had received it.
            return new Correction(null);
        }
        if (attempt.Error is not { } error || !call.Request.Body.IsReplayable) return null;
        if (call.Region is null && call.Client.Customization.FindRegion(call, attempt.Response!, error) is { } region)
        {
            call.Region = region;
            PipelineLog.Redirected(call.Client.Log, call.Client.Model.ServiceId, call.Operation.Name, call.InvocationId, region);
            return new Correction(region);
        }
        if (call.DiscoveredHost is not null && (error.Code == "InvalidEndpointException" || attempt.Response!.StatusCode == 421)) call.Client.Directory.Forget();
        return CorrectsSkew(call, attempt, error.Code) || RenewsCredentials(call, error.Code) ? new Correction(null) : null;
    }

    // Credentials of which nobody knows when they end are not asked for anew: they would be the same.
    private static bool RenewsCredentials(Call call, string code)
    {
        if (call.HasRenewed || call.SignedBy is not { Expiration: not null } used || !EndedCodes.Contains(code)) return false;
        if (call.Auth.IsBucketSession) call.Client.Customization.ForgetSession(used);
        else if (call.Client.Credentials is IForgetful provider) provider.Forget(used);
        else return false;
        call.HasRenewed = true;
        PipelineLog.CredentialsEnded(call.Client.Log, call.Client.Model.ServiceId, call.Operation.Name, call.InvocationId, code);
        return true;
    }

    private static bool CorrectsSkew(Call call, Attempt attempt, string code)
    {
        if (call.IsSkewCorrected || !call.Auth.IsSigned || !SkewCodes.Contains(code)) return false;
        if (attempt.Response!.Header("Date") is not { } text) return false;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var theirs)) return false;
        if ((theirs - call.Client.SigningTime).Duration() < LeastSkew) return false;
        call.IsSkewCorrected = true;
        call.Client.Skew = theirs - call.Client.Time.GetUtcNow();
        PipelineLog.SkewCorrected(call.Client.Log, call.Client.Model.ServiceId, call.Operation.Name, call.Client.Skew.TotalSeconds);
        return true;
    }
}
