using AwsResources.DynamoDB;
using AwsResources.TestKit;

namespace AwsResources.Specs.Sessions;

/// <summary>What a user who gets something wrong is told, through the objects. No backend is needed: either nothing is sent, or what answers is broken on purpose.</summary>
[Category("Spec")]
public sealed class BadInputSpecs
{
    private const string Config = "/home/me/.aws/config";

    [Test]
    public void Without_a_region_the_places_to_set_one_are_named()
    {
        using var aws = Session("[default]\noutput = json", options => options with { Region = null });

        Assert.That(aws.Region, Is.Null);
        Assert.That(() => aws.EC2.Instances.ToList(), Throws.TypeOf<AwsConfigurationException>().With.Message.EqualTo(
            $"No region: EC2 has an endpoint in each region. Set AWS_REGION, 'region' in profile 'default' of {Config}, or AwsSessionOptions.Region; for example us-east-1."));
    }

    [Test]
    public void Without_credentials_everything_that_was_tried_is_listed()
    {
        using var aws = Session("[default]\nregion = eu-west-1", options => options with { Credentials = null, Region = null });

        Assert.That(() => aws.S3.Buckets.ToList(), Throws.TypeOf<AwsCredentialsException>().With.Message.StartsWith("No credentials were found. Tried, in this order:\n")
            .And.Message.Contains("AWS_ACCESS_KEY_ID is not set")
            .And.Message.Contains($"profile 'default' in {Config} has no aws_access_key_id")
            .And.Message.EndsWith("Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, run `aws configure`, or give the session credentials."));
    }

    [Test]
    public void An_unknown_profile_names_the_choices()
    {
        using var aws = Session("[profile prod]\n[profile dev]", options => options with { Profile = "pord", Region = null });

        Assert.That(() => aws.S3.Bucket("photos").Exists(), Throws.TypeOf<AwsConfigurationException>().With.Message.StartsWith("There is no profile 'pord' (named by ")
            .And.Message.EndsWith($") in {Config} or /home/me/.aws/credentials. Profiles: dev, prod."));
    }

    [Test]
    public void A_malformed_profile_file_names_file_and_line()
    {
        using var aws = Session("[default]\nregion = eu-west-1\n[profile dev", options => options with { Region = null });

        Assert.That(() => aws.DynamoDB.Tables.ToList(), Throws.TypeOf<AwsConfigurationException>().With.Message.EqualTo(
            $"{Config}, line 3: Profile definition must end with ']', such as [default] or [profile dev]."));
    }

