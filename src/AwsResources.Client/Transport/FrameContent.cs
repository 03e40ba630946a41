using System.Net;

namespace AwsResources.Client.Transport;

/// <summary>A body that comes piece by piece, for as long as the call lasts; the answer may come meanwhile.</summary>
internal interface IFrameSource
{
    /// <summary>Whether a piece was taken, so that the body cannot be sent again from its beginning.</summary>
    bool IsStarted { get; }

    /// <summary>What went wrong where the pieces come from; null for nothing. It is the caller's own fault or exception, not the wire's.</summary>
    Exception? Failure { get; }

    /// <summary>Writes the pieces, each as soon as it is there.</summary>
    Task CopyToAsync(Stream target, CancellationToken cancellationToken);
}

/// <summary>Sends a body of pieces.</summary>
internal sealed class FrameContent(IFrameSource frames) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => frames.CopyToAsync(stream, default);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        frames.CopyToAsync(stream, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
