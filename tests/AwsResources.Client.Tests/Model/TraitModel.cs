using AwsResources.Client.Model;

namespace AwsResources.Client.Tests.Model;

/// <summary>A model that uses every trait of the format once.</summary>
internal static class TraitModel
{
    public static ServiceModel Parse() => ServiceModelParser.Parse(
        "zoo", Json(Service), Json(Paginators), Json(Waiters), Json("""{"version":"1.0"}"""));

    public static ReadOnlyMemory<byte> Json(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private const string Service = """
        {
          "metadata": { "apiVersion": "2020-01-02", "endpointPrefix": "zoo-api", "serviceId": "Zoo", "serviceFullName": "Amazon Zoo",
            "signingName": "zoos", "signatureVersion": "v4", "protocol": "json", "protocols": ["smithy-rpc-v2-cbor", "json"],
            "auth": ["aws.auth#sigv4"], "jsonVersion": "1.1", "targetPrefix": "Zoo_2020", "globalEndpoint": "zoo.example.com",
            "checksumFormat": "md5", "protocolSettings": { "h2": "eventstream" }, "awsQueryCompatible": {},
            "xmlNamespace": "http://zoo.example.com/" },
          "clientContextParams": { "Fast": { "type": "boolean", "documentation": "prose" } },
          "operations": {
            "Feed2020_01_02": { "name": "Feed", "http": { "method": "PUT", "requestUri": "/{Id}", "responseCode": 201 },
              "input": { "shape": "Animal", "locationName": "FeedRequest", "xmlNamespace": { "uri": "http://in/", "prefix": "p" } },
              "output": { "shape": "Animal", "resultWrapper": "FeedResult" },
              "errors": [ { "shape": "Asleep" }, { "shape": "Gone", "error": { "code": "GoneCode", "httpStatusCode": 410, "senderFault": true }, "exception": true } ],
              "auth": ["aws.auth#sigv4a", "smithy.api#noAuth"], "authtype": "v4-unsigned-body", "unsignedPayload": true,
              "httpChecksum": { "requestAlgorithmMember": "Id", "requestChecksumRequired": true, "requestValidationModeMember": "Kind",
                "responseAlgorithms": ["CRC32", "SHA1"] },
              "httpChecksumRequired": true, "requestcompression": { "encodings": ["gzip"] }, "endpoint": { "hostPrefix": "{Id}." },
              "endpointdiscovery": { "required": true }, "endpointoperation": true, "deprecated": true, "idempotent": true, "readonly": true,
              "staticContextParams": { "Text": { "value": "t" }, "Yes": { "value": true }, "Several": { "value": ["a", "b"] } },
              "operationContextParams": { "Names": { "path": "Friends[].Name" } } },
            "Nothing": { "name": "Nothing" }
          },
          "shapes": {
            "Animal": { "type": "structure", "required": ["Id"], "payload": "Body", "sensitive": true, "locationName": "Beast",
              "xmlOrder": ["Kind", "Id"], "xmlNamespace": { "uri": "http://s/" },
              "members": {
                "Id": { "shape": "Id", "location": "uri", "locationName": "id", "hostLabel": true, "contextParam": { "name": "AnimalId" } },
                "Kind": { "shape": "Kind", "location": "querystring", "deprecated": true, "queryName": "TheKind", "jsonvalue": true },
                "Token": { "shape": "Id", "location": "header", "idempotencyToken": true },
                "Meta": { "shape": "Map", "location": "headers" },
                "Status": { "shape": "Count", "location": "statusCode" },
                "Born": { "shape": "When", "timestampFormat": "rfc822", "xmlAttribute": true, "xmlNamespace": "http://m/" },
                "Friends": { "shape": "Friends", "flattened": true },
                "documentation": { "shape": "Id" },
                "Body": { "shape": "Bytes", "streaming": true } } },
            "Id": { "type": "string", "min": 1, "max": 64, "pattern": "[a-z]+" },
            "Kind": { "type": "string", "enum": ["CAT", "DOG"] },
            "Count": { "type": "integer", "min": -5, "box": true },
            "Weight": { "type": "double", "min": 0.25, "max": 1e300 },
            "When": { "type": "timestamp", "timestampFormat": "iso8601" },
            "Bytes": { "type": "blob", "streaming": true, "requiresLength": true },
            "Letter": { "type": "character" },
            "Map": { "type": "map", "key": { "shape": "Id", "locationName": "k" }, "value": { "shape": "Kind", "locationName": "v" }, "flattened": true },
            "Friends": { "type": "list", "member": { "shape": "Animal", "locationName": "Friend" }, "flattened": true, "max": 3 },
            "Free": { "type": "structure", "members": {}, "document": true },
            "Either": { "type": "structure", "members": { "A": { "shape": "Id" }, "B": { "shape": "Count" } }, "union": true },
            "Events": { "type": "structure", "eventstream": true, "members": { "One": { "shape": "One" } } },
            "One": { "type": "structure", "event": true, "members": {
              "Data": { "shape": "Bytes", "eventpayload": true }, "Head": { "shape": "Id", "eventheader": true } } },
            "Asleep": { "type": "structure", "members": {}, "exception": true, "retryable": { "throttling": true },
              "error": { "code": "Asleep.Now", "httpStatusCode": 503 } },
            "Gone": { "type": "structure", "members": {} }
          }
        }
        """;

    private const string Paginators = """
        { "pagination": {
            "Feed2020_01_02": { "input_token": ["A", "B"], "output_token": ["NextA || A", "NextB"], "limit_key": "Max", "result_key": ["Xs", "Y.Zs"],
              "more_results": "More", "non_aggregate_keys": ["Owner"] },
            "Nothing": { "input_token": "T", "output_token": "NextT", "result_key": "Items" } } }
        """;

    private const string Waiters = """
        { "version": 2, "waiters": { "Fed": { "operation": "Feed2020_01_02", "delay": 15, "maxAttempts": 40, "acceptors": [
            { "state": "success", "matcher": "path", "argument": "length(Xs) > `0`", "expected": true },
            { "state": "retry", "matcher": "status", "expected": 404 },
            { "state": "failure", "matcher": "error", "expected": "Gone" } ] } } }
        """;
}
