"""boto3 as a peer: reads a question a line (JSON), writes an answer a line, until its standard input ends.

{"service", "operation", "input"} -> {"output"} with moments as ISO 8601 and bytes as base64, or {"error"}.
The endpoint is the only argument.
"""

import base64
import datetime
import json
import sys

import boto3
from botocore import xform_name

KEYS = {"aws_access_key_id": "AKIDEXAMPLE", "aws_secret_access_key": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"}
clients = {}


def plain(value):
    if isinstance(value, datetime.datetime):
        moment = value.astimezone(datetime.timezone.utc)
        text = moment.strftime("%Y-%m-%dT%H:%M:%S")
        return text + (f".{moment.microsecond:06}".rstrip("0") if moment.microsecond else "") + "Z"
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode()
    raise TypeError(f"{type(value)} in an answer")


def answer(question):
    service = question["service"]
    if service not in clients:
        clients[service] = boto3.client(service, endpoint_url=sys.argv[1], region_name="us-east-1", **KEYS)
    output = getattr(clients[service], xform_name(question["operation"]))(**question["input"])
    output.pop("ResponseMetadata", None)
    return {"output": output}


for line in sys.stdin:
    try:
        reply = json.dumps(answer(json.loads(line)), default=plain)
    except Exception as error:  # told to the test, which fails with it
        reply = json.dumps({"error": f"{type(error).__name__}: {error}"})
    print(reply, flush=True)
