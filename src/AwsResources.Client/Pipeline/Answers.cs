using System.Text.Json;
using AwsResources.Client.Codecs;
using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Transport;
using AwsResources.Client.Validation;

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

    /// <summary>The output that a hook gives in place of the service. It is checked, and then written and read in the service's own protocol: nobody can tell it from a real one.</summary>
    /// <exception cref="AwsHookException">The output does not fit the model.</exception>
    public static AwsStructure Of(Call call, AwsStructure given)
    {
        var shape = call.Operation.Output;
        if (ReferenceEquals(given.Shape, shape) && given.IsFrozen) return given;
        var faults = InputValidator.CheckOutput(given, shape);
        if (faults.Count > 0) throw new AwsHookException($"{call.Name}: the output that a hook gives does not fit the model:\n  {string.Join("\n  ", faults)}");
        var client = call.Client;
        if (!call.HasRequest) call.Request = new AwsRequest { Host = "a hook" };
        var response = client.Protocol.WriteResponse(client.Model, call.Operation, given, call.InvocationId);
        var output = client.Customization.Finish(call, response, client.Protocol.ReadResponse(client.Model, call.Operation, response));
        call.Last = Attempt.Answered(response);
        return output;
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
