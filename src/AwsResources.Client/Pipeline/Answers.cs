using System.Text.Json;
using AwsResources.Client.Codecs;
using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Pipeline;

/// <summary>Makes outputs of answers, and says who answered what where that cannot be done.</summary>
internal static class Answers
{
    public static AwsStructure Read(Call call, AwsResponse response)
    {
        try
        {
            if (IsPage(call, response)) throw Unreadable(call, response, "it is a page of HTML", null);
            var output = call.Client.Protocol.ReadResponse(call.Client.Model, call.Operation, response);
            output = call.Client.Customization.Finish(call, response, output);
            if (!KeepsBody(call.Operation)) response.ReleaseBody();
            return output;
        }
        catch (Exception error) when (error is FormatException or JsonException or OverflowException)
        {
            response.Stream?.Dispose();
            throw Unreadable(call, response, error.Message, error);
        }
        catch (AwsResponseException)
        {
            response.Stream?.Dispose();
            throw;
        }
    }

    // Codecs copy what they keep; only a payload that is no document is the body itself.
    private static bool KeepsBody(OperationModel operation) =>
        Protocol.HasStreamingOutput(operation) || operation.Output.Payload is { Shape: not StructureShape };

    // No service answers HTML to an operation whose output is not the body itself. (Some servers call JSON text/html.)
    private static bool IsPage(Call call, AwsResponse response) =>
        response.Stream is null && !response.Body.IsEmpty && call.Operation.Output.Payload is null && ErrorCodes.IsNoError(response.Body.Span);

    private static AwsResponseException Unreadable(Call call, AwsResponse response, string problem, Exception? cause)
    {
        var type = response.Header("Content-Type") is { } known ? $" with {known}" : "";
        return new AwsResponseException(
            $"{call.Name}: {call.Request.Scheme}://{call.Request.Host} answered {response.StatusCode}{type}, which cannot be read as {call.Client.Protocol.Name}: "
            + $"{problem.TrimEnd('.')}.{Excerpt(response)} Is the endpoint that of {call.Client.Model.ServiceId}?",
            response.StatusCode, cause);
    }

    // The beginning of what is no JSON is a tag or a proxy's words; JSON may begin with a secret.
    private static string Excerpt(AwsResponse response)
    {
        var body = response.Body.Span.TrimStart(" \t\r\n"u8);
        return body.IsEmpty || body[0] is (byte)'{' or (byte)'[' or (byte)'"' ? "" : $" It begins with {MalformedResponseException.Excerpt(body)}.";
    }
}
