using AwsResources.Client.Model;

namespace AwsResources.Client.Tests.Model;

internal sealed class MalformedModelTests
{
    private const string Metadata = """ "metadata": { "apiVersion": "1", "protocol": "json" } """;

    [TestCase("""{ "metadata": """, "zoo/service-2.json: line 1: this is not JSON: ")]
    [TestCase("""[]""", "zoo/service-2.json:: expected an object, but found [].")]
    [TestCase("""{ "shapes": {} }""", "zoo/service-2.json: metadata: expected an object, but found nothing.")]
    [TestCase("""{ "metadata": { "apiVersion": 1, "protocol": "json" } }""", "zoo/service-2.json: metadata.apiVersion: expected text, but found 1.")]
    public void A_file_that_is_not_a_model_is_refused(string json, string message) => AssertRefused(json, message);

    [TestCase("""{ "A": { "type": "strng" } }""", """zoo/service-2.json: shapes.A.type: expected bigDecimal, bigInteger, """)]
    [TestCase("""{ "A": { } }""", """zoo/service-2.json: shapes.A.type: expected the kind of the shape, but found nothing.""")]
    [TestCase("""{ "A": { "type": "list" } }""", """zoo/service-2.json: shapes.A.member: expected the member of the shape, but found nothing.""")]
    [TestCase("""{ "A": { "type": "list", "member": { "shape": "Nam" } }, "Name": { "type": "string" } }""",
        """zoo/service-2.json: shapes.A.member.shape: there is no shape 'Nam'. Did you mean 'Name'?""")]
    [TestCase("""{ "A": { "type": "structure", "members": { "B": { "shape": "A", "location": "hedaer" } } } }""",
        """zoo/service-2.json: shapes.A.members.B.location: expected header, headers, querystring, statusCode, uri, but found "hedaer".""")]
    [TestCase("""{ "A": { "type": "structure", "required": ["C"], "members": { "B": { "shape": "A" } } } }""",
        """zoo/service-2.json: shapes.A.required[0]: there is no member 'C'.""")]
    [TestCase("""{ "A": { "type": "string", "enum": ["x", 2] } }""", """zoo/service-2.json: shapes.A.enum[1]: expected text, but found 2.""")]
    [TestCase("""{ "A": { "type": "string", "min": "1" } }""", """zoo/service-2.json: shapes.A.min: expected a number, but found "1".""")]
    [TestCase("""{ "A": { "type": "string", "sensitive": 1 } }""", """zoo/service-2.json: shapes.A.sensitive: expected true or false, but found 1.""")]
    [TestCase("""{ "A": { "type": "string" }, "A": { "type": "string" } }""", """zoo/service-2.json: shapes.A: this shape is described twice.""")]
    public void A_malformed_shape_names_the_place_and_the_value(string shapes, string message) =>
        AssertRefused($$"""{ {{Metadata}}, "shapes": {{shapes}} }""", message);

    [TestCase("""{ "Get": { "input": { "shape": "Nope" } } }""", """zoo/service-2.json: operations.Get.input.shape: there is no shape 'Nope'.""")]
    [TestCase("""{ "Get": { "input": { "shape": "Text" } } }""",
        """zoo/service-2.json: operations.Get.input.shape: expected a shape of type Structure, but 'Text' is of type String.""")]
    [TestCase("""{ "Get": { "http": { "responseCode": "200" } } }""",
        """zoo/service-2.json: operations.Get.http.responseCode: expected a whole number that is not negative, but found "200".""")]
    public void A_malformed_operation_names_the_place_and_the_value(string operations, string message) =>
        AssertRefused($$"""{ {{Metadata}}, "shapes": { "Text": { "type": "string" } }, "operations": {{operations}} }""", message);

    [Test]
    public void A_malformed_paginator_names_the_place() => Assert.That(
        () => Parse(paginators: """{ "pagination": { "List": { "input_token": ["A", "B"], "output_token": "A" } } }"""),
        Throws.TypeOf<AwsModelException>().With.Message.EqualTo("zoo/paginators-1.json: pagination.List: 2 input tokens do not go with 1 output tokens."));

    [Test]
    public void A_malformed_waiter_names_the_place_and_the_choices() => Assert.That(
        () => Parse(waiters: """
            { "waiters": { "Up": { "operation": "Get", "delay": 1, "maxAttempts": 2, "acceptors": [ { "state": "sucess", "matcher": "path", "expected": 1 } ] } } }
            """),
        Throws.TypeOf<AwsModelException>().With.Message.EqualTo(
            "zoo/waiters-2.json: waiters.Up.acceptors[0].state: expected success, failure, retry, but found \"sucess\"."));

    private static void AssertRefused(string service, string message) =>
        Assert.That(() => Parse(service), Throws.TypeOf<AwsModelException>().With.Message.StartsWith(message));

    private static ServiceModel Parse(string service = $$"""{ {{Metadata}} }""", string paginators = "", string waiters = "") =>
        ServiceModelParser.Parse("zoo", TraitModel.Json(service), TraitModel.Json(paginators), TraitModel.Json(waiters));
}
