using AwsResources.Client.Transport;
using AwsResources.Client.Values;

namespace AwsResources.Client.Customizations.S3;

/// <summary>The source of a copy: <c>bucket/key</c> as text, or a structure of Bucket, Key and VersionId. On the wire it is a header, so it is percent-encoded.</summary>
internal static class CopySources
{
    private const string Member = "CopySource";
    private const string Version = "?versionId=";

    public static void Write(ref InputChange change)
    {
        if (!change.Knows(Member) || change.Get(Member) is not { } source) return;
        if (source is string text) change.Set(Member, Encode(text));
        else if (source is AwsStructure or not null && MapEntries.IsMap(source)) change.Set(Member, FromParts(source));
    }

    private static string FromParts(object source)
    {
        var parts = MapEntries.Of(source).Where(part => part.Value is not null).ToDictionary(part => part.Key, part => Scalars.ToText(part.Value!), StringComparer.Ordinal);
        var unknown = parts.Keys.Where(name => name is not ("Bucket" or "Key" or "VersionId")).Select(name => $"CopySource.{name} is not known; it takes Bucket, Key and VersionId.");
        var missing = new[] { "Bucket", "Key" }.Where(name => !parts.ContainsKey(name)).Select(name => $"CopySource.{name} is required.");
        if (unknown.Concat(missing).ToArray() is { Length: > 0 } faults) throw new AwsValidationException("S3", faults);

        var (bucket, key) = (parts["Bucket"], parts["Key"]);
        var path = UriEncoding.Encode(bucket.StartsWith("arn:", StringComparison.Ordinal) ? $"{bucket}/object/{key}" : $"{bucket}/{key}", keepSlashes: true);
        return parts.TryGetValue("VersionId", out var version) ? path + Version + version : path;
    }

    private static string Encode(string text)
    {
        var version = text.LastIndexOf(Version, StringComparison.Ordinal);
        return version < 0 ? UriEncoding.Encode(text, keepSlashes: true) : UriEncoding.Encode(text.AsSpan(0, version), keepSlashes: true) + text[version..];
    }
}
