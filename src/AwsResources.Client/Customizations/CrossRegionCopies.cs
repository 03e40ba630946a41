// Who copies a snapshot from another region proves to that region that he may read it, by a presigned URL of the same call there.
// The client makes that URL where SourceRegion names the region and the caller gives no URL of his own.

using System.Text;
using AwsResources.Client.Pipeline;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Customizations;

/// <summary>Signs a call for the region that is copied from.</summary>
internal static class CrossRegionCopies
{
    public const string Source = "SourceRegion";
    public const string Destination = "DestinationRegion";

    /// <summary>The URL of the same call in the source region, with the region of this client as destination.</summary>
    public static async ValueTask<string> SignAsync(
        Call call, AwsStructure input, string source, CallPipeline pipeline, bool async, CancellationToken cancellationToken)
    {
        var copy = new Call(call.Client, call.Operation, input) { IsPresigned = true, Region = source };
        if (!call.Operation.Input.TryGetMember(Destination, out _)) copy.Note(Destination, call.Region ?? call.Client.Region);
        return (await pipeline.PresignAsync(copy, null, async, cancellationToken).ConfigureAwait(false)).AbsoluteUri;
    }

    /// <summary>Adds the destination to a request whose model has no member for it.</summary>
    public static void AddDestination(Call call, AwsRequest request)
    {
        if (call.Noted(Destination) is not string region) return;
        request.Body = RequestBody.FromBytes((byte[])[.. request.Body.Bytes.Span, .. Encoding.UTF8.GetBytes($"&{Destination}={region}")]);
    }

    public static bool HasMember(Call call, string name) => call.Operation.Input.TryGetMember(name, out _);
}

/// <summary>Databases: SourceRegion is a wish to the client and never sent.</summary>
internal sealed class DatabaseCopyCustomization : ServiceCustomization
{
    private const string Url = "PreSignedUrl";

    public override async ValueTask<AwsStructure> CompleteAsync(Call call, CallPipeline pipeline, bool async, CancellationToken cancellationToken)
    {
        if (!CrossRegionCopies.HasMember(call, Url) || call.Text(CrossRegionCopies.Source) is not { } source) return call.Input;
        var copy = call.Input.Copy();
        copy.Set(CrossRegionCopies.Source, null);
        if (call.Text(Url) is not null) return copy;
        var url = await CrossRegionCopies.SignAsync(call, copy, source, pipeline, async, cancellationToken).ConfigureAwait(false);
        copy.Set(Url, url);
        return copy;
    }

    public override void Adjust(Call call, AwsRequest request) => CrossRegionCopies.AddDestination(call, request);
}

/// <summary>EC2: a copied snapshot always wants the URL, and the destination is sent with it.</summary>
internal sealed class SnapshotCopyCustomization : UserDataCustomization
{
    private const string Url = "PresignedUrl";

    public override async ValueTask<AwsStructure> CompleteAsync(Call call, CallPipeline pipeline, bool async, CancellationToken cancellationToken)
    {
        if (call.Operation.Name != "CopySnapshot" || call.Text(Url) is not null || call.Text(CrossRegionCopies.Source) is not { } source) return call.Input;
        var copy = call.Input.Copy();
        copy.Set(CrossRegionCopies.Destination, call.Region ?? call.Client.Region);
        var url = await CrossRegionCopies.SignAsync(call, copy, source, pipeline, async, cancellationToken).ConfigureAwait(false);
        copy.Set(Url, url);
        return copy;
    }
}
