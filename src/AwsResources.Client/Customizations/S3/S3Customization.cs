using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using AwsResources.Client.Configuration;
using AwsResources.Client.Endpoints;
using AwsResources.Client.Model;
using AwsResources.Client.Pipeline;
using AwsResources.Client.Protocols;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Customizations.S3;

/// <summary>S3, the oldest of the services, and the one with most ways of its own.</summary>
internal sealed partial class S3Customization : ServiceCustomization
{
    private const string BucketInPath = "/{Bucket}";
    private const long LeastToExpect = 1024 * 1024;
    private const int MostRegions = 1000;

    private readonly ExpressSessions _sessions = new();

    // The regions of buckets that turned out to be elsewhere.
    private readonly ConcurrentDictionary<string, string> _regions = new(StringComparer.Ordinal);

    public override EndpointBuiltIns Configure(AwsConfiguration configuration, EndpointBuiltIns settings)
    {
        var style = configuration.Get(S3Settings.AddressingStyle).Value;
        var accelerates = configuration.Get(S3Settings.UseAccelerateEndpoint).Value ?? settings.S3Accelerate ?? false;
        // Whoever names an endpoint has seldom made a host name for every bucket.
        var isPath = settings.Endpoint is not null ? style is not AddressingStyle.Virtual : style is AddressingStyle.Path;
        return settings with
        {
            S3Accelerate = accelerates,
            S3ForcePathStyle = !accelerates && (settings.S3ForcePathStyle ?? isPath),
            S3UseArnRegion = configuration.Get(S3Settings.UseArnRegion).Value ?? true,
            S3UseGlobalEndpoint = settings.Region is "us-east-1" or SessionRegion.Global && !configuration.Get(S3Settings.RegionalUsEast1).Value,
            S3DisableMultiRegionAccessPoints = configuration.Get(S3Settings.DisableMultiRegionAccessPoints).Value,
            S3DisableExpressSessionAuth = configuration.Get(S3Settings.DisableExpressSessionAuth).Value,
        };
    }

    public override bool? SignsPayloads(AwsConfiguration configuration) => configuration.Get(S3Settings.PayloadSigningEnabled).Value;

    public override AwsStructure Prepare(Call call, AwsStructure input)
    {
        var change = new InputChange(call.Operation.Input, input);
        ListingKeys.Ask(call, ref change);
        CopySources.Write(ref change);
        CustomerKeys.Write(ref change, "SSECustomerKey");
        CustomerKeys.Write(ref change, "CopySourceSSECustomerKey");
        if (call.Operation.Name == "CreateBucket") SettleLocation(call, ref change);
        return change.Result;
    }

    public override IReadOnlyList<string> Check(Call call)
    {
        if (call.Text("Bucket") is not { Length: > 0 } bucket || call.Operation.Input.TryGetMember("Bucket", out var member) && !member.IsRequired) return [];
        return BucketName().IsMatch(bucket) || bucket.StartsWith("arn:", StringComparison.Ordinal)
            ? []
            : [$"Bucket '{bucket}' is no bucket's name: 1 to 255 letters, digits, dots, hyphens and underscores, or an ARN."];
    }

    public override EndpointBuiltIns Place(Call call, EndpointBuiltIns settings)
    {
        var bucket = call.Text("Bucket");
        if (bucket is not null && call.Region is null && _regions.TryGetValue(bucket, out var region)) settings = settings with { Region = region };
        if (settings.S3UseGlobalEndpoint is not false && settings.Region is not ("us-east-1" or SessionRegion.Global)) settings = settings with { S3UseGlobalEndpoint = false };
        // The host of a bucket wants its region's signature, which whoever asks for the region does not know.
        if (call.Operation.Name == "GetBucketLocation") return settings with { S3ForcePathStyle = true };
        // That an endpoint of the user's own means path style is our guess, which an ARN proves wrong; without one the user asked for it, and the rules say why it cannot be.
        return settings.Endpoint is not null && bucket?.StartsWith("arn:", StringComparison.Ordinal) == true ? settings with { S3ForcePathStyle = false } : settings;
    }

    public override void Adjust(Call call, AwsRequest request)
    {
        // The endpoint's rules have put the bucket into the host or the path already.
        if (call.Operation.RequestUri.StartsWith(BucketInPath, StringComparison.Ordinal))
        {
            var end = request.Path.IndexOf('/', 1);
            request.Path = end < 0 ? "" : request.Path[end..];
        }
        var isLarge = request.Body.Stream is not null && (request.Body.Length ?? long.MaxValue) >= LeastToExpect;
        if (isLarge && request.Method is "PUT" or "POST" && isLarge && !call.IsPresigned) request.Headers.Set("Expect", "100-continue");
    }

