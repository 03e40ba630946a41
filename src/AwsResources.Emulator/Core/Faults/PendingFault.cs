namespace AwsResources.Emulator.Core.Faults;

/// <summary>What goes wrong.</summary>
internal enum FaultKind
{
    Throttled,
    InternalError,
    Error,
    CutConnection,
    LostResponse,
    Slow,
    EmptyPage,
}

/// <summary>A fault that waits for its calls.</summary>
internal sealed class PendingFault(string service, string operation, FaultKind kind)
{
    public string Service => service;

    public string Operation => operation;

    public FaultKind Kind => kind;

    public int Remaining { get; set; }

    public TimeSpan Delay { get; init; }

    public string Code { get; init; } = "";

    public string Message { get; init; } = "";

    public int StatusCode { get; init; } = 400;
}
