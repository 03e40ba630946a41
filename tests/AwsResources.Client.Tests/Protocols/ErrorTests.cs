using System.Text;
using AwsResources.Client.Model;
using AwsResources.Client.Protocols;
using AwsResources.Client.Transport;

namespace AwsResources.Client.Tests.Protocols;

public sealed class ErrorTests
{
    [TestCase("s3", "GetObject", 404, "<Error><Code>NoSuchKey</Code><Message>gone</Message><RequestId>r</RequestId><HostId>h</HostId></Error>", "NoSuchKey", "gone", "r", "NoSuchKey")]
    [TestCase("s3", "HeadObject", 404, "", "404", "Not Found", null, null)]
    [TestCase("s3", "GetObject", 503, "<html><body>busy</body></html>", "503", "Service Unavailable", null, null)]
    [TestCase("ec2", "DescribeInstances", 400, "<Response><Errors><Error><Code>InvalidInstanceID.NotFound</Code><Message>no i-1</Message></Error></Errors><RequestID>r</RequestID></Response>", "InvalidInstanceID.NotFound", "no i-1", "r", null)]
    [TestCase("iam", "GetUser", 404, "<ErrorResponse><Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>no</Message></Error><RequestId>r</RequestId></ErrorResponse>", "NoSuchEntity", "no", "r", "NoSuchEntityException")]
    [TestCase("dynamodb", "GetItem", 400, """{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"no table"}""", "ResourceNotFoundException", "no table", null, "ResourceNotFoundException")]
    [TestCase("dynamodb", "GetItem", 500, "upstream failed", "500", "upstream failed", null, null)]
    [TestCase("lambda", "Invoke", 500, "", "500", "Internal Server Error", null, null)]
    public void Errors_are_read_in_all_their_forms(string service, string operation, int status, string body, string code, string message, string? requestId, string? shape)
    {
        var error = Read(service, operation, new AwsResponse(status) { Body = Encoding.UTF8.GetBytes(body) });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((error.Code, error.Message, error.RequestId, error.Shape?.Name), Is.EqualTo((code, message, requestId, shape)));
            Assert.That(error.Data is null, Is.EqualTo(shape is null));
        }
    }

    [Test]
    public void A_service_that_left_query_keeps_the_codes_of_query()
    {
        var response = new AwsResponse(400) { Body = """{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"no"}"""u8.ToArray() };
        response.Headers.Set("x-amzn-query-error", "AWS.SimpleQueueService.NonExistentQueue;Sender");

        var error = Read("sqs", "GetQueueUrl", response);

        Assert.That((error.Code, error.Fault, error.Shape?.Name), Is.EqualTo(("AWS.SimpleQueueService.NonExistentQueue", "Sender", "QueueDoesNotExist")));
    }

    [TestCase("s3", "GetObject", "NoSuchKey")]
    [TestCase("route53", "GetHostedZone", "NoSuchHostedZone")]
    [TestCase("ec2", "DescribeInstances", "InvalidInstanceID.NotFound")]
    [TestCase("iam", "GetUser", "NoSuchEntity")]
    [TestCase("dynamodb", "GetItem", "ResourceNotFoundException")]
    [TestCase("lambda", "GetFunction", "ResourceNotFoundException")]
    [TestCase("sqs", "GetQueueUrl", "AWS.SimpleQueueService.NonExistentQueue")]
    [TestCase("arc-region-switch", "GetPlan", "ResourceNotFoundException")]
    public void An_error_is_read_as_it_was_written(string service, string operationName, string code)
    {
        var model = ModelCatalog.Embedded.GetService(service);
        _ = model.TryGetOperation(operationName, out var operation);
        var protocol = Protocol.For(model);

        var response = protocol.WriteError(model, operation, new ErrorAnswer(code, "six & <seven>", 404, "id-1"));
        var error = protocol.ReadError(model, operation!, response);

        Assert.That((error.Code, error.Message, error.RequestId, response.StatusCode), Is.EqualTo((code, "six & <seven>", "id-1", 404)));
    }

    private static ServiceError Read(string service, string operationName, AwsResponse response)
    {
        var model = ModelCatalog.Embedded.GetService(service);
        _ = model.TryGetOperation(operationName, out var operation);
        return Protocol.For(model).ReadError(model, operation!, response);
    }
}
