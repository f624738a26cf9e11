"""boto3, as Debian packages it."""

import io

import boto3
from botocore.client import Config
from botocore.exceptions import ClientError

from harness import *

BUCKET = "boto3-bucket"


def client(version="s3v4", key=ACCESS_KEY, secret=SECRET, style="path"):
    return boto3.client("s3", endpoint_url=ENDPOINT, region_name=REGION, aws_access_key_id=key,
                        aws_secret_access_key=secret,
                        config=Config(signature_version=version, s3={"addressing_style": style},
                                      retries={"max_attempts": 1}))


def refused(name, code, status, call):
    try:
        call()
        check(name, False, "was not refused")
    except ClientError as error:
        equal(name, (error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]), (code, status))


s3 = client()
s3.create_bucket(Bucket=BUCKET)
equal("head bucket", s3.head_bucket(Bucket=BUCKET)["ResponseMetadata"]["HTTPStatusCode"], 200)
check("list buckets", BUCKET in [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]])
equal("location", s3.get_bucket_location(Bucket=BUCKET)["LocationConstraint"], None)

s3.put_object(Bucket=BUCKET, Key="a", Body=b"0123456789", ContentType="image/png", Metadata={"title": "The Last Light"})
got = s3.get_object(Bucket=BUCKET, Key="a")
equal("get", (got["Body"].read(), got["ContentType"], got["Metadata"]), (b"0123456789", "image/png", {"title": "The Last Light"}))
equal("range", s3.get_object(Bucket=BUCKET, Key="a", Range="bytes=2-4")["Body"].read(), b"234")
head = s3.head_object(Bucket=BUCKET, Key="a")
equal("head", (head["ContentLength"], head["ETag"]), (10, '"781e5e245d69b566979b86e28d23f2c7"'))
for algorithm in ("CRC32", "SHA1", "SHA256"):
    s3.put_object(Bucket=BUCKET, Key="sum", Body=b"hello", ChecksumAlgorithm=algorithm)
    shown = s3.get_object(Bucket=BUCKET, Key="sum", ChecksumMode="ENABLED")
    equal(f"checksum {algorithm}", shown["Body"].read(), b"hello")
    check(f"checksum {algorithm} is kept", f"Checksum{algorithm}" in shown)
refused("304", "304", 304, lambda: s3.get_object(Bucket=BUCKET, Key="a", IfNoneMatch=head["ETag"]))
refused("412", "PreconditionFailed", 412, lambda: s3.get_object(Bucket=BUCKET, Key="a", IfMatch='"x"'))
refused("no such key", "NoSuchKey", 404, lambda: s3.get_object(Bucket=BUCKET, Key="none"))
refused("no such bucket", "NoSuchBucket", 404, lambda: s3.get_object(Bucket="nowhere", Key="none"))
refused("wrong secret", "SignatureDoesNotMatch", 403, lambda: client(secret="wrong").get_object(Bucket=BUCKET, Key="a"))
refused("unknown key", "InvalidAccessKeyId", 403, lambda: client(key="AKNOBODY").get_object(Bucket=BUCKET, Key="a"))
refused("sigv2 header", "InvalidRequest", 400, lambda: client("s3").get_object(Bucket=BUCKET, Key="a"))
refused("no policy", "NoSuchBucketPolicy", 404, lambda: s3.get_bucket_policy(Bucket=BUCKET))

big = os.urandom(20 << 20)
s3.upload_fileobj(io.BytesIO(big), BUCKET, "big", ExtraArgs={"ContentType": "image/png"})
check("multipart etag", s3.head_object(Bucket=BUCKET, Key="big")["ETag"].endswith('-3"'))
out = io.BytesIO()
s3.download_fileobj(BUCKET, "big", out)
check("multipart 20 MB comes back", out.getvalue() == big)
s3.upload_fileobj(io.BytesIO(big), BUCKET, "sums", ExtraArgs={"ChecksumAlgorithm": "SHA256"})
check("multipart with checksums", s3.get_object(Bucket=BUCKET, Key="sums")["Body"].read() == big)
upload = s3.create_multipart_upload(Bucket=BUCKET, Key="parts")["UploadId"]
s3.upload_part(Bucket=BUCKET, Key="parts", UploadId=upload, PartNumber=1, Body=big[: 5 << 20])
copied = s3.upload_part_copy(Bucket=BUCKET, Key="parts", UploadId=upload, PartNumber=2,
                             CopySource={"Bucket": BUCKET, "Key": "a"}, CopySourceRange="bytes=0-4")
