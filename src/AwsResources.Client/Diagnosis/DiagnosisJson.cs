using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AwsResources.Client.Diagnosis;

/// <summary>Writes a diagnosis as JSON.</summary>
internal static class DiagnosisJson
{
    public static string Write(AwsDiagnosis diagnosis, bool indented)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteBoolean("HasCredentials", diagnosis.HasCredentials);
            Text(json, "Problem", diagnosis.Problem);
            json.WriteStartArray("Credentials");
            foreach (var finding in diagnosis.Credentials) Write(json, finding);
            json.WriteEndArray();
            json.WriteStartArray("Settings");
            foreach (var setting in diagnosis.Settings) Write(json, setting);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, AwsCredentialFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("Provider", finding.Provider);
        json.WriteString("Title", finding.Title);
        json.WriteString("Outcome", finding.Outcome.ToString());
        json.WriteString("Detail", finding.Detail);
        Text(json, "AccessKeyHint", finding.AccessKeyHint);
        Text(json, "AccountId", finding.AccountId);
        Text(json, "Expiration", finding.Expiration?.ToString("O", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AwsSettingFinding setting)
    {
        json.WriteStartObject();
        json.WriteString("Name", setting.Name);
        Text(json, "Value", setting.Value);
        json.WriteString("Origin", setting.Origin.ToString());
        json.WriteString("Place", setting.Place);
        Text(json, "Problem", setting.Problem);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }
}
