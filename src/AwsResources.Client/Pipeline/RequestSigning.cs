using System.Text;
using AwsResources.Client.Integrity;
using AwsResources.Client.Pipeline.EventStreams;
using AwsResources.Client.Signing;
using AwsResources.Client.Tokens;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Pipeline;

/// <summary>Signs the request of a call, once for each attempt.</summary>
internal static class RequestSigning
{
    private const string FormType = "application/x-www-form-urlencoded";

    public static async ValueTask SignAsync(Call call, bool async, CancellationToken cancellationToken)
    {
        var isTrailing = call.Request.Headers.Contains("X-Amz-Trailer");
        if (call.Auth.Kind is AuthKind.Bearer) await BearerTokens.AuthorizeAsync(call, async, cancellationToken).ConfigureAwait(false);
        var credentials = await CredentialsAsync(call, async, cancellationToken).ConfigureAwait(false);
        if (credentials is null)
        {
            if (isTrailing) call.Request.Headers.Set("X-Amz-Content-Sha256", PayloadHashes.UnsignedWithTrailer);
            return;
        }
        if (call.Auth.Kind is AuthKind.SigV2) SigV2Signer.Sign(call.Request, credentials, call.Client.SigningTime);
        else if (SignsChunks(call, isTrailing)) SignChunks(call, isTrailing, credentials);
        else SigV4Signer.Sign(call.Request, credentials, Context(call, isTrailing ? PayloadHashes.UnsignedWithTrailer : PayloadHash(call), isTrailing));
        if (call.Request.Body.Frames is EventInput events) SignEvents(call, events, credentials);
    }

    public static async ValueTask PresignAsync(Call call, TimeSpan? expires, bool async, CancellationToken cancellationToken)
    {
        MoveFormToQuery(call);
        var credentials = await CredentialsAsync(call, async, cancellationToken).ConfigureAwait(false);
        if (credentials is null) return;
        var hash = call.Auth.IsS3 ? PayloadHashes.Unsigned : null;
        SigV4Signer.Presign(call.Request, credentials, Context(call, hash, isTrailing: false), expires ?? DefaultExpiry(call));
    }

    /// <summary>How long a permission lives where the caller does not say: as long as a session of S3 Express, or an hour.</summary>
    public static TimeSpan DefaultExpiry(Call call) => call.Auth.Kind is AuthKind.S3Express ? TimeSpan.FromMinutes(5) : TimeSpan.FromHours(1);

    /// <summary>The credentials that sign a call; null for a call that is not signed.</summary>
    /// <exception cref="AwsCredentialsException">The call must be signed, and nobody knows credentials.</exception>
    public static async ValueTask<AwsCredentials?> CredentialsAsync(Call call, bool async, CancellationToken cancellationToken)
    {
        if (!call.Auth.IsSigned) return null;
        var found = await call.Client.Credentials.GetCredentialsAsync(async, cancellationToken).ConfigureAwait(false)
            ?? throw new AwsCredentialsException(
                $"{call.Name}: no credentials were found. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, configure a profile, or give the session Credentials.");
        if (found.IsAnonymous) return null;
        call.Features = call.Features.With(found.Features);
        return call.SignedBy = call.Auth.Kind is AuthKind.S3Express
            ? await call.Client.Customization.OpenSessionAsync(call, found, async, cancellationToken).ConfigureAwait(false)
            : found;
    }

    // A trailer is unsigned where TLS protects it, unless the user asks for more; a body that cannot be hashed before it is sent is signed on the way.
    private static bool SignsChunks(Call call, bool isTrailing)
    {
        if (!call.Auth.IsS3 || call.Auth.Kind is AuthKind.SigV4a) return false;
        if (isTrailing) return call.Request.Scheme != "https" || call.Client.SignsPayloads == true;
        return !call.Request.Body.IsReplayable && PayloadHash(call) is null;
    }

