"""rclone, as Debian packages it."""

import json

from harness import *

BUCKET = "rclone-bucket"
REMOTE = f"onesheet:{BUCKET}"
ENV = dict(os.environ, RCLONE_CONFIG="/dev/null", RCLONE_CONFIG_ONESHEET_TYPE="s3", RCLONE_CONFIG_ONESHEET_PROVIDER="Other",
           RCLONE_CONFIG_ONESHEET_ENDPOINT=ENDPOINT, RCLONE_CONFIG_ONESHEET_REGION=REGION,
           RCLONE_CONFIG_ONESHEET_ACCESS_KEY_ID=ACCESS_KEY, RCLONE_CONFIG_ONESHEET_SECRET_ACCESS_KEY=SECRET,
           RCLONE_RETRIES="1", RCLONE_LOW_LEVEL_RETRIES="1")


def rclone(*arguments, **how):
    return run("rclone", *arguments, env={**ENV, **how.pop("extra", {})}, **how)


rclone("mkdir", REMOTE)
check("list buckets", BUCKET.encode() in rclone("lsd", "onesheet:"))
source, back = tempfile.mkdtemp(), tempfile.mkdtemp()
names = [key for key in ODD_KEYS if not key.endswith("/") and "//" not in key]
for key in names:
    path = os.path.join(source, key)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(key.encode())
big = random_file(20 << 20)
rclone("copy", source, f"{REMOTE}/odd")
rclone("copy", f"{REMOTE}/odd", back)
for key in names:
    path = os.path.join(back, key)
    equal(f"odd key {key}", read(path) if os.path.exists(path) else None, key.encode())
rclone("check", source, f"{REMOTE}/odd")
rclone("copyto", big, f"{REMOTE}/big", "--s3-upload-cutoff", "5M", "--s3-chunk-size", "5M")
rclone("copyto", f"{REMOTE}/big", big + ".back")
check("multipart 20 MB comes back", read(big + ".back") == read(big))
rclone("copyto", f"{REMOTE}/big", f"{REMOTE}/big-copy", "--s3-copy-cutoff", "6M", "--s3-chunk-size", "6M")
rclone("copyto", f"{REMOTE}/big-copy", big + ".back")
check("multipart copy", read(big + ".back") == read(big))
rclone("rcat", f"{REMOTE}/stream", stdin=b"streamed")
equal("stream", rclone("cat", f"{REMOTE}/stream"), b"streamed")
equal("range", rclone("cat", f"{REMOTE}/stream", "--offset", "1", "--count", "3"), b"tre")
fill(BUCKET, 1005)
equal("list of 1,005 keys", len(json.loads(rclone("lsjson", f"{REMOTE}/n"))), 1005)
equal("list (v2) of 1,005 keys", len(json.loads(rclone("lsjson", f"{REMOTE}/n", "--s3-list-version", "2"))), 1005)
link = rclone("link", f"{REMOTE}/stream", "--expire", "60s").decode().strip()
equal("link", fetch(link).body, b"streamed")
failed = rclone("lsd", "onesheet:", may_fail=True, extra={"RCLONE_CONFIG_ONESHEET_SECRET_ACCESS_KEY": "wrong"})
check("wrong secret", b"SignatureDoesNotMatch" in failed.stderr, failed.stderr)
failed = rclone("lsd", "onesheet:", may_fail=True, extra={"RCLONE_CONFIG_ONESHEET_ACCESS_KEY_ID": "AKNOBODY"})
check("unknown key", b"InvalidAccessKeyId" in failed.stderr, failed.stderr)
rclone("cleanup", REMOTE)
rclone("deletefile", f"{REMOTE}/stream")
rclone("purge", REMOTE)
check("remove bucket and all in it", BUCKET.encode() not in rclone("lsd", "onesheet:"))
finish()
