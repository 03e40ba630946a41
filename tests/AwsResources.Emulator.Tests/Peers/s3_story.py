"""Calls S3 through boto3 and prints what came back, a line a call: of an endpoint, or without one of moto in this process.

Left out is where moto is known to differ from AWS: it takes any bucket name, has pages of its own in
list_objects, gives a part its own entity tag, and fails in upload_part of an unknown upload.
"""
import hashlib
import io
import json
import sys

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

# What differs from run to run, or is the server's own business.
VOLATILE = {"ResponseMetadata", "LastModified", "CreationDate", "Date", "UploadId", "Owner", "Initiator", "Initiated", "VersionId",
            "NextContinuationToken", "ContinuationToken", "ID", "DisplayName", "NextVersionIdMarker", "VersionIdMarker", "RequestCharged",
            "ChecksumType", "ChecksumAlgorithm", "ChecksumCRC64NVME", "ChecksumCRC32", "BucketArn", "BucketRegion", "AccessPointAlias", "Location",
            "EncodingType"}


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in sorted(value.items()) if k not in VOLATILE and v != ""}
    if isinstance(value, list):
        return [plain(v) for v in value]
    if hasattr(value, "read"):
        return value.read().decode()
    return value


def call(client, operation, **arguments):
    try:
        answer = plain(getattr(client, operation)(**arguments))
    except ClientError as error:
        answer = {"error": error.response["Error"]["Code"], "status": error.response["ResponseMetadata"]["HTTPStatusCode"]}
    print(operation, json.dumps(answer, default=str, ensure_ascii=False, sort_keys=True))


def story(client, calls):
    calls("create_bucket", Bucket="photos")
    calls("head_bucket", Bucket="photos")
    calls("get_bucket_location", Bucket="photos")
    calls("list_buckets")
    for key in ["readme.txt", "2025/cat.jpg", "2025/dog.jpg", "2026/01/cat.jpg", "a b+c&d=e.txt", "zażółć/猫", "trailing/"]:
        calls("put_object", Bucket="photos", Key=key, Body=key.encode(), Metadata={"name": "x"}, ContentType="text/plain")
    for key in ["readme.txt", "a b+c&d=e.txt", "zażółć/猫", "trailing/", "missing"]:
        calls("get_object", Bucket="photos", Key=key)
    calls("get_object", Bucket="photos", Key="readme.txt", Range="bytes=2-4")
    calls("get_object", Bucket="photos", Key="readme.txt", Range="bytes=-3")
    calls("get_object", Bucket="photos", Key="readme.txt", Range="bytes=100-")
    calls("get_object", Bucket="photos", Key="readme.txt", IfNoneMatch='"' + hashlib.md5(b"readme.txt").hexdigest() + '"')
    calls("get_object", Bucket="photos", Key="readme.txt", IfMatch='"other"')
    calls("head_object", Bucket="photos", Key="missing")
    calls("list_objects_v2", Bucket="photos")
    calls("list_objects_v2", Bucket="photos", Delimiter="/")
    calls("list_objects_v2", Bucket="photos", Delimiter="/", Prefix="2026/")
    calls("list_objects_v2", Bucket="photos", StartAfter="2025/cat.jpg", MaxKeys=2)
    calls("list_objects", Bucket="photos")
    pages = client.get_paginator("list_objects_v2").paginate(Bucket="photos", PaginationConfig={"PageSize": 2})
    print("pages", [[item["Key"] for item in page.get("Contents", [])] for page in pages])
    calls("list_objects_v2", Bucket="missing")
    calls("copy_object", Bucket="photos", Key="copy.txt", CopySource={"Bucket": "photos", "Key": "zażółć/猫"})
    calls("get_object", Bucket="photos", Key="copy.txt")
    calls("put_object", Bucket="photos", Key="readme.txt", Body=b"", IfNoneMatch="*")
    calls("put_object_tagging", Bucket="photos", Key="copy.txt", Tagging={"TagSet": [{"Key": "kind", "Value": "cat"}]})
    calls("get_object_tagging", Bucket="photos", Key="copy.txt")
    calls("get_bucket_tagging", Bucket="photos")
    calls("get_bucket_policy", Bucket="photos")
    calls("get_bucket_cors", Bucket="photos")
    calls("get_bucket_lifecycle_configuration", Bucket="photos")
    calls("delete_bucket", Bucket="photos")
    versions(calls)
    uploads(client, calls)
    calls("delete_objects", Bucket="photos", Delete={"Objects": [{"Key": "readme.txt"}, {"Key": "copy.txt"}, {"Key": "missing"}]})
    calls("delete_object", Bucket="photos", Key="missing")
    boto3_objects(client)


def versions(calls):
    calls("create_bucket", Bucket="versioned")
    calls("get_bucket_versioning", Bucket="versioned")
    calls("put_bucket_versioning", Bucket="versioned", VersioningConfiguration={"Status": "Enabled"})
    calls("get_bucket_versioning", Bucket="versioned")
    for body in [b"one", b"two"]:
        calls("put_object", Bucket="versioned", Key="cat", Body=body)
    calls("get_object", Bucket="versioned", Key="cat")
    calls("delete_object", Bucket="versioned", Key="cat")
    calls("get_object", Bucket="versioned", Key="cat")
    calls("list_objects_v2", Bucket="versioned")
    calls("list_object_versions", Bucket="versioned")


def uploads(client, calls):
    data = bytes(range(256)) * 1024 * 24
    config = TransferConfig(multipart_threshold=5 * 1024 * 1024, multipart_chunksize=5 * 1024 * 1024, max_concurrency=4)
    client.upload_fileobj(io.BytesIO(data), "photos", "big", Config=config)
    target = io.BytesIO()
    client.download_fileobj("photos", "big", target, Config=config)
    print("transfer", target.getvalue() == data, client.head_object(Bucket="photos", Key="big")["ETag"])
    upload = client.create_multipart_upload(Bucket="photos", Key="small")["UploadId"]
    parts = []
    for number in (1, 2):
        part = client.upload_part(Bucket="photos", Key="small", PartNumber=number, UploadId=upload, Body=b"too small")
        parts.append({"PartNumber": number, "ETag": part["ETag"]})
    calls("list_parts", Bucket="photos", Key="small", UploadId=upload)
    calls("complete_multipart_upload", Bucket="photos", Key="small", UploadId=upload, MultipartUpload={"Parts": parts})
    calls("list_multipart_uploads", Bucket="photos")
    calls("abort_multipart_upload", Bucket="photos", Key="small", UploadId=upload)


def boto3_objects(client):
    bucket = resource(client).Bucket("photos")
    print("objects", [item.key for item in bucket.objects.filter(Prefix="2025/")])
    bucket.objects.all().delete()
    print("left", [item.key for item in bucket.objects.all()])
    bucket.delete()
    print("buckets", [item["Name"] for item in client.list_buckets()["Buckets"]])


def options(endpoint):
    return dict(service_name="s3", endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="AKIDEXAMPLE",
                aws_secret_access_key="wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 1}))


def resource(client):
    return boto3.resource(**options(ENDPOINT))


def run():
    client = boto3.client(**options(ENDPOINT))
    story(client, lambda operation, **arguments: call(client, operation, **arguments))


ENDPOINT = sys.argv[1] if len(sys.argv) > 1 else None
sys.stdout.reconfigure(encoding="utf-8")
if ENDPOINT:
    run()
else:
    from moto import mock_aws

    with mock_aws():
        run()
