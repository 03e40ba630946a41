using System.Collections.Concurrent;
using System.ComponentModel;
using System.Text;
using AwsResources.Core.Plans;
using AwsResources.Core.Proxies;

namespace AwsResources.Core.Extension;

/// <summary>A service that another project than the library defined, as its generated code hands it to sessions.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AwsServiceDefinition
{
    // Kinds of errors are types, and as such of the process, not of a session.
    private static readonly ConcurrentDictionary<string, Func<AwsServiceError, AwsServiceException?>> Errors = new(StringComparer.Ordinal);

    private readonly string _service;
    private readonly Func<string, ProxyType> _typeOf;
    private readonly PlanCatalog _plans;

    /// <summary>Made once by generated code.</summary>
    /// <param name="service">The service's name.</param>
    /// <param name="typeOf">Gives the type of a resource by its name; the empty name is the service itself.</param>
    /// <param name="errors">Makes typed exceptions of the errors that the model knows.</param>
    /// <param name="files">The definitions: file names and JSON.</param>
    public AwsServiceDefinition(
        string service, Func<string, ProxyType> typeOf, Func<AwsServiceError, AwsServiceException?> errors, params ReadOnlySpan<(string File, string Json)> files)
    {
        _service = service;
        _typeOf = typeOf;
        var definitions = files.ToArray();
        _plans = new PlanCatalog(_ => definitions.Select(file => (file.File, Encoding.UTF8.GetBytes(file.Json))));
        Errors[service] = errors;
    }

    /// <summary>The typed exception of an error, where a definition of its service knows it.</summary>
    internal static AwsServiceException? CreateError(AwsServiceError error) => Errors.TryGetValue(error.Service, out var create) ? create(error) : null;

    internal Resource RootIn(ResourceSession session) => session.Root(_service, _typeOf, _plans);
}
