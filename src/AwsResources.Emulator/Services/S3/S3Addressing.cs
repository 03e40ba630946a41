using System.Text.RegularExpressions;
using AwsResources.Client.Transport;

namespace AwsResources.Emulator.Services.S3;

/// <summary>Buckets in the host name (<c>photos.s3.eu-west-1.amazonaws.com/cat.jpg</c>) are put into the path, where the model has them.</summary>
internal static partial class S3Addressing
{
    public static AwsRequest ToPathStyle(AwsRequest request)
    {
        var match = HostPattern().Match(request.Host);
        if (!match.Success) return request;
        var path = new AwsRequest
        {
            Method = request.Method,
            Scheme = request.Scheme,
            Host = request.Host[(match.Groups["bucket"].Length + 1)..],
            Path = "/" + match.Groups["bucket"].Value + (request.Path == "/" ? "" : request.Path),
            Body = request.Body,
        };
        foreach (var (name, value) in request.Query) path.Query.Add(name, value);
        foreach (var (name, value) in request.Headers) path.Headers.Add(name, value);
        return path;
    }

    // Of AWS's hosts the last s3 counts (a bucket may be called my.s3.backup), of a local one's the first.
    [GeneratedRegex(@"^(?:(?<bucket>.{3,})\.s3(?:[.-][a-z0-9.-]+)?\.amazonaws\.com(?:\.cn)?|(?<bucket>.{3,}?)\.(?:s3\.)?localhost(?:\.[a-z.]+)?)(?::\d+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex HostPattern();
}
