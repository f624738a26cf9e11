"""What every client test needs: checks that name themselves, commands, and an independent SigV4 signer
(standard library only) for requests no client would make."""

import datetime
import hashlib
import hmac
import http.client
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse

ENDPOINT = os.environ["AWS_ENDPOINT_URL_S3"]
ACCESS_KEY = os.environ["AWS_ACCESS_KEY_ID"]
SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
REGION = os.environ.get("AWS_REGION", "us-east-1")
HOST = urllib.parse.urlsplit(ENDPOINT).netloc

# Keys that break careless clients and servers.
ODD_KEYS = [
    "plain.txt", "with space.txt", "plus+plus.txt", "percent%41.txt", "per%cent", "ünïçödé/日本.png",
    "double//slash", "trailing/", "semi;colon&amp=1", "quo\"te'.txt", "(round)[square]{curly}~!*.txt", "q?mark#hash",
]

failures = 0


def check(name, condition, detail=""):
    global failures
    if condition:
        print(f"ok    {name}")
    else:
        failures += 1
        print(f"FAIL  {name}  {detail}")


def equal(name, actual, expected):
    check(name, actual == expected, f"\n      is       {str(actual)[:2000]!r}\n      expected {str(expected)[:2000]!r}")


def finish():
    print(f"{failures} failed" if failures else "all passed")
    sys.exit(1 if failures else 0)


def run(*command, stdin=None, may_fail=False, env=None):
    """Runs a client; returns its standard output. A failure shows what it said."""
    result = subprocess.run(command, input=stdin, capture_output=True, env=env, timeout=240)
    if result.returncode != 0 and not may_fail:
        text = (result.stdout + result.stderr).decode("utf-8", "replace")
        check("run " + " ".join(map(str, command[:6])), False, text[-2000:])
    return result.stdout if not may_fail else result


def random_file(size):
    file = tempfile.NamedTemporaryFile(prefix="onesheet-", delete=False, dir=os.environ.get("TMPDIR"))
    file.write(os.urandom(size))
    file.close()
    return file.name


def read(path):
    with open(path, "rb") as file:
        return file.read()


def quote(text):
    return urllib.parse.quote(text, safe="/~")


