"""Requests no SDK makes: wrong clocks, altered signatures, odd framings, straight over a socket."""

import datetime
import socket
import urllib.parse

from harness import *

BUCKET = "raw-bucket"

equal("create bucket", signed("PUT", f"/{BUCKET}").status, 200)
equal("put", signed("PUT", f"/{BUCKET}/a", body=b"0123456789").status, 200)
equal("get", signed("GET", f"/{BUCKET}/a").body, b"0123456789")

head = signed("HEAD", f"/{BUCKET}/a")
equal("head", (head.status, head.headers["Content-Length"], head.body), (200, "10", b""))
missing = signed("HEAD", f"/{BUCKET}/none")
equal("head of nothing has no body", (missing.status, missing.body), (404, b""))
not_modified = signed("GET", f"/{BUCKET}/a", headers={"If-None-Match": head.headers["ETag"]})
equal("304 has no body", (not_modified.status, not_modified.body), (304, b""))
part = signed("GET", f"/{BUCKET}/a", headers={"Range": "bytes=2-4"})
equal("range", (part.status, part.body, part.headers["Content-Range"]), (206, b"234", "bytes 2-4/10"))
beyond = signed("GET", f"/{BUCKET}/a", headers={"Range": "bytes=10-"})
equal("range beyond", (beyond.status, beyond.code, beyond.headers["Content-Range"]), (416, "InvalidRange", "bytes */10"))

answer = request("GET", f"/{BUCKET}/a")
equal("anonymous", (answer.status, answer.code, answer.headers["Content-Type"]), (403, "AccessDenied", "application/xml"))
answer = signed("GET", f"/{BUCKET}/a", access_key="AKNOBODY")
equal("unknown key", (answer.status, answer.code), (403, "InvalidAccessKeyId"))
answer = signed("GET", f"/{BUCKET}/a", secret="wrong")
equal("wrong secret", (answer.status, answer.code), (403, "SignatureDoesNotMatch"))
late = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=16)
answer = signed("GET", f"/{BUCKET}/a", when=late)
equal("clock 16 minutes off", (answer.status, answer.code), (403, "RequestTimeTooSkewed"))
soon = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=14)
equal("clock 14 minutes off", signed("GET", f"/{BUCKET}/a", when=soon).status, 200)

for key in ODD_KEYS:
    path = f"/{BUCKET}/{quote(key)}"
    signed("PUT", path, body=key.encode())
    equal(f"odd key {key}", signed("GET", path).body, key.encode())

# A refusal comes before a large body is sent, and the client learns why.
headers, _ = sign("PUT", f"/{BUCKET}/big", headers={"content-length": str(1 << 30)}, secret="wrong")
lines = [f"PUT /{BUCKET}/big HTTP/1.1", f"Host: {HOST}", "Expect: 100-continue"]
lines += [f"{name}: {value}" for name, value in headers.items() if name != "host"]
with socket.create_connection(HOST.split(":"), timeout=30) as connection:
    connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
    text = connection.recv(65536)
check("100-continue is refused early", text.startswith(b"HTTP/1.1 403"), text[:200])
headers, _ = sign("PUT", f"/{BUCKET}/continued", headers={"content-length": "5"})
lines = [f"PUT /{BUCKET}/continued HTTP/1.1", f"Host: {HOST}", "Expect: 100-continue", "Connection: close"]
lines += [f"{name}: {value}" for name, value in headers.items() if name != "host"]
with socket.create_connection(HOST.split(":"), timeout=30) as connection:
    connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
    text = connection.recv(65536)
    check("100-continue is granted", text.startswith(b"HTTP/1.1 100"), text[:200])
    connection.sendall(b"hello")
    text = connection.recv(65536)
check("and the object is stored", text.startswith(b"HTTP/1.1 200"), text[:200])

# The doubly framed body of SDKs over TLS: aws-chunked inside HTTP chunks, no Content-Length.
headers, _ = sign("PUT", f"/{BUCKET}/chunked", payload="STREAMING-UNSIGNED-PAYLOAD-TRAILER",
                  headers={"content-encoding": "aws-chunked", "x-amz-decoded-content-length": "5",
                           "x-amz-trailer": "x-amz-checksum-crc32"})
headers.pop("host")
body = b"5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n"
connection = http.client.HTTPConnection(HOST, timeout=30)
connection.request("PUT", f"/{BUCKET}/chunked", body=iter([body[:7], body[7:]]), headers=headers, encode_chunked=True)
response = connection.getresponse()
response.read()
equal("doubly framed body", response.status, 200)
connection.close()
stored = signed("GET", f"/{BUCKET}/chunked", headers={"x-amz-checksum-mode": "ENABLED"})
equal("is unwrapped", (stored.body, stored.headers["x-amz-checksum-crc32"], stored.headers["Content-Encoding"]),
      (b"hello", "NhCmhg==", None))

host_style = urllib.parse.urlsplit(ENDPOINT)
answer = request("GET", "/a", headers={"Host": f"{BUCKET}.localhost:{host_style.port}"})
equal("virtual-host style reaches the bucket", answer.code, "AccessDenied")

fill(BUCKET, 1005)
listed, token = 0, None
while True:
    query = [("list-type", "2"), ("prefix", "n/")] + ([("continuation-token", token)] if token else [])
    page = signed("GET", f"/{BUCKET}", query).body.decode()
    listed += page.count("<Contents>")
    found = re.search("<NextContinuationToken>(.*?)<", page)
    token = found.group(1) if found else None
    if not token:
        break
equal("lists 1,005 keys over pages", listed, 1005)
finish()
