using AwsResources.Client.Pipeline;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Tokens;

/// <summary>Authorises requests with a bearer token. A token that is overheard is lost, so it is sent over TLS, or to this machine itself.</summary>
internal static class BearerTokens
{
    public static async ValueTask AuthorizeAsync(Call call, bool async, CancellationToken cancellationToken)
    {
        if (call.Request.Scheme != "https" && !IsLoopback(call.Request))
            throw new AwsEndpointException(
                $"{call.Name} is authorised by a bearer token, which is never sent over plain {call.Request.Scheme} to another machine ({call.Request.Host}). Use an https endpoint.");
        call.Request.Headers.Set("Authorization", "Bearer " + (await FindAsync(call, async, cancellationToken).ConfigureAwait(false)).Value);
    }

    // What code gives comes first, as everywhere.
    private static async ValueTask<AwsToken> FindAsync(Call call, bool async, CancellationToken cancellationToken)
    {
        var tokens = call.Client.Tokens;
        if (tokens.FromCode is { } provider && await provider.GetTokenAsync(async, cancellationToken).ConfigureAwait(false) is { } given)
        {
            if (given.Expiration is { } end && end <= call.Client.Time.GetUtcNow())
                throw new AwsCredentialsException($"{call.Name}: the bearer token of {nameof(AwsSessionOptions)}.{nameof(AwsSessionOptions.TokenProvider)} ended at {end:u}.");
            return given;
        }
        return tokens.FromEnvironment.GetToken(cancellationToken) ?? throw new AwsCredentialsException(
            $"{call.Name} is authorised by a bearer token, and none was found. Tried: {nameof(AwsSessionOptions)}.{nameof(AwsSessionOptions.TokenProvider)}, {tokens.FromEnvironment.Variable}.");
    }

    private static bool IsLoopback(AwsRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var uri) && uri.IsLoopback;
}

/// <summary>Where one client's bearer tokens come from.</summary>
/// <param name="FromCode">What the session's options give; null for none.</param>
/// <param name="FromEnvironment">The variable of this service.</param>
internal sealed record TokenSources(IAwsTokenProvider? FromCode, EnvironmentTokens FromEnvironment);
