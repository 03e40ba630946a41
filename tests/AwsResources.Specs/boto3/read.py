"""Prints as JSON what the tour left behind, as boto3 sees it: read.py URL."""

import json
import sys

from aws import clients

aws = clients(sys.argv[1])


def objects(bucket):
    for entry in aws["s3"].list_objects_v2(Bucket=bucket).get("Contents", []):
        answer = aws["s3"].get_object(Bucket=bucket, Key=entry["Key"])
        yield {"key": entry["Key"], "type": answer["ContentType"], "text": answer["Body"].read().decode()}


def instances():
    for page in aws["ec2"].get_paginator("describe_instances").paginate():
        for reservation in page["Reservations"]:
            for instance in reservation["Instances"]:
                vpc = aws["ec2"].describe_vpcs(VpcIds=[instance["VpcId"]])["Vpcs"][0]
                yield {
                    "type": instance["InstanceType"],
                    "state": instance["State"]["Name"],
                    "network": vpc["CidrBlock"],
                    "tags": {tag["Key"]: tag["Value"] for tag in instance.get("Tags", [])},
                }


def table(name):
    description = aws["dynamodb"].describe_table(TableName=name)["Table"]
    return {
        "status": description["TableStatus"],
        "keys": [(key["AttributeName"], key["KeyType"]) for key in description["KeySchema"]],
        "items": aws["dynamodb"].scan(TableName=name)["Items"],
    }


buckets = [bucket["Name"] for bucket in aws["s3"].list_buckets()["Buckets"] if bucket["Name"].startswith("photos-")]
json.dump(
    {"buckets": {name: list(objects(name)) for name in buckets}, "instances": list(instances()), "orders": table("orders")},
    sys.stdout,
)
