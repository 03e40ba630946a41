using System.Diagnostics;
using AwsResources.Client.Endpoints;
using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Telemetry;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Pipeline;

/// <summary>One call on its way through the pipeline.</summary>
internal sealed class Call(ClientContext client, OperationModel operation, AwsStructure input, AwsCallOptions? options = null)
{
    // Customizations' notes, apart from those of hooks.
    private const string OwnNote = "customization: ";

    private readonly long _began = client.Time.GetTimestamp();
    private Dictionary<string, object?>? _items;
    private List<TimeSpan>? _waits;
    private AwsCallInfo? _info;
    private AwsRequest? _request;

    public ClientContext Client => client;

    public OperationModel Operation => operation;

    /// <summary>What is different for this call; null for nothing.</summary>
    public AwsCallOptions? Options => options;

    /// <summary>What the caller gave, completed on the way.</summary>
    public AwsStructure Input { get; set; } = input;

    /// <summary>What the caller gave, as the hooks before the call left it.</summary>
    public AwsStructure Given { get; set; } = input;

    /// <summary>The id that all attempts of the call share.</summary>
    public string InvocationId { get; } = client.NewToken();

    /// <summary>Whether the request is to be a URL for somebody else's use.</summary>
    public bool IsPresigned { get; init; }

    /// <summary>The output that a hook gave before anything was sent; null for none.</summary>
    public AwsStructure? Answer { get; set; }

    /// <summary>Makes the error with which the call ends once its input is found to be good; null where nobody queued one.</summary>
    public Func<Exception>? Refusal { get; set; }

    public ResolvedEndpoint Endpoint { get; set; } = null!;

    public AuthChoice Auth { get; set; } = AuthChoice.None;

    public AwsRequest Request
    {
        get => _request!;
        set => _request = value;
    }

    public bool HasRequest => _request is not null;

    /// <summary>Attempts that were begun.</summary>
    public int Attempts { get; set; }

    /// <summary>Attempts that may be made.</summary>
    public int MaxAttempts { get; set; }

    /// <summary>Attempts that found their pooled connection closed, and were made again at no cost.</summary>
    public int StaleConnections { get; set; }

    /// <summary>The last attempt that ended; null before the first one has.</summary>
    public Attempt? Last { get; set; }

    /// <summary>The region that the service sent the call to, instead of the client's.</summary>
    public string? Region { get; set; }

    /// <summary>The host that the service's own directory names; null where the endpoint rules' holds.</summary>
    public Uri? DiscoveredHost { get; set; }

    public bool IsSkewCorrected { get; set; }

    /// <summary>What signed the last attempt; null for nothing.</summary>
    public AwsCredentials? SignedBy { get; set; }

    /// <summary>Whether credentials were asked for anew, because the service took them as ended.</summary>
    public bool HasRenewed { get; set; }

    /// <summary>What the call uses of the library, for the user agent.</summary>
    public FeatureSet Features { get; set; }

    /// <summary>The span that tells of the call; null where nobody listens.</summary>
    public Activity? Span { get; set; }

    /// <summary>Whether the end was told to those who watch.</summary>
    public bool HasEnded { get; set; }

    public string Name => $"{client.Model.ServiceId} {operation.Name}";

    /// <summary>Notes of customizations and hooks for later steps.</summary>
    public IDictionary<string, object?> Items => _items ??= new(StringComparer.Ordinal);

    public IReadOnlyList<TimeSpan> Waits => _waits is null ? [] : _waits;

    /// <summary>How the call went; settled when it is first asked for, at the end.</summary>
    public AwsCallInfo Info => _info ??= new AwsCallInfo
    {
        InvocationId = InvocationId,
        RequestId = Last?.Error?.RequestId ?? (Last?.Response is { } response ? ErrorCodes.RequestId(response) : null),
        ExtendedRequestId = Last?.Error?.ExtendedRequestId ?? Last?.Response?.Header("x-amz-id-2"),
        StatusCode = Last?.Response?.StatusCode ?? 0,
        Attempts = Attempts,
        Waits = Waits,
        Duration = client.Time.GetElapsedTime(_began),
    };

    /// <summary>Remembers a wait between attempts.</summary>
    public void Waited(TimeSpan time)
    {
        if (time > TimeSpan.Zero) (_waits ??= []).Add(time);
    }

    /// <summary>The text of an input member; null where it is unset or no text.</summary>
    public string? Text(string member) =>
        operation.Input.TryGetMember(member, out var found) && Input.TryGetValue(found, out var value) && value is string or IAwsEnum
            ? Values.Scalars.ToText(value)
            : null;

    /// <summary>Leaves a note from one customization's step to a later one.</summary>
    public void Note(string name, object value) => Items[OwnNote + name] = value;

    public object? Noted(string name) => _items?.GetValueOrDefault(OwnNote + name);
}
