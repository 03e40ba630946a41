using AwsResources.Client.Telemetry;

namespace AwsResources;

public sealed partial class AwsSession
{
    /// <summary>What is done at the named points of all calls of the session, also those that its resources make.</summary>
    public AwsHooks Hooks => _runtime.Hooks;

    /// <summary>
    /// Writes each call in a line once it has ended, to see what a program says to AWS: <c>using (aws.Trace(Console.Out)) …</c>. Of inputs, bytes and secrets are never
    /// written; of outputs, only how many items there are.
    /// </summary>
    /// <param name="writer">Where to. It is written to line by line, from the threads of the calls, and not disposed of.</param>
    /// <returns>Ends the writing when it is disposed of.</returns>
    public IDisposable Trace(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        return new CallTrace(Hooks, writer);
    }

    /// <summary>Answers all calls of the session from a queue instead of the network, for tests, until the stubber is disposed of: <c>aws.Stub().For("s3").Add("ListBuckets", …)</c>.</summary>
    public AwsStubber Stub() => new(Hooks, _runtime.Catalog.GetService, null);
}
