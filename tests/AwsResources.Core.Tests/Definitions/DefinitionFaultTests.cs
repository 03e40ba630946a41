using System.Text;
using AwsResources.Client.Model;
using AwsResources.Core.Definitions;

namespace AwsResources.Core.Tests.Definitions;

/// <summary>What a definition that does not fit is told: file, line, resource, member, and the choices.</summary>
public sealed class DefinitionFaultTests
{
    private const string Service = """{ "service": "sqs", "name": "SQS" }""";

    [TestCase("""{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "load": { "operation": "GetQueueAtributes" } }""",
        "queue.json(1,85): sqs/Queue.load: unknown operation of sqs 'GetQueueAtributes'. Did you mean 'GetQueueAttributes' or 'SetQueueAttributes'?",
        TestName = "An_unknown_operation_is_answered_with_near_ones")]
    [TestCase("""{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "actions": { "Purge": { "operation": "PurgeQueue", "params": { "QueueUrl": "$Ulr" } } } }""",
        "queue.json(1,137): sqs/Queue.actions.Purge.params.QueueUrl: unknown source '$Ulr'. Did you mean '$Url'?",
        TestName = "An_unknown_source_names_the_place_and_near_ones")]
    [TestCase("""{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "actions": { "Purge": { "operation": "PurgeQueue", "params": { "QueueUrl": "$somewhere" } } } }""",
        "queue.json(1,137): sqs/Queue.actions.Purge.params.QueueUrl: unknown source '$somewhere'. Expected $Url or $data.<path>.",
        TestName = "A_source_that_is_like_no_other_is_answered_with_all")]
    [TestCase("""{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "shape": "Queu" }""",
        "queue.json(1,71): sqs/Queue.shape: unknown structure of sqs 'Queu'.",
        TestName = "An_unknown_shape_is_named")]
    [TestCase("""{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "actions": { "Purge": { "operation": "PurgeQueue", "params": { "QueueURL": "$Url" } } } }""",
        "queue.json(1,137): sqs/Queue.actions.Purge.params: unknown member of PurgeQueueRequest 'QueueURL'. Did you mean 'QueueUrl'?",
        TestName = "A_parameter_that_the_operation_does_not_take_is_named")]
    [TestCase("""{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "actions": { "Receive": { "operation": "ReceiveMessage", "params": { "MaxNumberOfMessages": "ten" } } } }""",
        "queue.json(1,154): sqs/Queue.actions.Receive.params.MaxNumberOfMessages: expected integer (NullableInteger), not text",
        TestName = "A_value_of_the_wrong_type_is_told_the_shape")]
    [TestCase("""{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "action": { } }""",
        "queue.json(1,72): Queue: unknown member 'action'. Did you mean 'actions'?",
        TestName = "A_misspelt_member_is_answered_with_near_ones")]
    [TestCase("""{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "load": { "operation": "GetQueueAttributes", "path": "Attribute" } }""",
        "queue.json(1,115): sqs/Queue.load: GetQueueAttributesResult has no member 'Attribute'. Did you mean 'Attributes'?",
        TestName = "A_path_to_nowhere_is_told_where_it_ends")]
    [TestCase("""{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "references": { "Dead": "DeadQueue" } }""",
        "queue.json(1,86): sqs/Queue.references.Dead: unknown resource of sqs 'DeadQueue'. Expected Queue.",
        TestName = "An_unknown_resource_is_answered_with_all")]
    [TestCase("""{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "waiters": { "Exists": "QueueExists" } }""",
        "queue.json(1,85): sqs/Queue.waiters.Exists: unknown waiter of sqs 'QueueExists'. Expected none.",
        TestName = "A_waiter_that_the_model_lacks_is_told_so")]
    [TestCase("""{ "resource": "Queue" }""",
        "queue.json(1,1): sqs/Queue: a resource needs at least one identifier, or none by \"identifiers\": {} where an account has only one",
        TestName = "A_resource_without_an_identifier_is_refused")]
    [TestCase("""{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "actions": { "Load": "PurgeQueue" } }""",
        "queue.json(1,1): sqs/Queue.Load: the name of this action is taken by a member that every resource has",
        TestName = "A_name_that_is_taken_is_refused")]
    [TestCase("""{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "batchActions": { "Purge": { "operation": "PurgeQueue", "size": 0 } } }""",
        "queue.json(1,126): Queue.batchActions.Purge.size: expected a whole number of at least 1",
        TestName = "A_batch_of_nothing_is_refused")]
    [TestCase("""{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "actions": { "Purge": { "operation": "PurgeQueue", "keepsData": "yes" } } }""",
        "queue.json(1,126): Queue.actions.Purge.keepsData: expected true or false",
        TestName = "A_flag_is_true_or_false")]
    [TestCase("""{ "resource": "Queue", "identifiers": { "Url": "QueueUrl", "Url": "QueueUrl" } }""",
        "queue.json(1,60): syntax: 'Url' is given twice",
        TestName = "A_name_that_is_given_twice_is_refused")]
    [TestCase("""{ "resource": "Queue", "identifiers": """,
        "queue.json(1,39): syntax: not JSON:",
        TestName = "What_is_not_JSON_is_told_where")]
    [TestCase("""{ "kind": "Queue" }""",
        "queue.json(1,1): syntax: expected a member 'resource', or 'service' in the file of the service itself",
        TestName = "A_file_of_neither_kind_is_refused")]
    public void A_fault_names_file_line_subject_and_choices(string definition, string expected)
    {
        var faults = Bind(definition);

        Assert.That(faults.All.Select(fault => fault.ToString()), Has.Some.StartsWith(expected), () => string.Join("\n", faults.All));
    }

    [Test]
    public void All_faults_are_reported_at_once()
    {
        var faults = Bind("""
            {
              "resource": "Queue",
              "identifiers": { "Url": "QueueUrl" },
              "load": "GetQueue",
              "actions": { "Purge": "PurgeQueu", "Send": "SendMesage" }
            }
            """);

        Assert.That(faults.All.Select(fault => fault.Place.Line), Is.EqualTo(new[] { 4, 5, 5 }));
    }

    [Test]
    public void A_definition_may_have_comments_and_trailing_commas()
    {
        var faults = Bind("""
            {
              // a queue
              "resource": "Queue",
              "identifiers": { "Url": "QueueUrl", },
              "actions": { "Purge": "PurgeQueue" }
            }
            """);

        Assert.That(faults.All, Is.Empty);
    }

    private static DefinitionFaults Bind(string definition)
    {
        var faults = new DefinitionFaults();
        var service = new DefinitionParser(faults).Parse([("service.json", Encoding.UTF8.GetBytes(Service)), ("queue.json", Encoding.UTF8.GetBytes(definition))]);
        _ = DefinitionBinder.Bind(service!, ModelCatalog.Embedded.GetService("sqs"), faults);
        return faults;
    }
}
