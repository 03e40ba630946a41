using System.Text.Json.Nodes;
using AwsResources.SNS;

namespace AwsResources;

/// <summary>Policies of topics as JSON.</summary>
public static class TopicExtensions
{
    /// <summary>Says who may publish and subscribe.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="policy">The policy.</param>
    public static void SetPolicy(this ITopic topic, JsonNode policy)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(policy);
        topic.SetAttributes(PolicyOf(policy));
    }

    /// <inheritdoc cref="SetPolicy"/>
    /// <param name="topic">The topic.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task SetPolicyAsync(this ITopic topic, JsonNode policy, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(policy);
        return topic.SetAttributesAsync(PolicyOf(policy), cancellationToken);
    }

    private static TopicSetAttributesOptions PolicyOf(JsonNode policy) => new() { AttributeName = "Policy", AttributeValue = policy.ToJsonString() };
}
