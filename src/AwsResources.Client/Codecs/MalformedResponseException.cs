namespace AwsResources.Client.Codecs;

/// <summary>
/// Bytes that are not what the protocol promises: truncated, of another format, or nested without end.
/// The message names the place; of the content it shows only the start of what is no document at all, since the rest may be secret.
/// </summary>
internal sealed class MalformedResponseException : FormatException
{
    private const int ExcerptLength = 60;

    public MalformedResponseException(string message, long position, Exception? innerException = null)
        : base(message, innerException) => Position = position;

    /// <summary>The byte at which reading ended.</summary>
    public long Position { get; }

    /// <summary>The beginning of the bytes as printable text, in quotes; of what may be JSON no more than its first sign, for a secret may follow.</summary>
    public static string Excerpt(ReadOnlySpan<byte> content)
    {
        if (content is [(byte)'{' or (byte)'[' or (byte)'"', _, ..]) return $"'{(char)content[0]}…'";
        var text = System.Text.Encoding.UTF8.GetString(content[..Math.Min(content.Length, ExcerptLength * 2)]);
        var shown = new System.Text.StringBuilder("'");
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, ExcerptLength))) shown.Append(char.IsControl(c) ? ' ' : c);
        return shown.Append(text.Length > ExcerptLength ? "…'" : "'").ToString();
    }
}
