namespace AwsResources.Core.Tests.Definitions;

/// <summary>
/// Faults of a definition, and how they are told. The engine tells them when definitions are read at run time, the generator when they are built;
/// the tests of both run these.
/// </summary>
internal static class DefinitionFaultCases
{
    public const string Service = """{ "service": "sqs", "name": "SQS" }""";

    public static IEnumerable<TestCaseData> All { get; } =
    [
        Fault("An_unknown_operation_is_answered_with_near_ones",
            """{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "load": { "operation": "GetQueueAtributes" } }""",
            "queue.json(1,85): sqs/Queue.load: unknown operation of sqs 'GetQueueAtributes'. Did you mean 'GetQueueAttributes' or 'SetQueueAttributes'?"),
        Fault("An_unknown_source_names_the_place_and_near_ones",
            """{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "actions": { "Purge": { "operation": "PurgeQueue", "params": { "QueueUrl": "$Ulr" } } } }""",
            "queue.json(1,137): sqs/Queue.actions.Purge.params.QueueUrl: unknown source '$Ulr'. Did you mean '$Url'?"),
        Fault("A_source_that_is_like_no_other_is_answered_with_all",
            """{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "actions": { "Purge": { "operation": "PurgeQueue", "params": { "QueueUrl": "$somewhere" } } } }""",
            "queue.json(1,137): sqs/Queue.actions.Purge.params.QueueUrl: unknown source '$somewhere'. Expected $Url or $data.<path>."),
        Fault("An_unknown_shape_is_named",
            """{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "shape": "Queu" }""",
            "queue.json(1,71): sqs/Queue.shape: unknown structure of sqs 'Queu'."),
        Fault("A_parameter_that_the_operation_does_not_take_is_named",
            """{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "actions": { "Purge": { "operation": "PurgeQueue", "params": { "QueueURL": "$Url" } } } }""",
            "queue.json(1,137): sqs/Queue.actions.Purge.params: unknown member of PurgeQueueRequest 'QueueURL'. Did you mean 'QueueUrl'?"),
        Fault("A_value_of_the_wrong_type_is_told_the_shape",
            """{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "actions": { "Receive": { "operation": "ReceiveMessage", "params": { "MaxNumberOfMessages": "ten" } } } }""",
            "queue.json(1,154): sqs/Queue.actions.Receive.params.MaxNumberOfMessages: expected integer (NullableInteger), not text"),
        Fault("A_misspelt_member_is_answered_with_near_ones",
            """{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "action": { } }""",
            "queue.json(1,72): Queue: unknown member 'action'. Did you mean 'actions'?"),
        Fault("A_path_to_nowhere_is_told_where_it_ends",
            """{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "load": { "operation": "GetQueueAttributes", "path": "Attribute" } }""",
            "queue.json(1,115): sqs/Queue.load: GetQueueAttributesResult has no member 'Attribute'. Did you mean 'Attributes'?"),
        Fault("An_unknown_resource_is_answered_with_all",
            """{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "references": { "Dead": "DeadQueue" } }""",
            "queue.json(1,86): sqs/Queue.references.Dead: unknown resource of sqs 'DeadQueue'. Expected Queue."),
        Fault("A_waiter_that_the_model_lacks_is_told_so",
            """{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "waiters": { "Exists": "QueueExists" } }""",
            "queue.json(1,85): sqs/Queue.waiters.Exists: unknown waiter of sqs 'QueueExists'. Expected none."),
        Fault("A_resource_without_an_identifier_is_refused",
            """{ "resource": "Queue" }""",
            "queue.json(1,1): sqs/Queue: a resource needs at least one identifier, or none by \"identifiers\": {} where an account has only one"),
        Fault("A_name_that_is_taken_is_refused",
            """{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "actions": { "Load": "PurgeQueue" } }""",
            "queue.json(1,1): sqs/Queue.Load: the name of this action is taken by a member that every resource has"),
        Fault("A_batch_of_nothing_is_refused",
            """{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "batchActions": { "Purge": { "operation": "PurgeQueue", "size": 0 } } }""",
            "queue.json(1,126): Queue.batchActions.Purge.size: expected a whole number of at least 1"),
        Fault("A_flag_is_true_or_false",
            """{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "actions": { "Purge": { "operation": "PurgeQueue", "keepsData": "yes" } } }""",
            "queue.json(1,126): Queue.actions.Purge.keepsData: expected true or false"),
        Fault("A_name_that_is_given_twice_is_refused",
            """{ "resource": "Queue", "identifiers": { "Url": "QueueUrl", "Url": "QueueUrl" } }""",
            "queue.json(1,60): syntax: 'Url' is given twice"),
        Fault("What_is_not_JSON_is_told_where",
            """{ "resource": "Queue", "identifiers": """,
            "queue.json(1,39): syntax: not JSON:"),
        Fault("A_file_of_neither_kind_is_refused",
            """{ "kind": "Queue" }""",
            "queue.json(1,1): syntax: expected a member 'resource', or 'service' in the file of the service itself"),
        Fault("A_shape_that_is_no_structure_is_refused",
            """{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "shape": "QueueAttributeName" }""",
            "queue.json(1,71): sqs/Queue.shape: 'QueueAttributeName' is of the type string; a structure is needed"),
        Fault("A_collection_that_nobody_says_how_to_list_is_refused",
            """{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "collections": { "Others": "Queue" } }""",
            "queue.json(1,89): sqs/Queue.collections.Others: neither the collection nor Queue ('list') names an operation"),
        Fault("An_identifier_that_the_resource_has_not_is_answered_with_all",
            """{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "references": { "Next": { "resource": "Queue", "ids": { "Id": "$Url" } } } }""",
            "queue.json(1,124): sqs/Queue.references.Next.ids: unknown identifier of Queue 'Id'. Expected Url."),
        Fault("A_misspelt_member_of_a_load_is_named",
            """{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "load": { "operation": "GetQueueAttributes", "paht": "Attributes" } }""",
            "queue.json(1,115): Queue.load: unknown member 'paht'. Did you mean 'path'?"),
        Fault("What_is_of_the_wrong_kind_is_told_the_right_one",
            """{ "resource": "Queue", "identifiers": { "Url": "QueueUrl" }, "load": 7 }""",
            "queue.json(1,70): Queue.load: expected an object with operation, params, path or notFound, or text for short"),
    ];

    private static TestCaseData Fault(string name, string definition, string expected) => new TestCaseData(definition, expected).SetName(name);
}
