"""Prints as JSON the users, queues and topics of an account, as boto3 sees them: account.py URL."""

import json
import sys

from aws import clients

aws = clients(sys.argv[1], ("iam", "sqs", "sns"))


def user(name):
    return {
        "path": aws["iam"].get_user(UserName=name)["User"]["Path"],
        "tags": {tag["Key"]: tag["Value"] for tag in aws["iam"].list_user_tags(UserName=name)["Tags"]},
        "groups": [group["GroupName"] for group in aws["iam"].list_groups_for_user(UserName=name)["Groups"]],
        "policies": {
            policy: aws["iam"].get_user_policy(UserName=name, PolicyName=policy)["PolicyDocument"]
            for policy in aws["iam"].list_user_policies(UserName=name)["PolicyNames"]
        },
    }


def queue(url):
    messages = aws["sqs"].receive_message(QueueUrl=url, MaxNumberOfMessages=10, MessageAttributeNames=["All"]).get("Messages", [])
    return {
        "delay": aws["sqs"].get_queue_attributes(QueueUrl=url, AttributeNames=["DelaySeconds"])["Attributes"]["DelaySeconds"],
        "tags": aws["sqs"].list_queue_tags(QueueUrl=url).get("Tags", {}),
        "messages": sorted(
            (message["Body"], {name: value["StringValue"] for name, value in message.get("MessageAttributes", {}).items()})
            for message in messages
        ),
    }


def topic(arn):
    return {
        "name": aws["sns"].get_topic_attributes(TopicArn=arn)["Attributes"]["DisplayName"],
        "subscriptions": [
            (subscription["Protocol"], subscription["Endpoint"].split(":")[-1])
            for subscription in aws["sns"].list_subscriptions_by_topic(TopicArn=arn)["Subscriptions"]
        ],
    }


json.dump(
    {
        "users": {entry["UserName"]: user(entry["UserName"]) for entry in aws["iam"].list_users()["Users"]},
        "queues": {url.split("/")[-1]: queue(url) for url in aws["sqs"].list_queues().get("QueueUrls", [])},
        "topics": {entry["TopicArn"].split(":")[-1]: topic(entry["TopicArn"]) for entry in aws["sns"].list_topics()["Topics"]},
    },
    sys.stdout,
)
