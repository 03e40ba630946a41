using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AwsResources.Client.Credentials;

/// <summary>Asks one source after the other, keeps to the one that answered, and refreshes its credentials before they end.</summary>
internal sealed class CredentialChain : IAwsCredentialProvider, IForgetful
{
    private readonly IReadOnlyList<CredentialSource> _sources;
    private readonly RefreshingCredentials _cache;
    private readonly ILogger _log;
    private readonly string? _wantedBy;
    private CredentialSource? _chosen;
    private volatile IReadOnlyList<AwsCredentialFinding> _findings = [];

    /// <param name="sources">The sources in their order.</param>
    /// <param name="time">The clock.</param>
    /// <param name="wantedBy">The setting that asks for just these sources, for messages; null where they are the session's own.</param>
    /// <param name="log">Where it is told what answered; null for nowhere.</param>
    public CredentialChain(IReadOnlyList<CredentialSource> sources, TimeProvider time, string? wantedBy = null, ILogger? log = null)
    {
        _wantedBy = wantedBy;
        _sources = sources;
        _log = log ?? NullLogger.Instance;
        _cache = new RefreshingCredentials(AskAsync, time)
        {
            RefreshFailed = error => CredentialLog.RefreshFailed(_log, _chosen?.Name ?? "the chain", error.GetType().Name),
        };
    }

    /// <summary>What the sources answered when they were last asked, in their order; empty before that.</summary>
    public IReadOnlyList<AwsCredentialFinding> Findings => _findings;

    /// <summary>The last refresh that nobody waits for.</summary>
    internal Task Refreshing => _cache.Refreshing;

    /// <exception cref="AwsCredentialsException">No source has credentials, or one that is configured fails.</exception>
    public AwsCredentials? GetCredentials(CancellationToken cancellationToken = default)
        => _cache.GetAsync(async: false, cancellationToken).EnsureCompleted();

    /// <exception cref="AwsCredentialsException">No source has credentials, or one that is configured fails.</exception>
    public async ValueTask<AwsCredentials?> GetCredentialsAsync(CancellationToken cancellationToken = default)
        => await _cache.GetAsync(async: true, cancellationToken).ConfigureAwait(false);

    public void Forget(AwsCredentials credentials)
    {
        _chosen?.Refuse(credentials);
        _cache.Forget(credentials);
    }

    private async ValueTask<AwsCredentials> AskAsync(bool async, CancellationToken cancellationToken)
    {
        if (_chosen is { } chosen && await AskAsync([chosen], _findings, async, cancellationToken).ConfigureAwait(false) is { } renewed) return renewed;
        var asked = _sources.Select(AwsCredentialFinding.NotAsked).ToArray();
        return await AskAsync(_sources, asked, async, cancellationToken).ConfigureAwait(false) ?? throw Empty();
    }

    /// <summary>Asks some sources, and puts what they answer in the place of what is known of them.</summary>
    private async ValueTask<AwsCredentials?> AskAsync(
        IReadOnlyList<CredentialSource> sources, IReadOnlyList<AwsCredentialFinding> known, bool async, CancellationToken cancellationToken)
    {
        var findings = known.ToArray();
        try
        {
            foreach (var source in sources)
            {
                var index = Array.FindIndex(findings, finding => finding.Provider == source.Method);
                var answer = await AskAsync(source, index, findings, async, cancellationToken).ConfigureAwait(false);
                if (answer is null) continue;
                _chosen = source;
                return answer;
            }
        }
        finally
        {
            _findings = findings;
        }

        return null;
    }

    private async ValueTask<AwsCredentials?> AskAsync(
        CredentialSource source, int index, AwsCredentialFinding[] findings, bool async, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await source.AskAsync(async, cancellationToken).ConfigureAwait(false);
            findings[index] = AwsCredentialFinding.Of(source, answer);
            if (answer.Credentials is null) CredentialLog.Passed(_log, source.Name);
            else CredentialLog.Found(_log, source.Name);
            return answer.Credentials;
        }
        catch (AwsException error)
        {
            findings[index] = AwsCredentialFinding.Of(source, error);
            CredentialLog.Failed(_log, source.Name, error.GetType().Name);
            throw;
        }
    }

    private AwsCredentialsException Empty()
    {
        var list = new StringBuilder();
        foreach (var finding in _findings) _ = list.Append("\n  ").Append(finding.Title).Append(": ").Append(finding.Detail);
        if (_findings.Count == 0) _ = list.Append(" nothing, for the chain has no providers.");
        var text = _wantedBy is not null
            ? $"No credentials were found for {_wantedBy}. Tried, in this order:{list}"
            : $"No credentials were found. Tried, in this order:{list}\n"
                + "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, run `aws configure`, or give the session credentials.";
        return new AwsCredentialsException(text) { Findings = _findings };
    }
}
