// What a service is to the emulator: a name and a table of operations. Everything around an operation (reading the request,
// checking its signature, writing the answer, recording, faults) is done once, by the dispatch.

using AwsResources.Client.Model;

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

    /// <summary>Held while a handler runs.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Whether the service takes a call without a signature, as few operations do.</summary>
    public virtual bool AllowsAnonymous(OperationModel operation) => false;

    /// <summary>Called before an operation's handler, with the gate held; for what all operations of a service check.</summary>
    public virtual void BeforeCall(EmulatorCall call) { }
}
