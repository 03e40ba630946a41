using System.Globalization;

namespace AwsResources.S3;

/// <summary>Parts of uploads by their numbers. Identifiers are text; what they stand for here is a number.</summary>
public static class MultipartUploadExtensions
{
    /// <summary>A part of the upload. No call is made.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="number">The part's number, from 1 to 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no parts of that number.</exception>
    public static IMultipartUploadPart Part(this IMultipartUpload upload, int number)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 10_000);
        return upload.Part(number.ToString(CultureInfo.InvariantCulture));
    }
}
