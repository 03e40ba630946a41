using System.Text;

namespace AwsResources.EC2;

/// <summary>Texts that EC2 answers as base64.</summary>
internal static class Base64Text
{
    /// <summary>The bytes; null for none.</summary>
    public static ReadOnlyMemory<byte>? Bytes(string? base64) => base64 is null ? (ReadOnlyMemory<byte>?)null : Convert.FromBase64String(base64);

    /// <summary>The text, read as UTF-8; null for none. Consoles print what they like: bytes that are no text read as replacement characters.</summary>
    public static string? Text(string? base64) => Bytes(base64) is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;
}

public sealed partial class GetConsoleOutputResult
{
    /// <summary>What the instance printed, decoded: <see cref="Output"/> is base64. Null where nothing was kept yet.</summary>
    public string? Text => Base64Text.Text(Output);
}
