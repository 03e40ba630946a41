using System.Globalization;
using System.Text;

namespace AwsResources.Client.Diagnosis;

/// <summary>Writes a diagnosis as a table for people.</summary>
internal static class DiagnosisText
{
    public static string Write(AwsDiagnosis diagnosis)
    {
        var text = new StringBuilder("Credentials, in the order in which they are looked for:\n");
        foreach (var finding in diagnosis.Credentials) Row(text, finding.Provider, Word(finding.Outcome), Detail(finding));
        if (diagnosis.Problem is { } problem && diagnosis.Credentials.All(finding => finding.Detail != problem) && !IsList(problem))
            _ = text.Append("  ").Append(problem).Append('\n');
        _ = text.Append("Settings:\n");
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var setting in diagnosis.Settings)
            Row(text, setting.Name, setting.Problem is null ? setting.Value ?? "-" : "?", setting.Problem is not { } fault ? setting.Place : shown.Add(fault) ? fault : "as above");
        return text.ToString().TrimEnd('\n');
    }

    // The message of an empty chain is the list that stands above already.
    private static bool IsList(string problem) => problem.Contains('\n', StringComparison.Ordinal);

    private static void Row(StringBuilder text, string first, string second, string third) =>
        text.Append("  ").Append(first.PadRight(38)).Append(' ').Append(second.PadRight(16)).Append(third.Length > 0 ? " " : "").Append(third).Append('\n');

    private static string Detail(AwsCredentialFinding finding)
    {
        if (finding.Outcome is not AwsCredentialOutcome.Found) return finding.Detail;
        var account = finding.AccountId is { } id ? $", account {id}" : "";
        var end = finding.Expiration is { } time ? string.Create(CultureInfo.InvariantCulture, $", until {time:u}") : "";
        return $"{finding.Detail}, key {finding.AccessKeyHint}{account}{end}";
    }

    private static string Word(AwsCredentialOutcome outcome) => outcome switch
    {
        AwsCredentialOutcome.Found => "found",
        AwsCredentialOutcome.NotConfigured => "not configured",
        AwsCredentialOutcome.Failed => "failed",
        _ => "not asked",
    };
}
