using AwsResources.Client.Transport;

namespace AwsResources.Client.Signing;

/// <summary>The one spelling of a request that both sides of a signature agree on.</summary>
/// <remarks>The signer and the verifier both come through here; what differs between them is only which headers count.</remarks>
internal static class CanonicalRequest
{
    /// <summary>Writes the canonical form; returns where in it the list of signed headers stands.</summary>
    public static Range Write(
        ref Utf8Builder target, AwsRequest request, in SigningContext context, scoped SignedHeaders signed, scoped ReadOnlySpan<char> payloadHash)
    {
        target.Append(request.Method);
        target.Append((byte)'\n');
        WritePath(ref target, request.Path, context);
        target.Append((byte)'\n');
        CanonicalQuery.Write(ref target, request.Query);
        target.Append((byte)'\n');
        var list = CanonicalHeaders.Write(ref target, request, signed);
        target.Append((byte)'\n');
        target.Append(payloadHash);
        return list;
    }

    private static void WritePath(ref Utf8Builder target, string path, in SigningContext context)
    {
        if (context.NormalizePath) path = PathNormalizer.Normalize(path);
        if (path.Length == 0) path = "/";
        if (context.DoubleEncode) UriEncoding.AppendTwice(ref target, path);
        else UriEncoding.AppendCanonicalPath(ref target, path);
    }
}
