namespace AwsResources.Generator.Tests;

/// <summary>A small service: boxes with letters, some of whose names are a nuisance in C#.</summary>
internal static class Mail
{
    public const string Service = """
        {
          "service": "mail", "name": "Mail", "doc": "Boxes & letters.",
          "actions": { "CreateBox": { "returns": "Box" } },
          "collections": { "Boxes": "Box" }
        }
        """;

    public const string Box = """
        {
          "resource": "Box",
          "identifiers": { "Name": { "member": "BoxName", "doc": "The name." } },
          "shape": "Box",
          "load": { "operation": "DescribeBox", "path": "Box" },
          "list": "ListBoxes",
          "attributes": { "Size": { "doc": "How many letters" } },
          "references": { "Parent": { "resource": "Box", "ids": { "Name": "$data.ParentName" } } },
          "children": { "Letter": "Letter" },
          "actions": {
            "Delete": "DeleteBox",
            "Describe": "DescribeBox",
            "Purge": { "operation": "PurgeBox" },
            "StateNow": { "operation": "DescribeBox", "path": "Box.State" }
          },
          "batchActions": { "Purge": { "operation": "PurgeBox", "doc": "Empties each box." } },
          "waiters": { "Ready": "BoxReady" }
        }
        """;

    public const string Letter = """
        {
          "resource": "Letter",
          "identifiers": { "BoxName": "BoxName", "Id": "LetterId" },
          "references": { "Box": { "resource": "Box", "ids": { "Name": "$BoxName" } } },
          "actions": { "Read": "ReadLetter", "Answer": "AnswerLetter" }
        }
        """;

