"""AWS CLI version 2, as Debian packages it."""

import json

from harness import *

BUCKET = "awscli-bucket"
S3 = f"s3://{BUCKET}"
# Debian's version 2, even where a version 1 comes first in PATH.
AWS = "/usr/bin/aws" if os.path.exists("/usr/bin/aws") else "aws"


def aws(*arguments, **how):
    return run(AWS, "--endpoint-url", ENDPOINT, "--no-cli-pager", *arguments, **how)


def api(*arguments):
    out = aws("s3api", *arguments, "--output", "json")
    return json.loads(out) if out.strip() else {}


aws("s3", "mb", S3)
check("list buckets", BUCKET.encode() in aws("s3", "ls"))

small, big, back = random_file(1000), random_file(20 << 20), random_file(0)
aws("s3", "cp", small, f"{S3}/small", "--content-type", "image/png", "--only-show-errors")
equal("head", api("head-object", "--bucket", BUCKET, "--key", "small")["ContentType"], "image/png")
aws("s3", "cp", f"{S3}/small", back, "--only-show-errors")
check("small file comes back", read(back) == read(small))
aws("s3", "cp", big, f"{S3}/big", "--only-show-errors")
aws("s3", "cp", f"{S3}/big", back, "--only-show-errors")
check("multipart 20 MB comes back", read(back) == read(big))
check("multipart etag", api("head-object", "--bucket", BUCKET, "--key", "big")["ETag"].endswith('-3"'))
aws("s3", "cp", "-", f"{S3}/stream", "--only-show-errors", stdin=b"streamed")
equal("stream", aws("s3", "cp", f"{S3}/stream", "-"), b"streamed")
aws("s3", "cp", f"{S3}/big", f"{S3}/big-copy", "--only-show-errors")
aws("s3", "cp", f"{S3}/big-copy", back, "--only-show-errors")
check("multipart copy", read(back) == read(big))

api("get-object", "--bucket", BUCKET, "--key", "stream", "--range", "bytes=1-3", back)
equal("range", read(back), b"tre")
for algorithm in ("CRC32", "CRC32C", "SHA1", "SHA256"):
    put = api("put-object", "--bucket", BUCKET, "--key", "sum", "--body", small, "--checksum-algorithm", algorithm)
    check(f"checksum {algorithm}", f"Checksum{algorithm}" in put, put)
    got = api("get-object", "--bucket", BUCKET, "--key", "sum", "--checksum-mode", "ENABLED", back)
    equal(f"checksum {algorithm} is verified by the client", got.get(f"Checksum{algorithm}"), put[f"Checksum{algorithm}"])
failed = aws("s3api", "get-object", "--bucket", BUCKET, "--key", "none", back, may_fail=True)
check("no such key", b"NoSuchKey" in failed.stderr, failed.stderr)
failed = aws("s3api", "get-object", "--bucket", BUCKET, "--key", "stream", "--if-match", "x", back, may_fail=True)
check("precondition", b"PreconditionFailed" in failed.stderr, failed.stderr)

source, target = tempfile.mkdtemp(), tempfile.mkdtemp()
# The high-level commands rewrite the other two; raw.py and boto3 send them.
names = [key for key in ODD_KEYS if not key.endswith("/") and "//" not in key]
for key in names:
    path = os.path.join(source, key)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(key.encode())
aws("s3", "sync", source, f"{S3}/odd", "--only-show-errors")
aws("s3", "sync", f"{S3}/odd", target, "--only-show-errors")
for key in names:
    path = os.path.join(target, key)
    equal(f"odd key {key}", read(path) if os.path.exists(path) else None, key.encode())

fill(BUCKET, 1005)
keys = api("list-objects-v2", "--bucket", BUCKET, "--prefix", "n/")["Contents"]
equal("list of 1,005 keys", len({entry["Key"] for entry in keys}), 1005)
keys = api("list-objects", "--bucket", BUCKET, "--prefix", "n/")["Contents"]
equal("list (v1) of 1,005 keys", len({entry["Key"] for entry in keys}), 1005)

get = aws("s3", "presign", f"{S3}/stream").decode().strip()
equal("presigned link", fetch(get).body, b"streamed")
check("is version 4", "X-Amz-Signature" in get)
tampered = fetch(get.replace("/stream?", "/small?"))
equal("tampered", (tampered.status, tampered.code), (403, "SignatureDoesNotMatch"))
wrong = dict(os.environ, AWS_ACCESS_KEY_ID="AKNOBODY")
failed = aws("s3", "ls", S3, may_fail=True, env=wrong)
check("unknown key", b"InvalidAccessKeyId" in failed.stderr, failed.stderr)
wrong = dict(os.environ, AWS_SECRET_ACCESS_KEY="wrong")
failed = aws("s3", "ls", S3, may_fail=True, env=wrong)
check("wrong secret", b"SignatureDoesNotMatch" in failed.stderr, failed.stderr)

aws("s3", "rm", f"{S3}/small", "--only-show-errors")
aws("s3", "rb", S3, "--force")
check("remove bucket and all in it", BUCKET.encode() not in aws("s3", "ls"))
finish()
