using System.Text.Json;
using AwsResources.Client.Codecs;
using AwsResources.Client.Codecs.Json;
using AwsResources.Client.Model;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Protocols;

/// <summary>Errors in JSON: the code is in a header or in one of three members, the message in one of two.</summary>
internal static class JsonErrors
{
    /// <summary>Reads what all errors have; the caller reads the members of the shape.</summary>
    public static ServiceError Read(ServiceModel service, OperationModel operation, AwsResponse response, ReadOnlySpan<byte> body)
    {
        var (code, message) = IsObject(body) ? ReadObject(body) : (null, null);
        code = response.Header("x-amzn-errortype") ?? code;
        if (code is null && ErrorCodes.IsNoError(body)) return ErrorCodes.OfStatus(response);
        message ??= IsDocument(body) || ErrorCodes.IsNoError(body) ? "" : System.Text.Encoding.UTF8.GetString(body);
        code = code is null ? response.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture) : ErrorCodes.Sanitize(code);
        var shape = ErrorCodes.Shape(service, operation, code);
        var isQuery = ErrorCodes.TryGetQueryError(response, out var queryCode, out var fault);
        return new ServiceError(isQuery ? queryCode : code, message, ErrorCodes.RequestId(response), response.Header("x-amz-id-2"), shape, null)
        {
            Fault = isQuery ? fault : null,
        };
    }

    // What a proxy says in plain words is told as the message; a document, or half of one, may hold a secret.
    private static bool IsDocument(ReadOnlySpan<byte> body) => body.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)'"' or (byte)'<', ..];

    public static bool IsObject(ReadOnlySpan<byte> body)
    {
        body = body.Trim(" \t\r\n"u8);
        if (body.IsEmpty || body[0] != (byte)'{' || !System.Text.Unicode.Utf8.IsValid(body)) return false;
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = WireText.MaxDepth });
        try
        {
            return reader.Read() && reader.TrySkip();
        }
        catch (JsonException)
        {
            // A proxy's text: it is told as the message.
            return false;
        }
    }

    public static AwsResponse Write(ServiceModel service, OperationModel? operation, ErrorAnswer error, string contentType, bool writesType)
    {
        var response = new AwsResponse(error.StatusCode);
        response.Headers.Set("x-amzn-RequestId", error.RequestId);
        response.Headers.Set("Content-Type", contentType);
        var shape = operation is null ? null : ErrorCodes.Shape(service, operation, error.Code);
        var messageName = shape?.Members.FirstOrDefault(member => member.Name.Equals("message", StringComparison.OrdinalIgnoreCase))?.WireName ?? "message";
        if (service.Metadata.AwsQueryCompatible) response.Headers.Set("x-amzn-query-error", $"{error.Code};{error.Fault}");
        using var body = new PooledBuffer();
        var members = error.Members ?? new AwsStructure();
        (string, string)[] first = writesType
            ? [("__type", TypeOf(service, operation, error.Code)), (messageName, error.Message)]
            : [(messageName, error.Message)];
        JsonWriterCodec.Write(body, first, shape ?? StructureShape.Empty, members);
        response.Body = body.ToArray();
        if (shape is not null)
            foreach (var member in shape.MemberSpan)
                if (members.TryGetValue(member, out var value)) RestRequestBinding.WriteHeaders(member, value!, response.Headers);
        return response;
    }

    /// <summary>The name that the protocols of JSON give an error: its shape's, not its code of query times.</summary>
    public static string TypeOf(ServiceModel service, OperationModel? operation, string code) =>
        operation is null ? code : ErrorCodes.Shape(service, operation, code)?.Name ?? code;

    private static (string? Code, string? Message) ReadObject(ReadOnlySpan<byte> body)
    {
        string? type = null, code = null, message = null;
        var reader = new Utf8JsonReader(body.Trim(" \t\r\n"u8), new JsonReaderOptions { MaxDepth = WireText.MaxDepth });
        _ = reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = Text(reader);
            _ = reader.Read();
            var text = reader.TokenType switch
            {
                JsonTokenType.String => Text(reader),
                JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
                _ => null,
            };
            if (name == "__type") type ??= text;
            else if (name is "code" or "Code") code ??= text;
            else if (name is "message" or "Message" or "errorMessage") message ??= text;
            reader.Skip();
        }
        return (type ?? code, message);
    }

    private static string Text(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: what the service wrote, as it wrote it, says more than nothing.
            return System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }
}
