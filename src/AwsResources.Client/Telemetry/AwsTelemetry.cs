namespace AwsResources;

/// <summary>The names under which calls are told to OpenTelemetry: <c>tracing.AddSource(AwsTelemetry.Name)</c>, <c>metrics.AddMeter(AwsTelemetry.Name)</c>.</summary>
/// <remarks>
/// <para>A call is a span of kind client, named as <c>DynamoDB.GetItem</c>, with <c>rpc.system</c> (<c>aws-api</c>), <c>rpc.service</c>, <c>rpc.method</c>, <c>cloud.region</c>,
/// <c>server.address</c>, <c>aws.request_id</c>, <c>http.response.status_code</c> and, of a failure, <c>error.type</c>. Each attempt is a span <c>Attempt</c> in it, and each wait an event <c>retry</c>.</para>
/// <para>Metrics: <c>smithy.client.call.duration</c>, <c>smithy.client.call.attempts</c>, <c>smithy.client.call.errors</c>, <c>smithy.client.call.attempt_duration</c>.
/// Neither inputs nor outputs are told. Where nobody listens, nothing is measured.</para>
/// </remarks>
public static class AwsTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "AwsResources";
}
