using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using AwsResources.Client.Model;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Protocols;

/// <summary>
/// Finds the operation of a REST request by method, path, the query's fixed parts and the query parameters and headers that
/// an operation requires: S3's PutObject, CopyObject and UploadPart differ in nothing else.
/// </summary>
internal sealed class RestRouter
{
    private static readonly ConditionalWeakTable<ServiceModel, RestRouter> Routers = [];

    private readonly Route[] _routes;

    private RestRouter(ServiceModel service)
    {
        var routes = new List<Route>();
        foreach (var name in service.OperationNames)
            if (service.TryGetOperation(name, out var operation)) routes.Add(new Route(operation, UriTemplate.Of(operation)));
        _routes = [.. routes.OrderByDescending(route => route.Template.Specificity)];
    }

    public static RestRouter Of(ServiceModel service) => Routers.GetValue(service, static model => new RestRouter(model));

    public bool TryMatch(AwsRequest request, [NotNullWhen(true)] out OperationModel? operation)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        var candidates = _routes.Where(route => route.Operation.HttpMethod == request.Method
            && HasQuery(request, route.Template) && route.Template.TryMatch(request.Path, labels)).ToList();
        operation = Narrowest(candidates.Where(route => HasRequired(request, route.Operation)))
            ?? Narrowest(candidates);
        return operation is not null;
    }

    // Of paths that are equally narrow the one wins that says more about query and headers.
    private static OperationModel? Narrowest(IEnumerable<Route> routes) => routes
        .OrderByDescending(route => route.Template.Query.Count(pair => pair.Key != "x-id"))
        .ThenByDescending(route => route.Template.Specificity)
        .ThenByDescending(route => RequiredOf(route.Operation).Count())
        // S3's GetBucketLifecycle and GetBucketLifecycleConfiguration are the same request.
        .ThenBy(route => route.Operation.IsDeprecated)
        .FirstOrDefault()?.Operation;

    private static bool HasQuery(AwsRequest request, UriTemplate template) => template.Query.All(wanted =>
        request.Query.TryGet(wanted.Key, out var value) && (string.IsNullOrEmpty(wanted.Value) || wanted.Value == value)
        // An annotation that newer models add for routers; requests of older clients lack it.
        || wanted.Key == "x-id" && !request.Query.TryGet("x-id", out _));

    private static bool HasRequired(AwsRequest request, OperationModel operation) => RequiredOf(operation).All(member =>
        member.Location is MemberLocation.Header ? request.Headers.Contains(member.WireName) : request.Query.TryGet(member.WireName, out _));

    private static IEnumerable<ShapeMember> RequiredOf(OperationModel operation) => operation.Input.Members.Where(
        member => member.IsRequired && member.Location is (MemberLocation.QueryString or MemberLocation.Header));

    private sealed record Route(OperationModel Operation, UriTemplate Template);
}
