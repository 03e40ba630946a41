namespace AwsResources.Client.Configuration;

/// <summary>Takes what may be secret out of settings that are shown.</summary>
internal static class Redaction
{
    /// <summary>A text, without user, password and query where it is a URL, be it a malformed one.</summary>
    public static string OfUrl(string text)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal) + 3;
        if (start < 3) return text;
        var query = text.IndexOf('?', start);
        if (query >= 0) text = text[..query] + "?…";
        var end = text.IndexOf('/', start);
        var user = text.LastIndexOf('@', (end < 0 ? text.Length : end) - 1);
        return user < start ? text : $"{text[..start]}…{text[user..]}";
    }
}
