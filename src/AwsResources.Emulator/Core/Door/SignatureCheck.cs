using System.Globalization;
using AwsResources.Client.Model;
using AwsResources.Client.Signing;
using AwsResources.Client.Transport;

namespace AwsResources.Emulator.Core.Door;

/// <summary>Lets a call in when its signature holds, and refuses it in the service's own words when not.</summary>
internal sealed class SignatureCheck(AwsCredentials credentials)
{
    /// <returns>Who signed, for which region; null for a call that needs no signature and has none.</returns>
    /// <exception cref="EmulatorException">The signature does not hold.</exception>
    public SignatureAuthorization? Check(
        EmulatedService service, ServiceModel model, OperationModel? operation, AwsRequest request, DateTimeOffset now)
    {
        var verifier = new SigV4Verifier(id => id == credentials.AccessKeyId ? credentials : null)
        {
            DoubleEncode = !service.IsObjectStore,
            NormalizePath = !service.IsObjectStore,
            PresignedBodyIsUnsigned = service.IsObjectStore,
            Service = model.Metadata.SigningName ?? model.Metadata.EndpointPrefix,
        };
        var verdict = verifier.Verify(request, now);
        if (verdict.IsValid) return verdict.Authorization;
        if (verdict.Fault is SignatureFault.Missing && operation is not null && service.AllowsAnonymous(operation)) return null;
        throw Refusals.Of(model, Of(verdict.Fault), verdict.Message, service.IsObjectStore ? Details(verdict, now) : null);
    }

    private static Refusal Of(SignatureFault fault) => fault switch
    {
        SignatureFault.Missing => Refusal.MissingSignature,
        SignatureFault.Malformed => Refusal.MalformedSignature,
        SignatureFault.UnknownAccessKey => Refusal.UnknownAccessKey,
        SignatureFault.InvalidToken => Refusal.InvalidToken,
        SignatureFault.Skewed => Refusal.SkewedClock,
        SignatureFault.Expired => Refusal.ExpiredUrl,
        SignatureFault.WrongScope => Refusal.WrongScope,
        SignatureFault.PayloadMismatch => Refusal.WrongPayloadHash,
        SignatureFault.Mismatch => Refusal.WrongSignature,
        _ => throw new InvalidOperationException($"Unknown fault of a signature: {fault}."),
    };

    // S3 tells more than the others: enough to find out which side computed what.
    private static Dictionary<string, object?> Details(SignatureVerdict verdict, DateTimeOffset now)
    {
        var details = new Dictionary<string, object?>();
        var server = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        switch (verdict.Fault)
        {
            case SignatureFault.UnknownAccessKey:
                details["AWSAccessKeyId"] = verdict.Authorization?.AccessKeyId;
                break;
            case SignatureFault.Mismatch:
                details["AWSAccessKeyId"] = verdict.Authorization?.AccessKeyId;
                details["StringToSign"] = verdict.Steps?.StringToSign;
                details["SignatureProvided"] = verdict.Authorization?.Signature;
                details["CanonicalRequest"] = verdict.Steps?.CanonicalRequest;
                break;
            case SignatureFault.Skewed:
                details["ServerTime"] = server;
                details["MaxAllowedSkewMilliseconds"] = SigV4Verifier.LargestSkew.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
                break;
            case SignatureFault.Expired:
                details["ServerTime"] = server;
                break;
            default:
                break;
        }
        return details;
    }
}
