"""Writes what the tour is to find: seed.py URL."""

import sys

from aws import clients

aws = clients(sys.argv[1])
aws["s3"].create_bucket(Bucket="written-by-boto3")
for number in range(3):
    aws["s3"].put_object(Bucket="written-by-boto3", Key=f"{number}.txt", Body=b"boto3")
aws["dynamodb"].create_table(
    TableName="written-by-boto3",
    KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
    AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
    BillingMode="PAY_PER_REQUEST",
)
for number in range(2):
    aws["dynamodb"].put_item(TableName="written-by-boto3", Item={"id": {"S": str(number)}})
