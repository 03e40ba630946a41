using System.Globalization;
using AwsResources.Emulator.Services.S3.Buckets;

namespace AwsResources.Emulator.Services.S3;

/// <summary>S3's refusals. Codes, sentences and the elements beside them are the service's own, because users match on them.</summary>
internal static class S3Errors
{
    public static EmulatorException NoSuchBucket(string bucket) =>
        Make("NoSuchBucket", "The specified bucket does not exist", 404, ("BucketName", bucket));

    public static EmulatorException NoSuchKey(string key) => Make("NoSuchKey", "The specified key does not exist.", 404, ("Key", key));

    public static EmulatorException NoSuchVersion(string key, string versionId) =>
        Make("NoSuchVersion", "The specified version does not exist.", 404, ("Key", key), ("VersionId", versionId));

    public static EmulatorException NoSuchUpload(string uploadId) => Make("NoSuchUpload",
        "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.", 404,
        ("UploadId", uploadId));

    public static EmulatorException BucketNotEmpty(string bucket) =>
        Make("BucketNotEmpty", "The bucket you tried to delete is not empty", 409, ("BucketName", bucket));

    public static EmulatorException BucketNotEmptyOfVersions(string bucket) => Make("BucketNotEmpty",
        "The bucket you tried to delete is not empty. You must delete all versions in the bucket.", 409, ("BucketName", bucket));

    public static EmulatorException BucketAlreadyOwnedByYou(string bucket) => Make("BucketAlreadyOwnedByYou",
        "Your previous request to create the named bucket succeeded and you already own it.", 409, ("BucketName", bucket));

    public static EmulatorException InvalidBucketName(string bucket) =>
        Make("InvalidBucketName", "The specified bucket is not valid.", 400, ("BucketName", bucket));

    public static EmulatorException InvalidLocationConstraint(string constraint) => Make("InvalidLocationConstraint",
        "The specified location-constraint is not valid", 400, ("LocationConstraint", constraint));

    public static EmulatorException IllegalLocationConstraint(string constraint) => Make("IllegalLocationConstraintException",
        $"The {constraint} location constraint is incompatible for the region specific endpoint this request was sent to.", 400);

    public static EmulatorException PermanentRedirect(S3Bucket bucket) => Make("PermanentRedirect",
        "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.",
        301, ("Endpoint", $"{bucket.Name}.s3.{bucket.Region}.amazonaws.com"), ("Bucket", bucket.Name));

    public static EmulatorException WrongRegion(string sent, string expected) => Make("AuthorizationHeaderMalformed",
        $"The authorization header is malformed; the region '{sent}' is wrong; expecting '{expected}'", 400, ("Region", expected));

    public static EmulatorException InvalidArgument(string message, string name, string? value) =>
        Make("InvalidArgument", message, 400, ("ArgumentName", name), ("ArgumentValue", value));

    public static EmulatorException InvalidRequest(string message) => Make("InvalidRequest", message, 400);

    public static EmulatorException InvalidTag(string message, string? key = null) => Make("InvalidTag", message, 400, ("TagKey", key));

    public static EmulatorException BadRequest(string message) => Make("BadRequest", message, 400);

    public static EmulatorException MalformedXml() =>
        Make("MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema", 400);

    public static EmulatorException KeyTooLong(int size, int limit) =>
        Make("KeyTooLongError", "Your key is too long", 400, ("Size", Number(size)), ("MaxSizeAllowed", Number(limit)));

    public static EmulatorException MetadataTooLarge(int size, int limit) => Make("MetadataTooLarge",
        "Your metadata headers exceed the maximum allowed metadata size", 400, ("Size", Number(size)), ("MaxSizeAllowed", Number(limit)));

    public static EmulatorException InvalidRange(string range, long size) => Make("InvalidRange", "The requested range is not satisfiable", 416,
        ("RangeRequested", range), ("ActualObjectSize", Number(size)));

    public static EmulatorException InvalidPartNumber(int number, int count) => Make("InvalidPartNumber",
        "The requested partnumber is not satisfiable", 416, ("PartNumberRequested", Number(number)), ("ActualPartCount", Number(count)));

    public static EmulatorException PreconditionFailed(string condition) =>
        Make("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412, ("Condition", condition));

    public static EmulatorException NotModified() => Make("NotModified", "Not Modified", 304);

    public static EmulatorException MethodNotAllowed(string method, string resourceType) => Make("MethodNotAllowed",
        "The specified method is not allowed against this resource.", 405, ("Method", method), ("ResourceType", resourceType));

    public static EmulatorException InvalidPart(string uploadId, int number, string? eTag) => Make("InvalidPart",
        "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
        400, ("UploadId", uploadId), ("PartNumber", Number(number)), ("ETag", eTag));

    public static EmulatorException InvalidPartOrder(string uploadId) => Make("InvalidPartOrder",
        "The list of parts was not in ascending order. Parts must be ordered by part number.", 400, ("UploadId", uploadId));

    public static EmulatorException EntityTooSmall(int size, int number, string eTag, int minimum) => Make("EntityTooSmall",
        "Your proposed upload is smaller than the minimum allowed size", 400, ("ProposedSize", Number(size)),
        ("MinSizeAllowed", Number(minimum)), ("PartNumber", Number(number)), ("ETag", eTag));

    public static EmulatorException BadDigest(string algorithm) =>
        Make("BadDigest", $"The {algorithm} you specified did not match the calculated checksum.", 400);

    public static EmulatorException InvalidDigest() => Make("InvalidDigest", "The Content-MD5 you specified was invalid.", 400);

    public static EmulatorException Missing(string code, string message, string bucket) => Make(code, message, 404, ("BucketName", bucket));

    public static EmulatorException NotSupportedHere(string what) =>
        Make("NotImplemented", $"The emulator does not implement {what} of S3.", 501);

    private static EmulatorException Make(string code, string message, int status, params (string Name, string? Value)[] members) =>
        new(code, message, status, members.Where(member => member.Value is not null)
            .ToDictionary(member => member.Name, member => (object?)member.Value));

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
