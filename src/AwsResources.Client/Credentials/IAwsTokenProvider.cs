namespace AwsResources;

/// <summary>Something that knows bearer tokens, which some services take instead of signatures. Implement it to bring tokens from a place of your own.</summary>
/// <remarks>
/// It is asked before every attempt of a call that is authorised by a token, so it should remember its answer; it must be safe to share
/// between threads. A provider without asynchronous work implements <see cref="GetToken"/> alone.
/// </remarks>
public interface IAwsTokenProvider
{
    /// <summary>Returns the token, or null when this provider has none.</summary>
    /// <param name="cancellationToken">Ends the search.</param>
    AwsToken? GetToken(CancellationToken cancellationToken = default);

    /// <summary>Returns the token without blocking, or null when this provider has none.</summary>
    /// <param name="cancellationToken">Ends the search.</param>
    ValueTask<AwsToken?> GetTokenAsync(CancellationToken cancellationToken = default) => new(GetToken(cancellationToken));
}

internal static class AwsTokenProviderExtensions
{
    public static ValueTask<AwsToken?> GetTokenAsync(this IAwsTokenProvider provider, bool async, CancellationToken cancellationToken)
        => async ? provider.GetTokenAsync(cancellationToken) : new(provider.GetToken(cancellationToken));
}
