using AwsResources.Client;
using AwsResources.S3;

namespace AwsResources;

/// <summary>What one does with buckets as a whole.</summary>
public static class BucketExtensions
{
    /// <summary>The part of a bucket whose keys begin alike, as a folder with objects and folders in it. No call is made.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="name">What the keys begin with, such as <c>2026/may/</c>; it is taken as it is. Default: the whole bucket.</param>
    /// <param name="delimiter">What separates the levels. Default: a slash.</param>
    public static BucketPrefix Prefix(this IBucket bucket, string name = "", string delimiter = "/") => new(bucket, name, delimiter);

    /// <summary>
    /// Empties the bucket, as one does before deleting it: every version of every object, and the markers of what was deleted, 1,000 a call. What is written meanwhile
    /// may stay. It cannot be undone.
    /// </summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="cancellationToken">Ends the calls; what was deleted by then stays deleted.</param>
    /// <returns>How much was deleted, and by how many calls.</returns>
    /// <exception cref="AwsBatchException">Some could not be deleted; all were tried. Its failures are what remains, each with the reason.</exception>
    public static Task<AwsBatchResult> ClearAsync(this IBucket bucket, CancellationToken cancellationToken = default) =>
        ClearAsync(bucket, async: true, cancellationToken);

    /// <inheritdoc cref="ClearAsync(IBucket, CancellationToken)"/>
    /// <param name="bucket">The bucket.</param>
    public static AwsBatchResult Clear(this IBucket bucket) => ClearAsync(bucket, async: false, default).EnsureCompleted();

    private static async Task<AwsBatchResult> ClearAsync(IBucket bucket, bool async, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bucket);
        // Directory buckets keep no versions, and do not list them.
        if (bucket.Name.EndsWith("--x-s3", StringComparison.Ordinal))
            return async ? await bucket.Objects.DeleteAsync(cancellationToken: cancellationToken).ConfigureAwait(false) : bucket.Objects.Delete();
        return async ? await bucket.ObjectVersions.DeleteAsync(cancellationToken: cancellationToken).ConfigureAwait(false) : bucket.ObjectVersions.Delete();
    }
}
