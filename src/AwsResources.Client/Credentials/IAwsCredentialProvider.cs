namespace AwsResources;

/// <summary>Something that knows credentials. Implement it to bring credentials from a place of your own.</summary>
/// <remarks>
/// It is asked before every call, so it should remember its answer; it must be safe to share between threads.
/// A provider without asynchronous work implements <see cref="GetCredentials"/> alone.
/// </remarks>
public interface IAwsCredentialProvider
{
    /// <summary>Returns the credentials, or null when this provider has none.</summary>
    /// <param name="cancellationToken">Ends the search.</param>
    AwsCredentials? GetCredentials(CancellationToken cancellationToken = default);

    /// <summary>Returns the credentials without blocking, or null when this provider has none.</summary>
    /// <param name="cancellationToken">Ends the search.</param>
    ValueTask<AwsCredentials?> GetCredentialsAsync(CancellationToken cancellationToken = default) => new(GetCredentials(cancellationToken));
}

internal static class AwsCredentialProviderExtensions
{
    public static ValueTask<AwsCredentials?> GetCredentialsAsync(
        this IAwsCredentialProvider provider, bool async, CancellationToken cancellationToken)
        => async ? provider.GetCredentialsAsync(cancellationToken) : new(provider.GetCredentials(cancellationToken));
}
