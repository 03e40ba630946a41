using System.Text;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Credentials;

/// <summary>What a metadata service answered. No record: its text holds secrets, which a record would print.</summary>
internal readonly struct MetadataAnswer(int status, string text)
{
    public int Status => status;

    public string Text => text;
}

/// <summary>Asks a metadata service, a few times where it does not answer or is not well.</summary>
/// <param name="transport">The way to it.</param>
/// <param name="time">The clock for pauses.</param>
/// <param name="attempts">How often a request is sent at most.</param>
/// <param name="pause">The time between two of them.</param>
/// <param name="mostIfAnswered">How often at most where there is an answer, but one of a service that is not well. Default: as often as where there is none.</param>
internal sealed class MetadataExchange(ITransport transport, TimeProvider time, int attempts, TimeSpan pause, int? mostIfAnswered = null)
{
    /// <summary>Sends a request without a body.</summary>
    /// <exception cref="TransportFailureException">No attempt brought an answer.</exception>
    public async ValueTask<MetadataAnswer> SendAsync(
        string method, Uri uri, (string Name, string Value)? header, bool async, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var response = await transport.SendAsync(Request(method, uri, header), keepStream: false, async, cancellationToken).ConfigureAwait(false);
                var answer = new MetadataAnswer(response.StatusCode, Encoding.UTF8.GetString(response.Body.Span));
                response.ReleaseBody();
                if (attempt >= (mostIfAnswered ?? attempts) || answer.Status is not (429 or >= 500)) return answer;
            }
            catch (TransportFailureException) when (attempt < attempts)
            {
                // Tried again below; the last failure is the caller's.
            }

            await Delay.WaitAsync(pause, time, async, cancellationToken).ConfigureAwait(false);
        }
    }

    private static AwsRequest Request(string method, Uri uri, (string Name, string Value)? header)
    {
        var request = new AwsRequest { Method = method, Scheme = uri.Scheme, Host = uri.Authority, Path = uri.AbsolutePath };
        if (uri.Query.Length > 1) request.Query.AddEncoded(uri.Query[1..]);
        if (header is { } given) request.Headers.Add(given.Name, given.Value);
        return request;
    }
}
