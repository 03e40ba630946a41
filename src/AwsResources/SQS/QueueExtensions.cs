using System.Text.Json.Nodes;
using AwsResources.SQS;

namespace AwsResources;

/// <summary>Finding queues, receiving without end, and policies as JSON.</summary>
public static class QueueExtensions
{
    /// <summary>Finds a queue of the account by its name.</summary>
    /// <param name="sqs">The service.</param>
    /// <param name="name">The name.</param>
    /// <exception cref="AwsServiceException">There is no such queue (<c>QueueDoesNotExist</c>), or the caller may not know.</exception>
    public static IQueue GetQueueByName(this ISQS sqs, string name)
    {
        ArgumentNullException.ThrowIfNull(sqs);
        return sqs.GetQueueByName(new() { QueueName = name });
    }

    /// <inheritdoc cref="GetQueueByName(ISQS, string)"/>
    /// <param name="sqs">The service.</param>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task<IQueue> GetQueueByNameAsync(this ISQS sqs, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sqs);
        return sqs.GetQueueByNameAsync(new() { QueueName = name }, cancellationToken);
    }

    /// <summary>
    /// The messages as they come: <c>await foreach (var message in queue.ReceiveAsync(cancellationToken: stop)) { …; await message.DeleteAsync(); }</c>.
    /// Ten at most are received at a time, and the next only when these were taken; each call waits up to 20 seconds for messages. A message that is not deleted comes back.
    /// </summary>
    /// <remarks>An empty queue is never asked more than once a second, also where calls do not wait (<c>WaitTimeSeconds = 0</c>).</remarks>
    /// <param name="queue">The queue.</param>
    /// <param name="options">Another number of messages or seconds to wait, what to tell of each message, and for how long it is kept from others; null for the defaults.</param>
    /// <param name="idle">For how long nothing may come until the messages end. Default: they never end, only the token ends them.</param>
    /// <param name="cancellationToken">Ends the receiving, also in the middle of a wait, by an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="AwsServiceException">The service answered with an error; the messages end by it.</exception>
    public static IAsyncEnumerable<IMessage> ReceiveAsync(
        this IQueue queue, QueueReceiveMessagesOptions? options = null, TimeSpan? idle = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queue);
        return new ReceiveLoop(queue, options, idle).RunAsync(cancellationToken);
    }

    /// <summary>As <see cref="ReceiveAsync"/>, by synchronous calls.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="options">Another number of messages or seconds to wait, what to tell of each message, and for how long it is kept from others; null for the defaults.</param>
    /// <param name="idle">For how long nothing may come until the messages end. Default: they never end.</param>
    /// <param name="cancellationToken">Ends the waits between calls, and is looked at before each call, which it does not end.</param>
    public static IEnumerable<IMessage> Receive(this IQueue queue, QueueReceiveMessagesOptions? options = null, TimeSpan? idle = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queue);
        return new ReceiveLoop(queue, options, idle).Run(cancellationToken);
    }

    /// <summary>Says who may send and receive.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="policy">The policy; null for none.</param>
    public static void SetPolicy(this IQueue queue, JsonNode? policy)
    {
        ArgumentNullException.ThrowIfNull(queue);
        queue.SetAttributes(PolicyOf(policy));
    }

    /// <inheritdoc cref="SetPolicy"/>
    /// <param name="queue">The queue.</param>
    /// <param name="policy">The policy; null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task SetPolicyAsync(this IQueue queue, JsonNode? policy, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queue);
        return queue.SetAttributesAsync(PolicyOf(policy), cancellationToken);
    }

    private static QueueSetAttributesOptions PolicyOf(JsonNode? policy) => new() { Attributes = new Dictionary<string, string> { ["Policy"] = policy?.ToJsonString() ?? "" } };
}
