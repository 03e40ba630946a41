"""Calls DynamoDB through boto3 and prints what came back, a line a call: of an endpoint, or without one of moto in this process.

The table "orders" may be there already, because a clock that stands still never ends the making of one. Left out is where moto is known
to differ from AWS: it keeps numbers as they were written, checks fewer parameters, orders a scan by the time of writing and answers a
count with the items, and takes a placeholder with an index for one that is not used.
"""
import json
import sys

import boto3
from boto3.dynamodb.types import Binary
from botocore.config import Config
from botocore.exceptions import ClientError

TABLE = dict(
    TableName="orders", BillingMode="PAY_PER_REQUEST",
    AttributeDefinitions=[{"AttributeName": n, "AttributeType": t} for n, t in (("pk", "S"), ("sk", "N"), ("g", "S"))],
    KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
    GlobalSecondaryIndexes=[dict(IndexName="byG", Projection={"ProjectionType": "KEYS_ONLY"},
                                 KeySchema=[{"AttributeName": "g", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}])])


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in sorted(value.items()) if k not in ("ResponseMetadata", "ConsumedCapacity", "ItemCollectionMetrics")}
    if isinstance(value, (list, set)):
        return [plain(v) for v in value]
    if isinstance(value, (bytes, Binary)):
        return bytes(value).hex()
    return value


def caller(client):
    def call(operation, **arguments):
        try:
            answer = plain(getattr(client, operation)(**arguments))
        except ClientError as error:
            answer = {"error": plain(error.response["Error"])["Code"], "message": error.response["Error"]["Message"],
                      "reasons": plain(error.response.get("CancellationReasons", []))}
        print(operation, json.dumps(answer, default=str, sort_keys=True))
    return call


def key(pk, sk):
    return {"pk": {"S": pk}, "sk": {"N": str(sk)}}


def story(call):
    rich = {"text": {"S": "naïve"}, "bytes": {"B": b"\x00\x01\xff"}, "list": {"L": [{"N": "1"}, {"L": []}]}, "map": {"M": {"k": {"NULL": True}}},
            "flag": {"BOOL": False}, "words": {"SS": ["a", "b"]}, "numbers": {"NS": ["1", "2"]}, "g": {"S": "red"}}
    call("put_item", TableName="orders", Item={**key("a", 1), **rich}, ReturnValues="ALL_OLD")
    call("get_item", TableName="orders", Key=key("a", 1))
    call("get_item", TableName="orders", Key=key("a", 2))
    call("get_item", TableName="orders", Key=key("a", 1), ProjectionExpression="#m.k, flag", ExpressionAttributeNames={"#m": "map"})
    for sk in (10, 2, -3, 7):
        call("put_item", TableName="orders", Item={**key("a", sk), "n": {"N": str(sk)}, "g": {"S": "blue"}})
    query = dict(TableName="orders", KeyConditionExpression="pk = :p", ExpressionAttributeValues={":p": {"S": "a"}})
    call("query", **query)
    call("query", **query, ScanIndexForward=False, Limit=2)
    call("query", **query, ScanIndexForward=False, Limit=2, ExclusiveStartKey=key("a", 7))
    for condition in ("sk < :v", "sk <= :v", "sk > :v", "sk >= :v", "sk = :v", "sk BETWEEN :v AND :w"):
        values = {":p": {"S": "a"}, ":v": {"N": "2"}}
        if ":w" in condition:
            values[":w"] = {"N": "9"}
        call("query", TableName="orders", KeyConditionExpression="pk = :p AND " + condition, ExpressionAttributeValues=values, Select="COUNT")
    call("query", TableName="orders", IndexName="byG", KeyConditionExpression="g = :g", ExpressionAttributeValues={":g": {"S": "blue"}})
    call("query", TableName="orders", KeyConditionExpression="pk = :p", FilterExpression="attribute_exists(n) AND (n > :z OR NOT n <> :m)",
         ExpressionAttributeValues={":p": {"S": "a"}, ":z": {"N": "5"}, ":m": {"N": "-3"}})
    for update, values in (("SET n = n + :v", {":v": {"N": "5"}}), ("SET n = if_not_exists(n, :v), q = :v", {":v": {"N": "1"}}),
                           ("SET l = if_not_exists(l, :v)", {":v": {"L": [{"S": "x"}]}}), ("SET l = list_append(l, :v)", {":v": {"L": [{"S": "y"}]}}),
                           ("SET l[0] = :v", {":v": {"S": "z"}}), ("REMOVE l[1], q", None), ("ADD n :v", {":v": {"N": "-2.5"}}),
                           ("ADD tags :v", {":v": {"SS": ["t"]}}), ("DELETE tags :v", {":v": {"SS": ["t"]}}), ("SET nowhere.x = :v", {":v": {"N": "1"}}),
                           ("SET x = nothing", None), ("SET sk = :v", {":v": {"N": "1"}}), ("SET status = :v", {":v": {"N": "1"}})):
        more = {} if values is None else {"ExpressionAttributeValues": values}
        call("update_item", TableName="orders", Key=key("a", 7), UpdateExpression=update, ReturnValues="ALL_NEW", **more)
    call("put_item", TableName="orders", Item=key("a", 7), ConditionExpression="attribute_not_exists(pk)")
    call("delete_item", TableName="orders", Key=key("a", 10), ConditionExpression="n = :v", ExpressionAttributeValues={":v": {"N": "10"}}, ReturnValues="ALL_OLD")
    call("delete_item", TableName="orders", Key=key("a", 10))
    call("batch_write_item", RequestItems={"orders": [{"PutRequest": {"Item": key("b", 1)}}, {"DeleteRequest": {"Key": key("a", 2)}}]})
    call("batch_get_item", RequestItems={"orders": {"Keys": [key("b", 1)]}})
    call("batch_get_item", RequestItems={"orders": {"Keys": [key("b", 1), key("b", 1)]}})
    call("transact_write_items", TransactItems=[
        {"Put": {"TableName": "orders", "Item": key("c", 1)}},
        {"Update": {"TableName": "orders", "Key": key("b", 1), "UpdateExpression": "SET n = :v", "ExpressionAttributeValues": {":v": {"N": "1"}}}},
        {"ConditionCheck": {"TableName": "orders", "Key": key("a", 1), "ConditionExpression": "attribute_exists(pk)"}}])
    call("transact_write_items", TransactItems=[
        {"Delete": {"TableName": "orders", "Key": key("c", 1)}},
        {"ConditionCheck": {"TableName": "orders", "Key": key("z", 1), "ConditionExpression": "attribute_exists(pk)"}}])
    call("transact_get_items", TransactItems=[{"Get": {"TableName": "orders", "Key": key("c", 1)}}, {"Get": {"TableName": "orders", "Key": key("b", 1)}}])
    call("query", TableName="orders", KeyConditionExpression="sk = :v", ExpressionAttributeValues={":v": {"N": "1"}})
    call("query", TableName="orders", KeyConditionExpression="pk > :v", ExpressionAttributeValues={":v": {"S": "1"}})
    call("list_tables")


def main(endpoint):
    settings = dict(region_name="us-east-1", endpoint_url=endpoint, aws_access_key_id="AKIDEXAMPLE",
                    aws_secret_access_key="wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", config=Config(retries={"total_max_attempts": 1}))
    client = boto3.client("dynamodb", **settings)
    try:
        client.create_table(**TABLE)
    except client.exceptions.ResourceInUseException:
        pass
    story(caller(client))


if len(sys.argv) > 1:
    main(sys.argv[1])
else:
    from moto import mock_aws
    with mock_aws():
        main(None)
