namespace AwsResources.Client.Signing;

/// <summary>Takes dot segments and empty segments out of a path, as RFC 3986 does.</summary>
internal static class PathNormalizer
{
    public static string Normalize(string path)
    {
        if (!path.Contains("//", StringComparison.Ordinal) && !path.Contains("/.", StringComparison.Ordinal)) return path;

        var kept = new List<string>();
        foreach (var segment in path.Split('/'))
        {
            if (segment == ".." && kept.Count > 0) kept.RemoveAt(kept.Count - 1);
            if (segment is not ("" or "." or "..")) kept.Add(segment);
        }

        if (kept.Count == 0) return "/";
        var normal = "/" + string.Join('/', kept);
        var isFolder = path.EndsWith('/') || path.EndsWith("/.", StringComparison.Ordinal) || path.EndsWith("/..", StringComparison.Ordinal);
        return isFolder ? normal + "/" : normal;
    }
}
