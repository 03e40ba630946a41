using System.Net;
using System.Text;
using AwsResources.Client.Codecs;
using AwsResources.Client.Model;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Protocols;

/// <summary>What the protocols' errors have in common.</summary>
internal static class ErrorCodes
{
    /// <summary><c>aws.protocoltests#FooError:http://…</c> is FooError.</summary>
    public static string Sanitize(string code)
    {
        var colon = code.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0) code = code[..colon];
        return code[(code.LastIndexOf('#') + 1)..].Trim();
    }

    /// <summary>The code of a former query service, from <c>x-amzn-query-error: Code;Fault</c>.</summary>
    public static bool TryGetQueryError(AwsResponse response, out string code, out string fault)
    {
        var parts = response.Header("x-amzn-query-error")?.Split(';') ?? [];
        (code, fault) = parts.Length == 2 && parts[0].Length > 0 ? (parts[0], parts[1]) : ("", "");
        return code.Length > 0;
    }

    public static string? RequestId(AwsResponse response) =>
        response.Header("x-amzn-requestid") ?? response.Header("x-amz-request-id");

    /// <summary>The model's error of a code: one that the operation lists, else one that the service has.</summary>
    public static StructureShape? Shape(ServiceModel service, OperationModel operation, string code)
    {
        foreach (var shape in operation.Errors())
            if (shape.Error?.Code == code || shape.Name == code) return shape;
        return service.ShapeNames.Contains(code) && service.GetShape(code) is StructureShape { IsException: true } other ? other : null;
    }

    /// <summary>The error of a body that says nothing: an answer to HEAD, a proxy's page.</summary>
    public static ServiceError OfStatus(AwsResponse response) => new(
        response.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture), ReasonOf(response.StatusCode),
        RequestId(response), response.Header("x-amz-id-2"), null, null);

    /// <summary>The members of an error. Where the body holds them otherwise than the model says, there are none: code and message count.</summary>
    public static AwsStructure MembersOf(StructureShape shape, Func<AwsStructure> read)
    {
        try
        {
            return read();
        }
        catch (MalformedResponseException)
        {
            var none = new AwsStructure(shape);
            none.Freeze();
            return none;
        }
    }

    /// <summary>Whether a body is a proxy's or load balancer's page, or nothing.</summary>
    public static bool IsNoError(ReadOnlySpan<byte> body)
    {
        body = body.Trim(" \t\r\n"u8);
        return body.IsEmpty || StartsWith(body, "<html"u8) || StartsWith(body, "<!doctype"u8);
    }

    public static string ReasonOf(int status)
    {
        if (!Enum.IsDefined((HttpStatusCode)status)) return "";
        var words = new StringBuilder();
        foreach (var c in ((HttpStatusCode)status).ToString())
        {
            if (char.IsUpper(c) && words.Length > 0 && !char.IsUpper(words[^1])) words.Append(' ');
            words.Append(c);
        }
        return words.ToString();
    }

    private static bool StartsWith(ReadOnlySpan<byte> body, ReadOnlySpan<byte> tag) =>
        body.Length >= tag.Length && Ascii.EqualsIgnoreCase(body[..tag.Length], tag);
}
