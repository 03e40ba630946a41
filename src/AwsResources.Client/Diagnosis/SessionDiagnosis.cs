using AwsResources.Client.Credentials;
using AwsResources.Client.Session;

namespace AwsResources.Client.Diagnosis;

/// <summary>Asks a session what it chose. It asks as a call does: what is known already is not asked for again.</summary>
internal static class SessionDiagnosis
{
    public static async ValueTask<AwsDiagnosis> MakeAsync(SessionRuntime session, bool async, CancellationToken cancellationToken)
    {
        var (found, problem) = await AskAsync(session, async, cancellationToken).ConfigureAwait(false);
        return new AwsDiagnosis
        {
            HasCredentials = found is not null,
            Problem = problem,
            Credentials = Findings(session, found, problem),
            Settings = SettingReport.Make(session.Configuration, session.Clients.Select(client => client.Model.ServiceId)),
        };
    }

    private static async ValueTask<(AwsCredentials? Found, string? Problem)> AskAsync(SessionRuntime session, bool async, CancellationToken cancellationToken)
    {
        try
        {
            var found = await session.Credentials.GetCredentialsAsync(async, cancellationToken).ConfigureAwait(false);
            return (found, found is null ? "The credential provider has no credentials." : null);
        }
        catch (AwsException error)
        {
            return (null, error.Message);
        }
    }

    private static IReadOnlyList<AwsCredentialFinding> Findings(SessionRuntime session, AwsCredentials? found, string? problem)
    {
        if (session.Options.Credentials is { } given)
            return [AwsCredentialFinding.Found("code", $"{nameof(AwsSessionOptions)}.{nameof(AwsSessionOptions.Credentials)}", given)];
        if (session.Options.CredentialProvider is { } own) return [Of(own, found, problem)];
        return session.Credentials is CredentialChain chain ? chain.Findings : [];
    }

    private static AwsCredentialFinding Of(IAwsCredentialProvider own, AwsCredentials? found, string? problem)
    {
        var provider = own is RoleProvider ? AwsCredentialProviders.AssumeRole : "code";
        var title = (own as RoleProvider)?.Place ?? $"{nameof(AwsSessionOptions)}.{nameof(AwsSessionOptions.CredentialProvider)} ({own.GetType().Name})";
        return found is not null ? AwsCredentialFinding.Found(provider, title, found) : new AwsCredentialFinding
        {
            Provider = provider,
            Title = title,
            Outcome = AwsCredentialOutcome.Failed,
            Detail = problem ?? "",
        };
    }
}