    [Test]
    public void A_misspelt_service_operation_or_batch_action_names_near_ones()
    {
        using var aws = Session();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => aws.Client("dynamobd"), Throws.TypeOf<AwsModelException>().With.Message.StartsWith("No service 'dynamobd'. Did you mean 'dynamodb'"));
            Assert.That(() => aws.S3.Client.Call("ListBucket"), Throws.TypeOf<ArgumentException>().With.Message.StartsWith("S3 has no operation 'ListBucket'. Did you mean 'ListBuckets'"));
            Assert.That(() => aws.EC2.Instances.Act("Halt"), Throws.TypeOf<ArgumentException>().With.Message.StartsWith(
                "ec2/Instance has no batch action 'Halt'. It has: CreateTags, DeleteTags, Monitor, Reboot, Start, Stop, Terminate, Unmonitor."));
        }
    }

    [Test]
    public void Every_fault_of_an_input_is_listed_by_its_place_before_anything_is_sent()
    {
        using var wire = new FakeTransport();
        using var aws = Session(change: options => options with { HttpMessageHandler = wire });

        Assert.That(() => aws.DynamoDB.CreateTable(new() { TableName = "t", KeySchema = [new() { AttributeName = "", KeyType = KeyType.Hash }] }),
            Throws.TypeOf<AwsValidationException>().With.Message.StartsWith("DynamoDB CreateTable: ").And.Message.Contains("KeySchema[0].AttributeName"));
        Assert.That(() => aws.S3.Client.Call("PutObject", new() { ["Bucket"] = "photos", ["Boddy"] = "x", ["Metadata"] = "camera" }), Throws.TypeOf<AwsValidationException>().With.Message.EqualTo(
            """
            S3 PutObject: 3 faults in the input:
              Boddy is not a member of PutObjectRequest. Did you mean 'Body'?
              Key is required.
              Metadata takes a map, not text ('camera').
            """.ReplaceLineEndings("\n")));
        Assert.That(() => aws.EC2.Instance(""), Throws.InstanceOf<ArgumentException>());
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public void An_endpoint_that_refuses_is_named_with_the_attempts()
    {
        using var server = FaultServer.Refusing();
        using var aws = At(server);

        Assert.That(() => aws.EC2.Instance("i-1").State, Throws.TypeOf<AwsTransportException>().With.Message.EqualTo(
            $"EC2 DescribeInstances: Nothing listens at 127.0.0.1:{server.Port}: the connection was refused. [3 attempts]"));
    }

    [Test]
    public async Task An_endpoint_that_cuts_the_connection_is_named_with_the_attempts()
    {
        using var server = FaultServer.Cutting();
        await using var aws = At(server);

        var error = (await Assert.ThrowsAsync<AwsTransportException>(() => aws.S3.Buckets.ToListAsync()))!;

        Assert.That(error.Message, Is.EqualTo($"S3 ListBuckets: 127.0.0.1:{server.Port} closed the connection before it answered. [3 attempts]"));
    }

    [Test]
    public void A_page_of_HTML_is_shown_for_what_it_is()
    {
        using var server = FaultServer.AnsweringHttp(200, "text/html", "<html><body>It works!</body></html>");
        using var aws = At(server);

        Assert.That(() => aws.EC2.Instances.FirstOrDefault(), Throws.TypeOf<AwsResponseException>().With.Message.EqualTo(
            $"EC2 DescribeInstances: http://127.0.0.1:{server.Port} answered 200 with text/html, which cannot be read as ec2: it is a page of HTML. "
            + "It begins with '<html><body>It works!</body></html>'. Is the endpoint that of EC2?"));
    }

    [Test]
    public void Half_an_XML_is_not_an_answer()
    {
        using var server = FaultServer.AnsweringHttp(200, "application/xml", "<ListBucketResult><Contents><Key>a</Key><Size>3");
        using var aws = At(server);

        Assert.That(() => aws.S3.Bucket("photos").Objects.ToList(), Throws.TypeOf<AwsResponseException>().With.Message.StartsWith(
            $"S3 ListObjectsV2: http://127.0.0.1:{server.Port}").And.Message.Contains("cannot be read as rest-xml"));
    }

    [Test]
    public void Half_a_JSON_is_not_an_answer()
    {
        using var server = FaultServer.AnsweringHttp(200, "application/x-amz-json-1.0", """{"Table":{"TableName":"orders",""");
        using var aws = At(server);

        Assert.That(() => aws.DynamoDB.Table("orders").ItemCount, Throws.TypeOf<AwsResponseException>().With.Message.StartsWith(
            $"DynamoDB DescribeTable: http://127.0.0.1:{server.Port} answered 200 with application/x-amz-json-1.0, which cannot be read as json"));
    }

    [Test]
    public async Task A_wait_on_an_endpoint_that_never_answers_ends_when_it_is_cancelled()
    {
        using var server = FaultServer.Silent();
        using var end = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await using var aws = At(server);

        await Assert.ThrowsAsync(Is.InstanceOf<OperationCanceledException>(), () => aws.EC2.Instance("i-1").WaitUntilRunningAsync(cancellationToken: end.Token));
    }

    [Test]
    public void What_was_wrong_is_wrong_each_time_it_is_asked()
    {
        using var aws = Session("[default]", options => options with { Region = null });

        for (var i = 0; i < 2; i++) Assert.That(() => aws.EC2.Vpcs.ToList(), Throws.TypeOf<AwsConfigurationException>().With.Message.StartsWith("No region: "));
    }

    private static AwsSession At(FaultServer server) => Session(change: options => options with { EndpointUrl = server.Url, HttpMessageHandler = null });

    private static AwsSession Session(string config = "", Func<AwsSessionOptions, AwsSessionOptions>? change = null)
    {
        var options = TestClients.Options with
        {
            TimeProvider = new InstantTime(),
            HttpMessageHandler = new FakeTransport(),
            Environment = new AwsEnvironment(new Dictionary<string, string> { ["HOME"] = "/home/me" }, new Dictionary<string, string> { [Config] = config }),
        };
        return new AwsSession(change?.Invoke(options) ?? options);
    }
}