def _key(secret, day, region):
    key = ("AWS4" + secret).encode()
    for part in (day, region, "s3", "aws4_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return key


def _now():
    return datetime.datetime.now(datetime.timezone.utc)


def sign(method, path, query=(), headers=None, payload="UNSIGNED-PAYLOAD", access_key=None, secret=None, when=None):
    """Headers for a request signed with Signature Version 4."""
    stamp = (when or _now()).strftime("%Y%m%dT%H%M%SZ")
    scope = f"{stamp[:8]}/{REGION}/s3/aws4_request"
    headers = {k.lower(): v for k, v in (headers or {}).items()}
    headers.update({"host": HOST, "x-amz-date": stamp, "x-amz-content-sha256": payload})
    names = ";".join(sorted(headers))
    encoded = "&".join(f"{urllib.parse.quote(k, safe='~')}={urllib.parse.quote(v, safe='~')}" for k, v in sorted(query))
    canonical = "\n".join([method, path, encoded, *[f"{k}:{headers[k]}" for k in sorted(headers)], "", names, payload])
    text = "\n".join(["AWS4-HMAC-SHA256", stamp, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    signature = hmac.new(_key(secret or SECRET, stamp[:8], REGION), text.encode(), hashlib.sha256).hexdigest()
    headers["authorization"] = (
        f"AWS4-HMAC-SHA256 Credential={access_key or ACCESS_KEY}/{scope},SignedHeaders={names},Signature={signature}")
    return headers, encoded


def presign(method, path, expires, when=None):
    """A Signature Version 4 link, also one that has expired already."""
    stamp = (when or _now()).strftime("%Y%m%dT%H%M%SZ")
    scope = f"{stamp[:8]}/{REGION}/s3/aws4_request"
    query = "&".join(f"{k}={urllib.parse.quote(str(v), safe='~')}" for k, v in [
        ("X-Amz-Algorithm", "AWS4-HMAC-SHA256"), ("X-Amz-Credential", f"{ACCESS_KEY}/{scope}"), ("X-Amz-Date", stamp),
        ("X-Amz-Expires", expires), ("X-Amz-SignedHeaders", "host")])
    canonical = "\n".join([method, path, query, f"host:{HOST}", "", "host", "UNSIGNED-PAYLOAD"])
    text = "\n".join(["AWS4-HMAC-SHA256", stamp, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    signature = hmac.new(_key(SECRET, stamp[:8], REGION), text.encode(), hashlib.sha256).hexdigest()
    return f"{ENDPOINT}{path}?{query}&X-Amz-Signature={signature}"


def expired_link(path):
    return presign("GET", path, 60, _now() - datetime.timedelta(seconds=61))


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def code(self):
        found = re.search(rb"<Code>(.*?)</Code>", self.body)
        return found.group(1).decode() if found else ""


def request(method, target, headers=None, body=None, connection=None):
    own = connection is None
    connection = connection or http.client.HTTPConnection(HOST, timeout=30)
    connection.request(method, target, body=body, headers=headers or {})
    response = connection.getresponse()
    answer = Answer(response.status, response.headers, response.read())
    if own:
        connection.close()
    return answer


def signed(method, path, query=(), body=b"", headers=None, connection=None, **how):
    extra, encoded = sign(method, path, query, headers, hashlib.sha256(body).hexdigest(), **how)
    extra.pop("host")
    return request(method, path + ("?" + encoded if encoded else ""), extra, body or None, connection)


def fetch(url, method="GET", headers=None, body=None):
    """Follows a presigned URL the way curl would: the target goes out as it is written."""
    parts = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=30)
    answer = request(method, url[len(f"{parts.scheme}://{parts.netloc}"):], headers, body, connection)
    connection.close()
    return answer


def fill(bucket, count):
    """`count` small objects named n/0000 …, quickly: over one connection."""
    connection = http.client.HTTPConnection(HOST, timeout=30)
    for number in range(count):
        answer = signed("PUT", f"/{bucket}/n/{number:04}", body=b"x", connection=connection)
        if answer.status != 200:
            check(f"fill {bucket} {number}", False, answer.body)
            break
    connection.close()


def check_links(name, get_url, put_url, content, expired_url=None, wrong_key_url=None):
    """What a presigned link must and must not do, whoever made it."""
    put = fetch(put_url, "PUT", body=content)
    equal(f"{name}: presigned PUT", put.status, 200)
    got = fetch(get_url)
    equal(f"{name}: presigned GET", (got.status, got.body), (200, content))
    tampered = get_url[:-1] + ("0" if get_url[-1] != "0" else "1")
    if "X-Amz-Signature" not in get_url:  # version 2: the signature may stand anywhere
        tampered = get_url.replace("Signature=", "Signature=A", 1)
    answer = fetch(tampered)
    equal(f"{name}: tampered signature", (answer.status, answer.code), (403, "SignatureDoesNotMatch"))
    answer = fetch(get_url, "DELETE")
    equal(f"{name}: other method", (answer.status, answer.code), (403, "SignatureDoesNotMatch"))
    answer = fetch(get_url.split("?")[0])
    equal(f"{name}: without signature", (answer.status, answer.code), (403, "AccessDenied"))
    if expired_url:
        answer = fetch(expired_url)
        equal(f"{name}: expired", (answer.status, answer.code, b"Request has expired" in answer.body),
              (403, "AccessDenied", True))
    if wrong_key_url:
        answer = fetch(wrong_key_url)
        equal(f"{name}: wrong key", (answer.status, answer.code), (403, "InvalidAccessKeyId"))
