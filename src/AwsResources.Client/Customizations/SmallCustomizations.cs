using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AwsResources.Client.Pipeline;
using AwsResources.Client.Signing;
using AwsResources.Client.Transport;
using AwsResources.Client.Values;

namespace AwsResources.Client.Customizations;

/// <summary>Glacier: an account of "-" is the caller's own, every request names the API's version, and uploads carry a tree of hashes.</summary>
internal sealed class GlacierCustomization : ServiceCustomization
{
    private const int LeafSize = 1024 * 1024;

    public override AwsStructure Prepare(Call call, AwsStructure input)
    {
        if (!call.Operation.Input.TryGetMember("accountId", out var member) || input.TryGetValue(member, out _)) return input;
        var copy = input.Copy();
        copy.Set("accountId", "-");
        return copy;
    }

    public override void Adjust(Call call, AwsRequest request)
    {
        request.Headers.Set("x-amz-glacier-version", call.Client.Model.ApiVersion);
        if (call.Operation.Name is not ("UploadArchive" or "UploadMultipartPart") || call.IsPresigned) return;
        request.Headers.Set("x-amz-content-sha256", SigV4Signer.HashOf(request.Body));
        if (!request.Headers.Contains("x-amz-sha256-tree-hash")) request.Headers.Set("x-amz-sha256-tree-hash", Convert.ToHexStringLower(TreeHash(request.Body)));
    }

    /// <summary>The hash of a tree whose leaves are the hashes of each mebibyte, and whose nodes those of their two children.</summary>
    internal static byte[] TreeHash(RequestBody body)
    {
        body.Rewind();
        var source = body.Stream ?? new ReadOnlyMemoryStream(body.Bytes);
        var hashes = new List<byte[]>();
        var leaf = new byte[LeafSize];
        int read;
        while ((read = source.ReadAtLeast(leaf, LeafSize, throwOnEndOfStream: false)) > 0) hashes.Add(SHA256.HashData(leaf.AsSpan(0, read)));
        body.Rewind();
        if (hashes.Count == 0) return SHA256.HashData(ReadOnlySpan<byte>.Empty);
        while (hashes.Count > 1) hashes = [.. hashes.Chunk(2).Select(pair => pair is [var left, var right] ? SHA256.HashData([.. left, .. right]) : pair[0])];
        return hashes[0];
    }
}

/// <summary>Scripts for new machines are given as they are written, and travel as base64.</summary>
internal class UserDataCustomization : ServiceCustomization
{
    public override AwsStructure Prepare(Call call, AwsStructure input)
    {
        if (call.Operation.Name is not ("RunInstances" or "CreateLaunchConfiguration")) return input;
        if (!call.Operation.Input.TryGetMember("UserData", out var member) || !input.TryGetValue(member, out var script)) return input;
        if (script is not (string or byte[] or ReadOnlyMemory<byte>)) return input;
        var copy = input.Copy();
        copy.Set(member.Name, Convert.ToBase64String(Scalars.ToBytes(script).Span));
        return copy;
    }
}

/// <summary>Route 53 answers ids with a path before them (/hostedzone/Z1) and takes them without.</summary>
internal sealed class Route53Customization : ServiceCustomization
{
    public override AwsStructure Prepare(Call call, AwsStructure input)
    {
        AwsStructure? copy = null;
        foreach (var member in call.Operation.Input.Members)
        {
            if (member.ShapeName is not ("ResourceId" or "DelegationSetId" or "ChangeId")) continue;
            if (!input.TryGetValue(member, out var value) || value is not string id || id.LastIndexOf('/') is var slash && slash < 0) continue;
            (copy ??= input.Copy()).Set(member.Name, id[(slash + 1)..]);
        }
        return copy ?? input;
    }
}

/// <summary>API Gateway answers HAL unless it is asked for JSON.</summary>
internal sealed class ApiGatewayCustomization : ServiceCustomization
{
    public override void Adjust(Call call, AwsRequest request)
    {
        if (!request.Headers.Contains("Accept")) request.Headers.Set("Accept", "application/json");
    }
}

/// <summary>CloudSearch takes searches that are too long for a URL as a form.</summary>
internal sealed class CloudSearchDomainCustomization : ServiceCustomization
{
    public override void Adjust(Call call, AwsRequest request)
    {
        if (call.Operation.Name != "Search" || request.Method != "GET" || call.IsPresigned) return;
        var form = new StringBuilder();
        foreach (var (name, value) in request.Query)
            form.Append(CultureInfo.InvariantCulture, $"{(form.Length == 0 ? "" : "&")}{UriEncoding.Encode(name)}={UriEncoding.Encode(value ?? "")}");
        while (request.Query.Count > 0) _ = request.Query.Remove(request.Query[0].Key);
        request.Method = "POST";
        request.Body = RequestBody.FromBytes(Encoding.UTF8.GetBytes(form.ToString()));
        request.Headers.Set("Content-Type", "application/x-www-form-urlencoded");
    }
}

/// <summary>Machine Learning predicts at the endpoint of each model.</summary>
internal sealed class MachineLearningCustomization : ServiceCustomization
{
    public override Uri? FindHost(Call call) =>
        call.Operation.Name == "Predict" && Uri.TryCreate(call.Text("PredictEndpoint"), UriKind.Absolute, out var endpoint) ? endpoint : null;
}
