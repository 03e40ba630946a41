using AwsResources.Client.Endpoints;
using AwsResources.Client.Model;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Pipeline;

/// <summary>One call on its way through the pipeline.</summary>
internal sealed class Call(ClientContext client, OperationModel operation, AwsStructure input)
{
    private List<KeyValuePair<string, object>>? _notes;

    public ClientContext Client => client;

    public OperationModel Operation => operation;

    /// <summary>What the caller gave, completed on the way.</summary>
    public AwsStructure Input { get; set; } = input;

    /// <summary>The id that all attempts of the call share.</summary>
    public string InvocationId { get; } = client.NewToken();

    /// <summary>Whether the request is to be a URL for somebody else's use.</summary>
    public bool IsPresigned { get; init; }

    public ResolvedEndpoint Endpoint { get; set; } = null!;

    public AuthChoice Auth { get; set; } = AuthChoice.None;

    public AwsRequest Request { get; set; } = null!;

    /// <summary>Attempts that were begun.</summary>
    public int Attempts { get; set; }

    /// <summary>The region that the service sent the call to, instead of the client's.</summary>
    public string? Region { get; set; }

    /// <summary>The host that the service's own directory names; null where the endpoint rules' holds.</summary>
    public Uri? DiscoveredHost { get; set; }

    public bool IsSkewCorrected { get; set; }

    public string Name => $"{client.Model.ServiceId} {operation.Name}";

    /// <summary>The text of an input member; null where it is unset or no text.</summary>
    public string? Text(string member) =>
        operation.Input.TryGetMember(member, out var found) && Input.TryGetValue(found, out var value) && value is string or IAwsEnum
            ? Values.Scalars.ToText(value)
            : null;

    /// <summary>Leaves a note from one customization's step to a later one.</summary>
    public void Note(string name, object value) => (_notes ??= []).Add(new(name, value));

    public object? Noted(string name) => _notes?.Find(note => note.Key == name).Value;
}
