// What a service is to the emulator: a name and a table of operations. Everything around an operation (reading the request,
// checking its signature, writing the answer, recording, faults) is done once, by the dispatch.

using AwsResources.Client.Model;
using AwsResources.Client.Transport;

namespace AwsResources.Emulator.Core;

/// <summary>One service of the emulator, with the state of one <c>LocalAws</c>.</summary>
/// <remarks>
/// Handlers run one at a time (under <see cref="Gate"/>), so a service needs no locks of its own. They answer with a structure
/// that names members as the model does, or throw <see cref="EmulatorException"/>. Operations that are not in the table are
/// answered with <c>NotImplemented</c> (501).
/// </remarks>
/// <param name="name">The name of the model, such as <c>s3</c>.</param>
internal abstract class EmulatedService(string name)
{
    /// <summary>The name of the model, such as <c>s3</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The handlers by the operations' names in the model.</summary>
    public abstract IReadOnlyDictionary<string, Func<EmulatorCall, AwsStructure>> Operations { get; }

    /// <summary>What the coverage table says of operations that do less than AWS's, by their names.</summary>
    public virtual IReadOnlyDictionary<string, string> Notes { get; } = new Dictionary<string, string>();

    /// <summary>Held while a handler runs.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Whether paths are signed as they are and URLs without their bodies, as with S3.</summary>
    public virtual bool IsObjectStore => false;

    /// <summary>Whether the service takes a call without a signature: operations whose model says so.</summary>
    public virtual bool AllowsAnonymous(OperationModel operation) =>
        operation.AuthType == "none" || operation.Auth.Contains("smithy.api#noAuth");

    /// <summary>The request as the model's paths describe it; for S3, which may have the bucket in the host.</summary>
    public virtual AwsRequest Normalize(AwsRequest request) => request;

    /// <summary>The refusal of an input that does not fit the model; null leaves it to the dispatch.</summary>
    /// <param name="call">The call.</param>
    /// <param name="faults">The faults, each a sentence that begins with its place.</param>
    public virtual EmulatorException? InvalidInput(EmulatorCall call, IReadOnlyList<string> faults) => null;

    /// <summary>Called before an operation's handler, with the gate held; for what all operations of a service check.</summary>
    public virtual void BeforeCall(EmulatorCall call) { }
}
