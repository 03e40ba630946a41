"""boto3 on the same listing: the CPU of a traversal by bucket.objects and by the client's paginator, in microseconds."""

import sys
import time

import boto3

settings = dict(endpoint_url=sys.argv[1], region_name="us-east-1", aws_access_key_id="AKIDEXAMPLE",
                aws_secret_access_key="wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
bucket = boto3.resource("s3", **settings).Bucket("pages")
paginator = boto3.client("s3", **settings).get_paginator("list_objects_v2")


def collection():
    return sum(len(o.key) + o.size for o in bucket.objects.all())


def pages():
    return sum(len(o["Key"]) + o["Size"] for page in paginator.paginate(Bucket="pages") for o in page["Contents"])


def measure(work):
    assert work() > 0
    times = []
    for _ in range(3):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return sorted(times)[1] * 1e6


print(f"collection {measure(collection):.0f}, paginator {measure(pages):.0f}")