    public const string Model = """
        {
          "metadata": { "apiVersion": "2026-01-01", "endpointPrefix": "mail", "protocol": "json", "serviceId": "Mail" },
          "operations": {
            "AnswerLetter": { "name": "AnswerLetter", "input": { "shape": "AnswerLetterRequest" }, "output": { "shape": "AnswerLetterResponse" } },
            "CreateBox": { "name": "CreateBox", "input": { "shape": "CreateBoxRequest" }, "output": { "shape": "CreateBoxResponse" }, "errors": [ { "shape": "BoxExistsFault" } ] },
            "DeleteBox": { "name": "DeleteBox", "input": { "shape": "BoxRequest" } },
            "DescribeBox": { "name": "DescribeBox", "input": { "shape": "BoxRequest" }, "output": { "shape": "DescribeBoxResponse" } },
            "ListBoxes": { "name": "ListBoxes", "input": { "shape": "ListBoxesRequest" }, "output": { "shape": "ListBoxesResponse" } },
            "PurgeBox": { "name": "PurgeBox", "input": { "shape": "PurgeBoxRequest" } },
            "ReadLetter": { "name": "ReadLetter", "input": { "shape": "ReadLetterRequest" }, "output": { "shape": "ReadLetterResponse" } }
          },
          "shapes": {
            "CreateBoxRequest": { "type": "structure", "required": ["BoxName", "Options", "Quota", "Token"], "members": {
              "BoxName": { "shape": "BoxName" }, "Options": { "shape": "DescribeBoxResult" }, "Quota": { "shape": "Number" },
              "Token": { "shape": "Text", "idempotencyToken": true }, "Scratch": { "shape": "Text" } } },
            "CreateBoxResponse": { "type": "structure", "members": { "BoxName": { "shape": "BoxName" } } },
            "BoxRequest": { "type": "structure", "required": ["BoxName"], "members": { "BoxName": { "shape": "BoxName" } } },
            "DescribeBoxResponse": { "type": "structure", "members": { "Box": { "shape": "Box" }, "Shape": { "shape": "Text" } } },
            "DescribeBoxResult": { "type": "structure", "members": { "DescribeBoxResult": { "shape": "Text" }, "Inner": { "shape": "DescribeBoxResult" } } },
            "ListBoxesRequest": { "type": "structure", "members": { "Prefix": { "shape": "Text" }, "NextToken": { "shape": "Text" }, "MaxResults": { "shape": "Number" } } },
            "ListBoxesResponse": { "type": "structure", "members": { "Boxes": { "shape": "BoxList" }, "NextToken": { "shape": "Text" } } },
            "PurgeBoxRequest": { "type": "structure", "required": ["BoxName"], "members": { "BoxName": { "shape": "BoxName" }, "Force": { "shape": "Flag" } } },
            "ReadLetterRequest": { "type": "structure", "required": ["BoxName", "LetterId"], "members": { "BoxName": { "shape": "BoxName" }, "LetterId": { "shape": "Text" } } },
            "AnswerLetterRequest": { "type": "structure", "required": ["BoxName", "LetterId"], "members": { "BoxName": { "shape": "BoxName" }, "LetterId": { "shape": "Text" }, "Cards": { "shape": "Events" } } },
            "AnswerLetterResponse": { "type": "structure", "members": { "News": { "shape": "Events" } } },
            "Events": { "type": "structure", "eventstream": true, "members": { "Card": { "shape": "Card" } } },
            "Card": { "type": "structure", "event": true, "members": { "Text": { "shape": "Text" } } },
            "ReadLetterResponse": { "type": "structure", "payload": "Body", "members": { "Body": { "shape": "Stream" }, "Headers": { "shape": "Headers" } } },
            "Box": { "type": "structure", "members": {
              "BoxName": { "shape": "BoxName" }, "ParentName": { "shape": "Text" }, "Size": { "shape": "Big" }, "State": { "shape": "BoxState" },
              "Made": { "shape": "Moment" }, "Tags": { "shape": "TagList" }, "Rules": { "shape": "Rules" }, "Flags": { "shape": "StateList" },
              "Ratio": { "shape": "Ratio" }, "Seal": { "shape": "Bytes" }, "Open": { "shape": "Flag" }, "Counts": { "shape": "Counts" } } },
            "BoxList": { "type": "list", "member": { "shape": "Box" } },
            "BoxName": { "type": "string", "min": 1, "max": 64, "pattern": "[a-z<>]+" },
            "BoxState": { "type": "string", "enum": ["OPEN", "in-use", "s3:Removed:*", "2nd.state", "Value", "2nd-state", "STANDARD_IA"] },
            "StateList": { "type": "list", "member": { "shape": "BoxState" } },
            "TagList": { "type": "list", "member": { "shape": "Tag" } },
            "Tag": { "type": "structure", "members": { "Key": { "shape": "Text" }, "Value": { "shape": "Text" } } },
            "Rules": { "type": "map", "key": { "shape": "Text" }, "value": { "shape": "RuleList" } },
            "RuleList": { "type": "list", "member": { "shape": "Object" } },
            "Object": { "type": "structure", "union": true, "members": { "All": { "shape": "RuleList" }, "ToJson": { "shape": "Text" } } },
            "Counts": { "type": "list", "member": { "shape": "Number" }, "min": 1, "max": 3 },
            "Headers": { "type": "map", "key": { "shape": "Text" }, "value": { "shape": "Text" } },
            "BoxExistsFault": { "type": "structure", "exception": true, "members": { "message": { "shape": "Text" }, "Code": { "shape": "Number" }, "Owner": { "shape": "Text" } } },
            "Text": { "type": "string" }, "Number": { "type": "integer", "min": 0 }, "Big": { "type": "long" }, "Flag": { "type": "boolean" },
            "Moment": { "type": "timestamp" }, "Ratio": { "type": "double" }, "Bytes": { "type": "blob" }, "Stream": { "type": "blob", "streaming": true }
          }
        }
        """;

    public const string Paginators = """
        { "pagination": { "ListBoxes": { "input_token": "NextToken", "output_token": "NextToken", "limit_key": "MaxResults", "result_key": "Boxes" } } }
        """;

    public const string Waiters = """
        { "version": 2, "waiters": { "BoxReady": { "operation": "DescribeBox", "delay": 5, "maxAttempts": 20,
          "acceptors": [ { "state": "success", "matcher": "path", "argument": "Box.State", "expected": "OPEN" } ] } } }
        """;

    public static IEnumerable<(string Path, string Text)> Files =>
    [
        ("/r/resources/mail/box.json", Box), ("/r/resources/mail/letter.json", Letter), ("/r/resources/mail/service.json", Service),
        ("/r/models/mail/service-2.json", Model), ("/r/models/mail/paginators-1.json", Paginators), ("/r/models/mail/waiters-2.json", Waiters),
    ];
}
