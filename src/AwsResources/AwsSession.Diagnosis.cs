using AwsResources.Client;
using AwsResources.Client.Diagnosis;

namespace AwsResources;

public sealed partial class AwsSession
{
    /// <summary>Says what the session chose and why: each provider of credentials with what it answered, and each setting with where it comes from. Never a secret.</summary>
    /// <remarks>Credentials are looked for as by a call, if no call did so yet. That they are missing, or that a setting is malformed, is in the diagnosis, and no exception.</remarks>
    public AwsDiagnosis Diagnose() => SessionDiagnosis.MakeAsync(_runtime, async: false, CancellationToken.None).EnsureCompleted();

    /// <inheritdoc cref="Diagnose"/>
    /// <param name="cancellationToken">Ends the search for credentials.</param>
    public Task<AwsDiagnosis> DiagnoseAsync(CancellationToken cancellationToken = default)
        => SessionDiagnosis.MakeAsync(_runtime, async: true, cancellationToken).AsTask();
}
