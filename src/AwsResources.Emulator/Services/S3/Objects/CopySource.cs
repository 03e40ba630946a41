using AwsResources.Emulator.Services.S3.Buckets;

namespace AwsResources.Emulator.Services.S3.Objects;

/// <summary>The object that x-amz-copy-source names: <c>bucket/key?versionId=id</c>, encoded, with or without a slash before it.</summary>
internal static class CopySource
{
    private const string VersionParameter = "?versionId=";

    /// <exception cref="EmulatorException">There is no such object, or it does not meet the copy's conditions.</exception>
    public static (S3Bucket Bucket, S3Object Source) Find(EmulatorCall call, S3Store store)
    {
        var text = call.Input.Required("CopySource");
        var version = text.LastIndexOf(VersionParameter, StringComparison.Ordinal);
        var path = Uri.UnescapeDataString(version < 0 ? text : text[..version]).TrimStart('/');
        var slash = path.IndexOf('/');
        if (slash <= 0 || slash == path.Length - 1)
            throw S3Errors.InvalidArgument("Copy Source must mention the source bucket and key: sourcebucket/sourcekey", "x-amz-copy-source", text);
        var bucket = store.Bucket(path[..slash]);
        var source = S3Store.Object(call, bucket, path[(slash + 1)..], version < 0 ? null : Uri.UnescapeDataString(text[(version + VersionParameter.Length)..]));
        Conditions.CheckCopySource(call, source);
        return (bucket, source);
    }
}
