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
        var token = await FindAsync(call, async, cancellationToken).ConfigureAwait(false);
        call.Features = call.Features.With(token.Features);
        call.Request.Headers.Set("Authorization", "Bearer " + token.Value);
    }

    private static async ValueTask<AwsToken> FindAsync(Call call, bool async, CancellationToken cancellationToken)
    {
        var tokens = call.Client.Tokens;
        try
        {
            if (await tokens.FindAsync(call.Client.Time.GetUtcNow(), async, cancellationToken).ConfigureAwait(false) is { } token) return token;
        }
        catch (AwsCredentialsException error)
        {
            throw new AwsCredentialsException($"{call.Name}: {error.Message}", error);
        }

        throw new AwsCredentialsException($"{call.Name} is authorised by a bearer token, and none was found. Tried: {tokens.Tried}.");
    }

    private static bool IsLoopback(AwsRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var uri) && uri.IsLoopback;
}
