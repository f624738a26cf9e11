#!/usr/bin/python3
"""Stands for the AWS CLI on the PATH of tests/infra/deploy_test.py.

Keeps what it is told in the folder FAKE_AWS: calls.jsonl (every command line), stack.json, bucket.json and
objects/. With PACKAGES=really `cloudformation package` is done by the AWS CLI's own code, with an uploader that
writes there; otherwise it copies the template.
TROUBLE names what goes wrong: credentials, denied, forbidden-bucket, stack-fails, elsewhere.
"""

import hashlib
import json
import os
import pathlib
import shutil
import sys

STATE = pathlib.Path(os.environ["FAKE_AWS"])
TROUBLE = os.environ.get("TROUBLE", "")


def load(name):
    path = STATE / name
    return json.loads(path.read_text()) if path.exists() else None


def save(name, value):
    (STATE / name).write_text(json.dumps(value))


def fail(text):
    print(f"\n{text}", file=sys.stderr)
    sys.exit(254)


def option(words, name):
    return words[words.index(name) + 1] if name in words else None


class Uploader:
    def __init__(self, bucket, prefix):
        self.bucket, self.prefix = bucket, prefix

    def upload_with_dedup(self, file_name, extension=None):
        name = hashlib.md5(pathlib.Path(file_name).read_bytes()).hexdigest() + (f".{extension}" if extension else "")
        (STATE / "objects").mkdir(exist_ok=True)
        shutil.copy(file_name, STATE / "objects" / name)
        return f"s3://{self.bucket}/{self.prefix}/{name}"

    def to_path_style_s3_url(self, key, version=None):
        return f"https://s3.example/{self.bucket}/{key}"


def package(words):
    if os.environ.get("PACKAGES") != "really":
        shutil.copy(option(words, "--template-file"), option(words, "--output-template-file"))
        return
    from awscli.customizations.cloudformation.artifact_exporter import Template
    from awscli.customizations.cloudformation.yamlhelper import yaml_dump
    uploader = Uploader(option(words, "--s3-bucket"), option(words, "--s3-prefix"))
    exported = Template(option(words, "--template-file"), os.getcwd(), uploader).export()
    pathlib.Path(option(words, "--output-template-file")).write_text(yaml_dump(exported))


def deploy(words):
    start = words.index("--parameter-overrides") + 1
    given = []
    for word in words[start:]:
        if word.startswith("--"):
            break
        given.append(word)
    stack = load("stack.json") or {"Parameters": {}}
    stack["Parameters"].update(word.split("=", 1) for word in given)
    stack["StackStatus"] = "ROLLBACK_COMPLETE" if TROUBLE == "stack-fails" else "CREATE_COMPLETE"
    stack["Template"] = pathlib.Path(option(words, "--template-file")).read_text()
    save("stack.json", stack)
    if TROUBLE == "stack-fails":
        fail("Failed to create/update the stack. Run the following command")


def describe(words):
    stack = load("stack.json")
    if stack is None:
        fail("An error occurred (ValidationError) when calling the DescribeStacks operation: "
             "Stack with id onesheet does not exist")
    if TROUBLE == "denied":
        fail("An error occurred (AccessDenied) when calling the DescribeStacks operation: User is not authorized")
    query = option(words, "--query")
    if "StackStatus" in query:
        print(stack["StackStatus"])
    elif "Architecture" in query:
        print(stack["Parameters"].get("Architecture", "None"))
    elif "OutputValue']" in query or "'Bucket'" in query:
        print("onesheet-posterbucket-1")
    else:
        print("Url\thttps://api.example/Dev/poster\nBucket\tonesheet-posterbucket-1")


def bucket(verb, words):
    name, known = option(words, "--bucket"), load("bucket.json")
    if TROUBLE == "forbidden-bucket":
        fail("An error occurred (403) when calling the HeadBucket operation: Forbidden")
    if verb == "head-bucket" and known is None:
        fail("An error occurred (404) when calling the HeadBucket operation: Not Found")
    if verb == "create-bucket":
        save("bucket.json", {"name": name, "place": option(words, "--create-bucket-configuration")})
    if verb == "get-bucket-location":
        place = (known["place"] or "None").removeprefix("LocationConstraint=")
        print("ap-south-1" if TROUBLE == "elsewhere" else place)


def main():
    words = sys.argv[1:]
    with (STATE / "calls.jsonl").open("a") as calls:
        print(json.dumps(words), file=calls)
    verb = " ".join(words[:2])
    if verb == "configure get":
        sys.exit(1)
    if TROUBLE == "credentials":
        fail("Unable to locate credentials. You can configure credentials by running \"aws configure\".")
    if verb == "sts get-caller-identity":
        print("123456789012")
    elif verb == "apigateway get-account":
        print(os.environ.get("LOG_ROLE", "None"))
    elif verb == "cloudformation package":
        package(words)
    elif verb == "cloudformation deploy":
        deploy(words)
    elif verb == "cloudformation describe-stacks":
        describe(words)
    elif verb == "cloudformation describe-stack-events":
        print("PosterFunction\tThe role cannot be assumed by Lambda.")
    elif verb == "cloudformation delete-stack":
        (STATE / "stack.json").unlink(missing_ok=True)
    elif words[0] == "s3api":
        bucket(words[1], words)


main()
