using AwsResources.Client.Diagnosis;

namespace AwsResources;

/// <summary>What a session chose, and why: the providers of credentials that were asked, and where each setting comes from. It never holds a secret.</summary>
/// <remarks><see cref="ToString"/> is a table for people, <see cref="ToJson"/> the same for programs.</remarks>
public sealed record AwsDiagnosis
{
    /// <summary>Whether the session has credentials to sign with.</summary>
    public required bool HasCredentials { get; init; }

    /// <summary>Why it has none, as a call would be told; null where it has some.</summary>
    public string? Problem { get; init; }

    /// <summary>The providers of credentials in the order in which they are asked, and what each answered when it was last asked.</summary>
    public required IReadOnlyList<AwsCredentialFinding> Credentials { get; init; }

    /// <summary>The profile, the files, and every setting, each with its value and where it comes from.</summary>
    public required IReadOnlyList<AwsSettingFinding> Settings { get; init; }

    /// <summary>A setting by its name, such as <c>region</c>.</summary>
    /// <param name="name">Its name, as in <see cref="AwsSettingFinding.Name"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such setting; the message lists the names.</exception>
    public AwsSettingFinding Setting(string name) => Settings.FirstOrDefault(setting => setting.Name == name)
        ?? throw new KeyNotFoundException($"There is no setting '{name}'. There are: {string.Join(", ", Settings.Select(setting => setting.Name))}.");

    /// <summary>The provider that has the credentials; null where none has.</summary>
    public AwsCredentialFinding? Found => Credentials.FirstOrDefault(finding => finding.Outcome is AwsCredentialOutcome.Found);

    /// <summary>All of it as JSON.</summary>
    /// <param name="indented">Whether it is spread over lines. Default: false.</param>
    public string ToJson(bool indented = false) => DiagnosisJson.Write(this, indented);

    /// <summary>All of it as a table.</summary>
    public override string ToString() => DiagnosisText.Write(this);
}
