// What services answer to calls that they do not let in, by the protocol that they speak. Users' code and the client's own
// classification match on these codes, so they are the services' own.

using AwsResources.Client.Model;

namespace AwsResources.Emulator.Core.Door;

internal static class Refusals
{
    private const string Mismatch =
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";
    private const string InvalidClient = "The security token included in the request is invalid.";

    private readonly record struct Answer(string Code, int Status, string Message);

    private static readonly Dictionary<Refusal, Answer> ObjectStore = new()
    {
        [Refusal.MissingSignature] = new("AccessDenied", 403, "Access Denied"),
        [Refusal.MalformedSignature] = new("AuthorizationHeaderMalformed", 400, ""),
        [Refusal.UnknownAccessKey] = new("InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records."),
        [Refusal.InvalidToken] = new("InvalidToken", 400, "The provided token is malformed or otherwise invalid."),
        [Refusal.SkewedClock] = new("RequestTimeTooSkewed", 403, "The difference between the request time and the current time is too large."),
        [Refusal.ExpiredUrl] = new("AccessDenied", 403, "Request has expired"),
        [Refusal.WrongScope] = new("AuthorizationHeaderMalformed", 400, ""),
        [Refusal.WrongPayloadHash] = new("XAmzContentSHA256Mismatch", 400, "The provided 'x-amz-content-sha256' header does not match what was computed."),
        [Refusal.WrongSignature] = new("SignatureDoesNotMatch", 403,
            "The request signature we calculated does not match the signature you provided. Check your key and signing method."),
        [Refusal.Throttled] = new("SlowDown", 503, "Please reduce your request rate."),
        [Refusal.InternalError] = new("InternalError", 500, "We encountered an internal error. Please try again."),
        [Refusal.UnknownOperation] = new("MethodNotAllowed", 405, "The specified method is not allowed against this resource."),
        [Refusal.MalformedRequest] = new("MalformedXML", 400, "The XML you provided was not well-formed or did not validate against our published schema"),
        [Refusal.InvalidInput] = new("InvalidRequest", 400, ""),
    };

    private static readonly Dictionary<Refusal, Answer> Ec2 = new()
    {
        [Refusal.MissingSignature] = new("AuthFailure", 401, "AWS was not able to validate the provided access credentials"),
        [Refusal.MalformedSignature] = new("IncompleteSignature", 400, ""),
        [Refusal.UnknownAccessKey] = new("AuthFailure", 401, "AWS was not able to validate the provided access credentials"),
        [Refusal.InvalidToken] = new("AuthFailure", 401, "AWS was not able to validate the provided access credentials"),
        [Refusal.SkewedClock] = new("RequestExpired", 400, "Request has expired."),
        [Refusal.ExpiredUrl] = new("RequestExpired", 400, "Request has expired."),
        [Refusal.WrongScope] = new("SignatureDoesNotMatch", 403, ""),
        [Refusal.WrongPayloadHash] = new("SignatureDoesNotMatch", 403, Mismatch),
        [Refusal.WrongSignature] = new("SignatureDoesNotMatch", 403, Mismatch),
        [Refusal.Throttled] = new("RequestLimitExceeded", 503, "Request limit exceeded."),
        [Refusal.InternalError] = new("InternalError", 500, "An internal error has occurred"),
        [Refusal.UnknownOperation] = new("InvalidAction", 400, "The action is not valid for this web service."),
        [Refusal.MalformedRequest] = new("MalformedQueryString", 400, ""),
        [Refusal.InvalidInput] = new("InvalidParameterValue", 400, ""),
    };

    private static readonly Dictionary<Refusal, Answer> Query = new(Ec2)
    {
        [Refusal.MissingSignature] = new("MissingAuthenticationToken", 403, "Request is missing Authentication Token"),
        [Refusal.UnknownAccessKey] = new("InvalidClientTokenId", 403, InvalidClient),
        [Refusal.InvalidToken] = new("InvalidClientTokenId", 403, InvalidClient),
        [Refusal.SkewedClock] = new("SignatureDoesNotMatch", 403, "Signature expired."),
        [Refusal.ExpiredUrl] = new("SignatureDoesNotMatch", 403, "Signature expired."),
        [Refusal.Throttled] = new("Throttling", 400, "Rate exceeded"),
        [Refusal.InternalError] = new("InternalFailure", 500, "An internal error has occurred"),
        [Refusal.InvalidInput] = new("ValidationError", 400, ""),
    };

    private static readonly Dictionary<Refusal, Answer> Json = new()
    {
        [Refusal.MissingSignature] = new("MissingAuthenticationTokenException", 400, "Missing Authentication Token"),
        [Refusal.MalformedSignature] = new("IncompleteSignatureException", 400, ""),
        [Refusal.UnknownAccessKey] = new("UnrecognizedClientException", 400, InvalidClient),
        [Refusal.InvalidToken] = new("UnrecognizedClientException", 400, InvalidClient),
        [Refusal.SkewedClock] = new("InvalidSignatureException", 400, "Signature expired."),
        [Refusal.ExpiredUrl] = new("InvalidSignatureException", 400, "Signature expired."),
        [Refusal.WrongScope] = new("InvalidSignatureException", 400, ""),
        [Refusal.WrongPayloadHash] = new("InvalidSignatureException", 400, Mismatch),
        [Refusal.WrongSignature] = new("InvalidSignatureException", 400, Mismatch),
        [Refusal.Throttled] = new("ThrottlingException", 400, "Rate exceeded"),
        [Refusal.InternalError] = new("InternalServerError", 500, "The request processing has failed because of an unknown error, exception or failure."),
        [Refusal.UnknownOperation] = new("UnknownOperationException", 400, ""),
        [Refusal.MalformedRequest] = new("SerializationException", 400, ""),
        [Refusal.InvalidInput] = new("ValidationException", 400, ""),
    };

    /// <summary>The refusal in a service's own words.</summary>
    /// <param name="service">The service.</param>
    /// <param name="refusal">Why.</param>
    /// <param name="detail">What is said where the service's sentence depends on the request.</param>
    /// <param name="members">What stands beside code and message.</param>
    public static EmulatorException Of(
        ServiceModel service, Refusal refusal, string detail = "", IReadOnlyDictionary<string, object?>? members = null)
    {
        var answer = TableOf(service)[refusal];
        return new EmulatorException(answer.Code, answer.Message.Length > 0 ? answer.Message : detail, answer.Status, members);
    }

    /// <summary>The refusal of an input that does not fit the model.</summary>
    /// <param name="service">The service.</param>
    /// <param name="faults">The faults, each a sentence that begins with its place.</param>
    public static EmulatorException OfInput(ServiceModel service, IReadOnlyList<string> faults)
    {
        const string missing = " is required.";
        if (service.Metadata.Protocol is "ec2" && faults[0].EndsWith(missing, StringComparison.Ordinal))
            return new EmulatorException("MissingParameter", $"The request must contain the parameter {faults[0][..^missing.Length]}");
        return Of(service, Refusal.InvalidInput, string.Join(" ", faults));
    }

    private static Dictionary<Refusal, Answer> TableOf(ServiceModel service) => service.Metadata.Protocol switch
    {
        "rest-xml" => ObjectStore,
        "ec2" => Ec2,
        "query" => Query,
        _ => Json,
    };
}
