using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Transport;

namespace AwsResources.Fuzz.Bodies;

/// <summary>A valid message of an operation.</summary>
internal sealed record WireBody(ServiceModel Service, OperationModel Operation, Protocol Protocol, int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Bytes)
{
    public string Where => $"{Service.Name}.{Operation.Name} ({Protocol.Name})";

    /// <summary>The message as a response with another body.</summary>
    public AwsResponse Response(byte[] body)
    {
        var response = new AwsResponse(Status) { Body = body };
        foreach (var (name, value) in Headers) response.Headers.Add(name, value);
        return response;
    }
}
