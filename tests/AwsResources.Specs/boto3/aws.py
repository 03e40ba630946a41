"""The clients of boto3 for a server at a URL, with AWS's documented example credentials."""

import boto3


def clients(url, names=("s3", "ec2", "dynamodb")):
    session = boto3.Session(
        aws_access_key_id="AKIAIOSFODNN7EXAMPLE",
        aws_secret_access_key="wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        region_name="us-east-1",
    )
    return {name: session.client(name, endpoint_url=url) for name in names}