    public override ValueTask<AwsCredentials> OpenSessionAsync(Call call, AwsCredentials credentials, bool async, CancellationToken cancellationToken) =>
        _sessions.GetAsync(call, credentials, async, cancellationToken);

    public override void ForgetSession(AwsCredentials session) => _sessions.Forget(session);

    // Long copies answer 200 at once, and say afterwards how it went.
    public override bool IsErrorInDisguise(OperationModel operation, AwsResponse response)
    {
        if (response.StatusCode != 200 || response.Stream is not null || response.Body.IsEmpty) return false;
        if (operation.Output.Payload?.Shape.Type is ShapeType.Blob or ShapeType.String) return false;
        return XmlRoot.NameOf(response.Body.Span) == "Error";
    }

    public override ServiceError Interpret(Call call, AwsResponse response, ServiceError error)
    {
        // An answer to HEAD has no body to say more.
        if (error.Code != response.StatusCode.ToString(CultureInfo.InvariantCulture)) return error;
        return response.StatusCode switch
        {
            301 => error with { Code = "PermanentRedirect" },
            304 => error with { Code = "NotModified" },
            400 => error with { Code = "BadRequest" },
            403 => error with { Code = "Forbidden" },
            404 => error with { Code = "NotFound" },
            405 => error with { Code = "MethodNotAllowed" },
            409 => error with { Code = "Conflict" },
            412 => error with { Code = "PreconditionFailed" },
            416 => error with { Code = "InvalidRange" },
            _ => error,
        };
    }

    public override string? FindRegion(Call call, AwsResponse response, ServiceError error)
    {
        if (call.Text("Bucket") is not { } bucket || bucket.StartsWith("arn:", StringComparison.Ordinal)) return null;
        var isElsewhere = response.StatusCode is 301 or 302 or 307
            || error.Code is "PermanentRedirect" or "AuthorizationHeaderMalformed"
            || error.Code == "IllegalLocationConstraintException" && call.Operation.Name != "CreateBucket"
            || response.StatusCode == 400 && call.Request.Method == "HEAD";
        if (!isElsewhere) return null;
        var region = response.Header("x-amz-bucket-region") ?? XmlRoot.TextOf(response.Body.Span, "Region");
        if (region is null || !HostLabel.IsValid(region, allowSubDomains: false) || region == call.Auth.Region) return null;
        if (_regions.Count >= MostRegions) _regions.Clear();
        return _regions[bucket] = region;
    }

    public override string? FindLastEvent(OperationModel operation) => operation.Name == "SelectObjectContent" ? "End" : null;

    public override AwsStructure Finish(Call call, AwsResponse response, AwsStructure output)
    {
        if (call.Operation.Name == "GetBucketLocation") ReadLocation(call, response, output);
        else ListingKeys.Decode(call, response, output);
        return output;
    }

    private static void SettleLocation(Call call, ref InputChange change)
    {
        if (call.Client.Region is "us-east-1" or SessionRegion.Global || call.Text("Bucket")?.EndsWith("--x-s3", StringComparison.Ordinal) == true) return;
        var given = change.Get("CreateBucketConfiguration");
        if (given is null) change.Set("CreateBucketConfiguration", new AwsStructure { ["LocationConstraint"] = call.Client.Region });
        else if (given is AwsStructure configuration && !configuration.Has("LocationConstraint") && !configuration.Has("Location") && !configuration.Has("Bucket"))
        {
            var copy = configuration.Copy();
            copy["LocationConstraint"] = call.Client.Region;
            change.Set("CreateBucketConfiguration", copy);
        }
    }

    // The answer is one element whose text is the region; the model speaks of an element within it.
    private static void ReadLocation(Call call, AwsResponse response, AwsStructure output)
    {
        if (call.Operation.Output.TryGetMember("LocationConstraint", out var member) && !output.Has("LocationConstraint")
            && XmlRoot.TextOf(response.Body.Span, "LocationConstraint") is { Length: > 0 } region)
            output.SetSlot(member, region);
    }

    [GeneratedRegex(@"^[a-zA-Z0-9.\-_]{1,255}\z")]
    private static partial Regex BucketName();
}
