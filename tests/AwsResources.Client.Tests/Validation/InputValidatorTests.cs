using AwsResources.Client.Model;
using AwsResources.Client.Validation;

namespace AwsResources.Client.Tests.Validation;

public class InputValidatorTests
{
    [Test]
    public void All_faults_are_reported_at_once_by_their_place()
    {
        var input = new AwsStructure
        {
            ["KeySchema"] = new[] { new AwsStructure { ["AttributeName"] = "id", ["KeyTyp"] = "HASH" } },
            ["AttributeDefinitions"] = "id",
            ["ProvisionedThroughput"] = new AwsStructure { ["ReadCapacityUnits"] = 0, ["WriteCapacityUnits"] = "many" },
        };

        Assert.That(() => Validate("dynamodb", "CreateTable", input), Throws.TypeOf<AwsValidationException>().With.Message.EqualTo(
            """
            DynamoDB CreateTable: 6 faults in the input:
              AttributeDefinitions takes a list, not text ('id').
              TableName is required.
              KeySchema[0].KeyTyp is not a member of KeySchemaElement. Did you mean 'KeyType'?
              KeySchema[0].KeyType is required.
              ProvisionedThroughput.ReadCapacityUnits is at least 1, not 0.
              ProvisionedThroughput.WriteCapacityUnits takes a whole number, not text ('many').
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void An_unknown_member_names_the_choices_when_there_are_few() =>
        Assert.That(Check("sqs", "DeleteQueue", new() { ["Address"] = "x", ["QueueUrl"] = "q" }),
            Is.EqualTo(new[] { "Address is not a member of DeleteQueueRequest. It has QueueUrl." }));

    [Test]
    public void A_union_takes_exactly_one_member() =>
        Assert.That(Check("bedrock-runtime", "Converse", new()
        {
            ["modelId"] = "m",
            ["system"] = new[]
                {
                    new AwsStructure { ["text"] = "x" },
                    new AwsStructure { ["text"] = "x", ["cachePoint"] = new AwsStructure { ["type"] = "default" } },
                    new AwsStructure(),
                },
        }),
            Is.EqualTo(new[]
            {
                "system[1] takes exactly one of text, guardContent, cachePoint; 2 are set.",
                "system[2] takes exactly one of text, guardContent, cachePoint; none is set.",
            }));

    [TestCase("")]
    public void What_becomes_part_of_the_path_must_not_be_empty(string name) =>
        Assert.That(Check("lambda", "GetFunction", new() { ["FunctionName"] = name }), Is.EqualTo(new[] { "FunctionName must not be empty." }));

    [Test]
    public void A_value_that_the_model_calls_sensitive_is_not_shown() =>
        Assert.That(Check("cognito-idp", "AdminSetUserPassword", new() { ["UserPoolId"] = "p", ["Username"] = "u", ["Password"] = new[] { "secret" }, ["Permanent"] = "perhaps" }),
            Is.EqualTo(new[] { "Password takes text, not a list.", "Permanent takes true or false, not text ('perhaps')." }));

    [Test]
    public void A_map_where_a_structure_belongs_says_how_to_write_one() =>
        Assert.That(Check("s3", "DeleteObjects", new() { ["Bucket"] = "photos", ["Delete"] = new Dictionary<string, object?> { ["Quiet"] = true } }),
            Is.EqualTo(new[] { "Delete takes a structure (Delete, written as new AwsStructure { … }), not a map." }));

    [Test]
    public void An_element_that_is_null_is_a_fault() =>
        Assert.That(Check("ec2", "DescribeInstances", new() { ["InstanceIds"] = new[] { "i-1", null } }), Is.EqualTo(new[] { "InstanceIds[1] is null." }));

    [Test]
    public void Required_tokens_may_be_left_to_the_client() =>
        Assert.That(Check("ec2", "RunInstances", new() { ["MinCount"] = 1, ["MaxCount"] = 1 }), Is.Empty);

    [Test]
    public void What_is_easily_turned_into_the_type_is_no_fault() =>
        Assert.That(Check("lambda", "ListFunctions", new() { ["MaxItems"] = 10L, ["Marker"] = "x" }), Is.Empty);

    private static void Validate(string service, string operation, AwsStructure input)
    {
        var model = ModelCatalog.Embedded.GetService(service);
        Assert.That(model.TryGetOperation(operation, out var found), Is.True);
        InputValidator.Validate(model, found!, input, []);
    }

    private static IReadOnlyList<string> Check(string service, string operation, AwsStructure input)
    {
        try
        {
            Validate(service, operation, input);
            return [];
        }
        catch (AwsValidationException error)
        {
            return error.Faults;
        }
    }
}
