using AwsResources.Client;
using AwsResources.Client.Customizations.S3;

namespace AwsResources;

/// <summary>Makes forms that upload to S3.</summary>
public static class AwsPresignedPosts
{
    /// <summary>Makes a form with which whoever holds it may upload one object. Nothing is sent.</summary>
    /// <param name="client">The client of <c>s3</c>.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The object's key. Where it ends with <c>${filename}</c>, the name of the uploaded file stands there.</param>
    /// <param name="conditions">What the form must fulfil besides. Default: nothing.</param>
    /// <param name="fields">
    /// Further fields, such as <c>acl</c> or <c>Content-Type</c>. S3 takes no field that no condition speaks of: where none of
    /// <paramref name="conditions"/> does, the field must have the value given here.
    /// </param>
    /// <param name="expires">How long the form may be used, from one second to seven days. Default: one hour, and five minutes for a bucket of S3 Express.</param>
    /// <param name="cancellationToken">Ends the search for credentials.</param>
    /// <exception cref="ArgumentException">The client is not that of S3.</exception>
    /// <exception cref="AwsValidationException">The bucket's name is none.</exception>
    /// <exception cref="AwsCredentialsException">No credentials were found.</exception>
    public static Task<AwsPresignedPost> PresignPostAsync(
        this AwsClient client, string bucket, string key, IEnumerable<AwsPostCondition>? conditions = null,
        IReadOnlyDictionary<string, string>? fields = null, TimeSpan? expires = null, CancellationToken cancellationToken = default) =>
        PostPolicy.PresignAsync(client, bucket, key, conditions, fields, expires, async: true, cancellationToken).AsTask();

    /// <inheritdoc cref="PresignPostAsync"/>
    public static AwsPresignedPost PresignPost(
        this AwsClient client, string bucket, string key, IEnumerable<AwsPostCondition>? conditions = null,
        IReadOnlyDictionary<string, string>? fields = null, TimeSpan? expires = null, CancellationToken cancellationToken = default) =>
        PostPolicy.PresignAsync(client, bucket, key, conditions, fields, expires, async: false, cancellationToken).EnsureCompleted();
}
