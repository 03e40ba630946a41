namespace AwsResources.Client.Model;

/// <summary>How to wait for a state: an operation asked again until an acceptor decides.</summary>
public sealed class WaiterModel
{
    internal WaiterModel(string name, string operation, TimeSpan delay, int maxAttempts, IReadOnlyList<WaiterAcceptor> acceptors)
    {
        Name = name;
        Operation = operation;
        Delay = delay;
        MaxAttempts = maxAttempts;
        Acceptors = acceptors;
    }

    /// <summary>The name in the model, such as <c>InstanceRunning</c>.</summary>
    public string Name { get; }

    /// <summary>The operation that is asked.</summary>
    public string Operation { get; }

    /// <summary>The wait between two attempts.</summary>
    public TimeSpan Delay { get; }

    /// <summary>How many attempts are made before the wait is given up.</summary>
    public int MaxAttempts { get; }

    /// <summary>The rules that decide, in order; the first that matches counts.</summary>
    public IReadOnlyList<WaiterAcceptor> Acceptors { get; }
}

/// <summary>One rule of a waiter.</summary>
/// <param name="State"><c>success</c>, <c>failure</c> or <c>retry</c>.</param>
/// <param name="Matcher"><c>path</c>, <c>pathAll</c>, <c>pathAny</c>, <c>status</c> or <c>error</c>.</param>
/// <param name="Argument">The JMESPath of path matchers, else null.</param>
/// <param name="Expected">The value that matches: a string, a bool, or a number (an int where it is whole, else a double).</param>
public sealed record WaiterAcceptor(string State, string Matcher, string? Argument, object Expected);
