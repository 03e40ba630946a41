using AwsResources.Client.Model.Packing;

namespace AwsResources.Client.Model;

/// <summary>Makes a service model from the files that AWS publishes.</summary>
/// <remarks>
/// A model is packed in memory and then read like the ones that the build packed, so that a model of a test, of an override
/// and of the library itself cannot differ in meaning.
/// </remarks>
internal static class ServiceModelParser
{
    /// <summary>Parses the files of one service; those that it lacks are empty.</summary>
    /// <exception cref="AwsModelException">A file is malformed; the message names the file, the place in it, and the value.</exception>
    public static ServiceModel Parse(
        string name,
        ReadOnlyMemory<byte> service2,
        ReadOnlyMemory<byte> paginators = default,
        ReadOnlyMemory<byte> waiters = default,
        ReadOnlyMemory<byte> ruleSet = default)
    {
        if (service2.IsEmpty) throw new AwsModelException($"{name}/service-2.json: there is nothing in this file.");
        var reader = new PackedServiceReader(name, ServicePacker.Pack(new ServiceFiles(name, name, service2, paginators, waiters, ruleSet)));
        return new ServiceModel(name, reader.ReadMetadata(), reader);
    }
}
