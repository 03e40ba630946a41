using System.Text.Json.Nodes;
using AwsResources.S3;

namespace AwsResources;

/// <summary>Policies of buckets as JSON.</summary>
public static class BucketPolicyExtensions
{
    /// <summary>Sets the policy.</summary>
    /// <param name="bucketPolicy">The policy of a bucket.</param>
    /// <param name="policy">Who may do what with the bucket.</param>
    public static void Put(this IBucketPolicy bucketPolicy, JsonNode policy)
    {
        ArgumentNullException.ThrowIfNull(bucketPolicy);
        ArgumentNullException.ThrowIfNull(policy);
        bucketPolicy.Put(new() { Policy = policy.ToJsonString() });
    }

    /// <inheritdoc cref="Put(IBucketPolicy, JsonNode)"/>
    /// <param name="bucketPolicy">The policy of a bucket.</param>
    /// <param name="policy">Who may do what with the bucket.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task PutAsync(this IBucketPolicy bucketPolicy, JsonNode policy, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bucketPolicy);
        ArgumentNullException.ThrowIfNull(policy);
        return bucketPolicy.PutAsync(new() { Policy = policy.ToJsonString() }, cancellationToken);
    }
}
