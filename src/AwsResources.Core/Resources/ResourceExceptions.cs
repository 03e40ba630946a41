using AwsResources.Core.Definitions;

namespace AwsResources;

/// <summary>A resource does not exist: the service was asked for it, and answered without error and without it.</summary>
public sealed class AwsResourceNotFoundException : AwsException
{
    internal AwsResourceNotFoundException(string message) : base(message) { }
}

/// <summary>An attribute was read that is not loaded, and the session or the resource does not allow it to be loaded by reading.</summary>
public sealed class AwsNotLoadedException : AwsException
{
    internal AwsNotLoadedException(string message) : base(message) { }
}

/// <summary>A definition of resources that cannot be used; the message lists every fault with file, line, resource and member.</summary>
public sealed class AwsDefinitionException : AwsException
{
    internal AwsDefinitionException(string message) : base(message) { }

    /// <summary>What is thrown for definitions with faults.</summary>
    /// <param name="faults">All of them.</param>
    /// <param name="service">Whose definitions they are; null where that is not known.</param>
    internal static AwsDefinitionException Of(DefinitionFaults faults, string? service = null) =>
        new($"The definitions{(service is null ? "" : " of " + service)} have {faults.All.Count} fault(s):\n  {string.Join("\n  ", faults.All)}");
}

/// <summary>A batch action that did not succeed for every resource. It was tried for all of them.</summary>
public sealed class AwsBatchException : AwsException
{
    internal AwsBatchException(string message, AwsBatchResult result, IReadOnlyList<AwsBatchFailure> failures)
        : base(message, failures.FirstOrDefault(failure => failure.Exception is not null)?.Exception)
    {
        Result = result;
        Failures = failures;
    }

    /// <summary>What was done.</summary>
    public AwsBatchResult Result { get; }

    /// <summary>What was not: one entry a resource.</summary>
    public IReadOnlyList<AwsBatchFailure> Failures { get; }
}

/// <summary>A resource that a batch action failed for.</summary>
/// <param name="Resource">The resource; null where the service named none that was in the batch.</param>
/// <param name="Code">The error's code.</param>
/// <param name="Message">What the service says about it.</param>
/// <param name="Exception">The exception that ended the call for the resource's whole batch; null where the call itself succeeded.</param>
public sealed record AwsBatchFailure(IAwsResource? Resource, string Code, string Message, Exception? Exception);

/// <summary>What a batch action did.</summary>
/// <param name="Resources">How many resources it succeeded for.</param>
/// <param name="Calls">How many calls were made.</param>
/// <param name="Outputs">The outputs of the calls, in no promised order.</param>
public sealed record AwsBatchResult(int Resources, int Calls, IReadOnlyList<AwsStructure> Outputs);

/// <summary>Whether reading an attribute may make a call.</summary>
public enum LazyLoading
{
    /// <summary>An attribute that is not at hand is loaded when it is read. The default.</summary>
    Allowed,
    /// <summary>As <see cref="Allowed"/>, and each such load is logged as a warning.</summary>
    Logged,
    /// <summary>Reading an attribute that is not at hand throws <see cref="AwsNotLoadedException"/>.</summary>
    Forbidden,
}
