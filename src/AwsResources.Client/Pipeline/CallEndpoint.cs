using AwsResources.Client.Endpoints;
using AwsResources.Client.JmesPath;
using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Telemetry;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Pipeline;

/// <summary>Finds where a call goes, and puts its request there.</summary>
internal static class CallEndpoint
{
    private const string AccountIdParameter = "AWS::Auth::AccountId";

    public static async ValueTask<ResolvedEndpoint> ResolveAsync(Call call, bool async, CancellationToken cancellationToken)
    {
        var client = call.Client;
        if (client.Endpoints is not { } rules) return WithoutRules(client);
        var settings = client.EndpointSettings;
        if (call.Region is not null) settings = settings with { Region = call.Region };
        if (settings.AccountId is null && settings.Endpoint is null && TakesAccountId(rules))
        {
            var credentials = await client.Credentials.GetCredentialsAsync(async, cancellationToken).ConfigureAwait(false);
            if (credentials?.AccountId is { } account) settings = settings with { AccountId = account };
        }
        if (settings.AccountId is not null && settings.Endpoint is null)
        {
            call.Features = call.Features.With(Feature.ResolvedAccountId);
        }
        var parameters = rules.CreateParameters(client.Customization.Place(call, settings));
        AddFromOperation(call, parameters);
        try
        {
            return rules.Resolve(parameters);
        }
        catch (AwsEndpointException error)
        {
            throw new AwsEndpointException($"{call.Name}: {error.Message}", error);
        }
    }

    /// <summary>Puts the serialised request at its endpoint: scheme, host with prefix, the endpoint's path before the operation's.</summary>
    public static void Apply(Call call)
    {
        var (endpoint, request) = (call.Endpoint, call.Request);
        request.Scheme = endpoint.Uri.Scheme;
        request.Host = endpoint.Uri.Authority;
        request.Path = Join(endpoint.Uri.AbsolutePath, request.Path);
        foreach (var (name, values) in endpoint.Headers)
            if (values.Count > 0) request.Headers.Set(name, values[0]);
        if (call.Operation.IsEndpointOperation) request.Headers.Set("x-amz-api-version", call.Client.Model.ApiVersion);
        if ((call.DiscoveredHost ?? call.Client.Customization.FindHost(call)) is { } host)
        {
            request.Scheme = host.Scheme;
            request.Host = host.Authority;
        }
        if (call.Client.AddsHostPrefix && !IsPrefixInRules(call.Operation)) AddPrefix(call, request);
    }

    internal static string Join(string before, string path)
    {
        if (before == "/") before = "";
        if (path is "" or "/") return before.Length == 0 ? "/" : before;
        return before.EndsWith('/') && path.StartsWith('/') ? before[..^1] + path : before + path;
    }

    // The most particular wins: what the operation fixes, what its input says, what the client is set to.
    private static void AddFromOperation(Call call, EndpointParameters parameters)
    {
        foreach (var (name, path) in call.Operation.OperationContextParams)
            parameters.SetValue(name, Plain(JmesExpression.Cached(path).Search(call.Input)));
        foreach (var member in call.Operation.Input.MemberSpan)
            if (member.ContextParam is { } name && call.Input.TryGetValue(member, out var value)) parameters.SetValue(name, Plain(value));
        foreach (var (name, value) in call.Operation.StaticContextParams) parameters.SetValue(name, value);
    }

    private static object? Plain(object? value) => value switch
    {
        IAwsEnum known => known.Value,
        string or bool or null => value,
        IEnumerable<string> texts => texts,
        IEnumerable<object?> items => items.OfType<string>().ToArray(),
        _ => value,
    };

    private static void AddPrefix(Call call, AwsRequest request)
    {
        try
        {
            if (Protocol.HostPrefix(call.Operation, call.Input) is { } prefix) request.Host = prefix + request.Host;
        }
        catch (FormatException error)
        {
            throw new AwsValidationException(call.Name, [error.Message]);
        }
    }

    // Where the rules take the account's id, they put it into the host themselves.
    private static bool IsPrefixInRules(OperationModel operation) =>
        operation.HostPrefix == "{AccountId}." && operation.StaticContextParams.TryGetValue("RequiresAccountId", out var required) && required is true;

    private static bool TakesAccountId(EndpointResolver rules)
    {
        foreach (var parameter in rules.Parameters)
            if (parameter.BuiltIn == AccountIdParameter) return true;
        return false;
    }

    private static ResolvedEndpoint WithoutRules(ClientContext client)
    {
        var url = client.EndpointUrl?.OriginalString ?? $"https://{client.Model.Metadata.EndpointPrefix}.{client.Region}.amazonaws.com";
        return new ResolvedEndpoint(url, [], [], new Dictionary<string, object?>());
    }
}