    private static void SignChunks(Call call, bool isTrailing, AwsCredentials credentials)
    {
        if (!isTrailing) RequestChecksum.PutInChunks(call.Request, null);
        if (!call.Request.Headers.Contains("X-Amz-Decoded-Content-Length"))
            throw new AwsValidationException(call.Name, ["S3 must be told beforehand how long a body is whose chunks are signed, and this stream cannot tell: give AwsBody.FromStream its length."]);
        var context = Context(call, isTrailing ? PayloadHashes.ChunkedWithTrailer : PayloadHashes.Chunked, isTrailing);
        var steps = new SignatureSteps();
        SigV4Signer.Sign(call.Request, credentials, context, steps);
        ((TrailerChunkedStream)call.Request.Body.Stream!).Signer = new ChunkSigner(credentials, context, steps.Signature);
    }

    private static void SignEvents(Call call, EventInput events, AwsCredentials credentials)
    {
        if (call.Auth.Kind is not AuthKind.SigV4)
            throw new NotSupportedException($"{call.Name}: the events of an input can be signed with Signature Version 4 only, and this call is to be signed with {call.Auth.Kind}.");
        if (!call.Request.Headers.TryGet("Authorization", out var authorization)) return;
        events.Signer = new EventSigner(credentials, call.Auth.Region, call.Auth.Service, () => call.Client.SigningTime, EventSigner.SeedOf(authorization));
    }

    private static SigningContext Context(Call call, string? payloadHash, bool isTrailing) => new()
    {
        Region = call.Auth.Region,
        RegionSet = call.Auth.RegionSet,
        Service = call.Auth.Service,
        Time = call.Client.SigningTime,
        PayloadHash = payloadHash,
        DoubleEncode = call.Auth.DoubleEncode,
        SessionTokenName = call.Auth.Kind is AuthKind.S3Express ? SigningContext.ExpressSessionToken : SigningContext.SecurityToken,
        NormalizePath = !call.Auth.IsS3,
        SendPayloadHash = call.Auth.IsS3 || isTrailing || payloadHash is not null || call.Client.Customization.SendsPayloadHash,
    };

    // Null hashes the payload. Over plain http the hash is all that protects it.
    private static string? PayloadHash(Call call)
    {
        if (call.Request.Body.Frames is not null) return PayloadHashes.Events;
        if (call.Request.Scheme != "https") return null;
        if (!call.Auth.IsS3) return call.Auth.UnsignedPayload ? PayloadHashes.Unsigned : null;
        if (call.Client.SignsPayloads is { } signs) return signs ? null : PayloadHashes.Unsigned;
        var isStreamed = call.Operation.Input.Payload is { } payload && (payload.IsStreaming || payload.Shape.IsStreaming);
        return isStreamed && (HasChecksum(call.Request.Headers) || !call.Request.Body.IsReplayable) ? PayloadHashes.Unsigned : null;
    }

    private static bool HasChecksum(HeaderList headers)
    {
        if (headers.Contains("Content-MD5")) return true;
        foreach (var name in Checksum.Names)
            if (headers.Contains(Checksum.HeaderOf(name))) return true;
        return false;
    }

    // A URL has no body: the query protocols' form becomes the query.
    private static void MoveFormToQuery(Call call)
    {
        var request = call.Request;
        if (request.Body.Length == 0)
        {
            _ = request.Headers.Remove("Content-Type");
            return;
        }
        if (!request.Headers.TryGet("Content-Type", out var type) || !type.StartsWith(FormType, StringComparison.Ordinal))
            throw new ArgumentException($"{call.Name} cannot be presigned with a body: a URL cannot carry one. Leave the body out; whoever uses the URL sends it.");
        request.Query.AddEncoded(Encoding.UTF8.GetString(request.Body.Bytes.Span).Replace("+", "%20", StringComparison.Ordinal));
        request.Body = RequestBody.Empty;
        request.Method = "GET";
        _ = request.Headers.Remove("Content-Type");
    }
}
