// The second half of an endpoint case: not the rules' own parameters, but a call whose input, operation and client settings must lead to them.

using System.Collections.Concurrent;
using System.Text.Json;
using AwsResources.Client;
using AwsResources.Client.Endpoints;
using AwsResources.Client.Pipeline;
using AwsResources.Conformance.Suites.Messages;
using AwsResources.TestKit;

namespace AwsResources.Conformance.Suites;

/// <summary>Resolves the endpoints of whole calls, as the pipeline does before it sends.</summary>
internal static class EndpointCalls
{
    private static readonly ConcurrentDictionary<string, AwsClient> Clients = new(StringComparer.Ordinal);

    /// <summary>Whether models/ has the operation. A case may be of a newer model; then its parameters alone are compared.</summary>
    public static bool IsKnown(string service, JsonElement given) =>
        Client(service).Model.TryGetOperation(given.GetProperty("operationName").GetString()!, out _);

    /// <summary>Where a call goes.</summary>
    /// <param name="service">The service.</param>
    /// <param name="given">An entry of <c>operationInputs</c>.</param>
    /// <exception cref="AwsEndpointException">The rules refuse the call.</exception>
    public static ResolvedEndpoint Resolve(string service, JsonElement given)
    {
        var client = Client(service);
        var operation = client.Operation(given.GetProperty("operationName").GetString()!);
        var input = given.TryGetProperty("operationParams", out var parameters)
            ? VectorInput.Structure(parameters, operation.Input, VectorNotation.Plain)
            : new AwsStructure();
        var builtIns = given.TryGetProperty("builtInParams", out var settings) ? BuiltIns(settings) : new EndpointBuiltIns();
        var call = new Call(With(client.Pipeline.Client, builtIns), operation, input);
        return CallEndpoint.ResolveAsync(call, async: false, default).EnsureCompleted();
    }

    private static AwsClient Client(string service) => Clients.GetOrAdd(service, static name => TestClients.Client(name, new FakeTransport()));

    private static EndpointBuiltIns BuiltIns(JsonElement given)
    {
        var builtIns = new EndpointBuiltIns();
        foreach (var setting in given.EnumerateObject())
        {
            var value = setting.Value;
            builtIns = setting.Name switch
            {
                "AWS::Region" => builtIns with { Region = value.GetString() },
                "AWS::UseFIPS" => builtIns with { UseFips = value.GetBoolean() },
                "AWS::UseDualStack" => builtIns with { UseDualStack = value.GetBoolean() },
                "SDK::Endpoint" => builtIns with { Endpoint = value.GetString() },
                "AWS::Auth::AccountId" => builtIns with { AccountId = value.GetString() },
                "AWS::Auth::AccountIdEndpointMode" => builtIns with { AccountIdEndpointMode = value.GetString() },
                "AWS::S3::Accelerate" => builtIns with { S3Accelerate = value.GetBoolean() },
                "AWS::S3::ForcePathStyle" => builtIns with { S3ForcePathStyle = value.GetBoolean() },
                "AWS::S3::UseGlobalEndpoint" => builtIns with { S3UseGlobalEndpoint = value.GetBoolean() },
                "AWS::S3::UseArnRegion" => builtIns with { S3UseArnRegion = value.GetBoolean() },
                "AWS::S3::DisableMultiRegionAccessPoints" => builtIns with { S3DisableMultiRegionAccessPoints = value.GetBoolean() },
                "AWS::S3::DisableS3ExpressSessionAuth" => builtIns with { S3DisableExpressSessionAuth = value.GetBoolean() },
                "AWS::S3Control::UseArnRegion" => builtIns with { S3ControlUseArnRegion = value.GetBoolean() },
                "AWS::STS::UseGlobalEndpoint" => builtIns with { StsUseGlobalEndpoint = value.GetBoolean() },
                _ => throw new CaseFailedException($"unknown built-in parameter {setting.Name}"),
            };
        }
        return builtIns;
    }

    // A case says all settings; what it leaves out is unset, not the session's.
    private static ClientContext With(ClientContext client, EndpointBuiltIns settings) => new()
    {
        Model = client.Model,
        Protocol = client.Protocol,
        Region = settings.Region ?? client.Region,
        Endpoints = client.Endpoints,
        EndpointSettings = settings,
        Transport = client.Transport,
        Credentials = client.Credentials,
        Auth = client.Auth,
        Tokens = client.Tokens,
        Retries = client.Retries,
        Customization = client.Customization,
        Log = client.Log,
        UserAgent = client.UserAgent,
    };
}