check("part copy", "ETag" in copied["CopyPartResult"])
equal("list uploads", [u["Key"] for u in s3.list_multipart_uploads(Bucket=BUCKET)["Uploads"]], ["parts"])
parts = s3.list_parts(Bucket=BUCKET, Key="parts", UploadId=upload)["Parts"]
done = [{"PartNumber": part["PartNumber"], "ETag": part["ETag"]} for part in parts]
s3.complete_multipart_upload(Bucket=BUCKET, Key="parts", UploadId=upload, MultipartUpload={"Parts": done})
check("parts joined", s3.get_object(Bucket=BUCKET, Key="parts")["Body"].read() == big[: 5 << 20] + b"01234")
upload = s3.create_multipart_upload(Bucket=BUCKET, Key="aborted")["UploadId"]
s3.abort_multipart_upload(Bucket=BUCKET, Key="aborted", UploadId=upload)
refused("aborted", "NoSuchUpload", 404, lambda: s3.list_parts(Bucket=BUCKET, Key="aborted", UploadId=upload))

for key in ODD_KEYS:
    s3.put_object(Bucket=BUCKET, Key="odd/" + key, Body=key.encode())
    equal(f"odd key {key}", s3.get_object(Bucket=BUCKET, Key="odd/" + key)["Body"].read(), key.encode())
    for version in ("s3", "s3v4"):
        url = client(version).generate_presigned_url("get_object", Params={"Bucket": BUCKET, "Key": "odd/" + key})
        equal(f"odd key {key}: link {version}", fetch(url).body, key.encode())
listed = [entry["Key"] for entry in s3.list_objects_v2(Bucket=BUCKET, Prefix="odd/")["Contents"]]
equal("odd keys in a list", sorted(listed), sorted("odd/" + key for key in ODD_KEYS))
s3.copy_object(Bucket=BUCKET, Key="copy", CopySource={"Bucket": BUCKET, "Key": "odd/ünïçödé/日本.png"})
equal("copy", s3.get_object(Bucket=BUCKET, Key="copy")["Body"].read().decode(), "ünïçödé/日本.png")
s3.copy_object(Bucket=BUCKET, Key="copy", CopySource={"Bucket": BUCKET, "Key": "copy"}, MetadataDirective="REPLACE",
               ContentType="text/plain", Metadata={"a": "b"})
equal("copy replaces metadata", s3.head_object(Bucket=BUCKET, Key="copy")["Metadata"], {"a": "b"})

fill(BUCKET, 1005)
for operation in ("list_objects_v2", "list_objects"):
    pages = list(s3.get_paginator(operation).paginate(Bucket=BUCKET, Prefix="n/"))
    keys = [entry["Key"] for page in pages for entry in page["Contents"]]
    equal(f"{operation} of 1,005 keys", (len(pages), len(keys), len(set(keys))), (2, 1005, 1005))
folded = s3.list_objects_v2(Bucket=BUCKET, Delimiter="/")
check("delimiter", {"Prefix": "n/"} in folded["CommonPrefixes"])

for version in ("s3v4", "s3"):
    links = client(version)
    where = {"Bucket": BUCKET, "Key": "link " + version}
    override = {"ResponseContentDisposition": 'inline; filename="a b.png"', "ResponseContentType": "image/png"}
    check_links(f"boto3 {version}",
                links.generate_presigned_url("get_object", Params=where),
                links.generate_presigned_url("put_object", Params=where), b"by link",
                expired_link(f"/{BUCKET}/link%20s3v4") if version == "s3v4" else
                links.generate_presigned_url("get_object", Params=where, ExpiresIn=-1),
                client(version, key="AKNOBODY").generate_presigned_url("get_object", Params=where))
    answer = fetch(links.generate_presigned_url("get_object", Params={**where, **override}))
    equal(f"boto3 {version}: overrides", (answer.headers["Content-Disposition"], answer.headers["Content-Type"]),
          ('inline; filename="a b.png"', "image/png"))
typed = client("s3").generate_presigned_url("put_object", Params={"Bucket": BUCKET, "Key": "typed", "ContentType": "image/png"})
equal("sigv2 link with a type", fetch(typed, "PUT", {"Content-Type": "image/png"}, b"x").status, 200)
equal("sigv2 link with another type", fetch(typed, "PUT", {"Content-Type": "text/html"}, b"x").code, "SignatureDoesNotMatch")

s3.delete_object(Bucket=BUCKET, Key="a")
s3.delete_object(Bucket=BUCKET, Key="a")
refused("deleted", "NoSuchKey", 404, lambda: s3.get_object(Bucket=BUCKET, Key="a"))
refused("bucket not empty", "BucketNotEmpty", 409, lambda: s3.delete_bucket(Bucket=BUCKET))
while True:
    left = s3.list_objects_v2(Bucket=BUCKET).get("Contents", [])
    if not left:
        break
    answer = s3.delete_objects(Bucket=BUCKET, Delete={"Objects": [{"Key": entry["Key"]} for entry in left]})
    check("delete many", len(answer["Deleted"]) == len(left) and "Errors" not in answer)
s3.delete_bucket(Bucket=BUCKET)
refused("bucket is gone", "404", 404, lambda: s3.head_bucket(Bucket=BUCKET))
finish()
