using System.Text;

namespace AwsResources.Client.Credentials;

/// <summary>Asks one source after the other, keeps to the one that answered, and refreshes its credentials before they end.</summary>
internal sealed class CredentialChain : IAwsCredentialProvider
{
    private readonly IReadOnlyList<CredentialSource> _sources;
    private readonly RefreshingCredentials _cache;
    private readonly string? _wantedBy;
    private CredentialSource? _chosen;

    /// <param name="sources">The sources in their order.</param>
    /// <param name="time">The clock.</param>
    /// <param name="wantedBy">The setting that asks for just these sources, for messages; null where they are the session's own.</param>
    public CredentialChain(IReadOnlyList<CredentialSource> sources, TimeProvider time, string? wantedBy = null)
    {
        _wantedBy = wantedBy;
        _sources = sources;
        _cache = new RefreshingCredentials(AskAsync, time);
    }

    /// <summary>Told of a refresh that failed while the credentials at hand were still good.</summary>
    public Action<Exception>? RefreshFailed
    {
        get => _cache.RefreshFailed;
        set => _cache.RefreshFailed = value;
    }

    /// <exception cref="AwsCredentialsException">No source has credentials, or one that is configured fails.</exception>
    public AwsCredentials? GetCredentials(CancellationToken cancellationToken = default)
        => _cache.GetAsync(async: false, cancellationToken).EnsureCompleted();

    /// <exception cref="AwsCredentialsException">No source has credentials, or one that is configured fails.</exception>
    public async ValueTask<AwsCredentials?> GetCredentialsAsync(CancellationToken cancellationToken = default)
        => await _cache.GetAsync(async: true, cancellationToken).ConfigureAwait(false);

    private async ValueTask<AwsCredentials> AskAsync(bool async, CancellationToken cancellationToken)
    {
        if (_chosen is not null && (await _chosen.AskAsync(async, cancellationToken).ConfigureAwait(false)).Credentials is { } renewed) return renewed;

        var findings = new StringBuilder();
        foreach (var source in _sources)
        {
            var answer = await source.AskAsync(async, cancellationToken).ConfigureAwait(false);
            if (answer.Credentials is { } credentials)
            {
                _chosen = source;
                return credentials;
            }

            _ = findings.Append("\n  ").Append(source.Name).Append(": ").Append(answer.Finding);
        }

        if (_wantedBy is not null) throw new AwsCredentialsException($"No credentials were found for {_wantedBy}. Tried, in this order:{findings}");
        throw new AwsCredentialsException(
            $"No credentials were found. Tried, in this order:{findings}\n"
            + "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, run `aws configure`, or give the session credentials.");
    }
}
