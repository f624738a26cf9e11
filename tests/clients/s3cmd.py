"""s3cmd, as Debian packages it."""

from harness import *

BUCKET = "s3cmd-bucket"
S3 = f"s3://{BUCKET}"
CONFIG = tempfile.NamedTemporaryFile("w", suffix=".cfg", delete=False)
CONFIG.write(f"""[default]
access_key = {ACCESS_KEY}
secret_key = {SECRET}
host_base = {HOST}
host_bucket = {HOST}
bucket_location = {REGION}
use_https = False
check_ssl_certificate = False
""")
CONFIG.close()


def s3cmd(*arguments, **how):
    return run("s3cmd", "--config", CONFIG.name, "--quiet" if "ls" not in arguments else "--no-progress", *arguments, **how)


def loud(*arguments):
    return run("s3cmd", "--config", CONFIG.name, *arguments, may_fail=True)


s3cmd("mb", S3)
check("list buckets", S3.encode() in s3cmd("ls"))
small, big = random_file(1000), random_file(20 << 20)
back = small + ".back"
s3cmd("put", small, f"{S3}/small", "--mime-type=image/png")
s3cmd("get", f"{S3}/small", back, "--force")
check("small file comes back", read(back) == read(small))
info = loud("info", f"{S3}/small").stdout
check("info", b"image/png" in info and b"1000" in info, info)
s3cmd("put", big, f"{S3}/big", "--multipart-chunk-size-mb=5")
s3cmd("get", f"{S3}/big", back, "--force")
check("multipart 20 MB comes back", read(back) == read(big))
s3cmd("cp", f"{S3}/small", f"{S3}/copy")
s3cmd("get", f"{S3}/copy", back, "--force")
check("copy", read(back) == read(small))
s3cmd("modify", f"{S3}/copy", "--add-header=Content-Type:text/plain")
check("modify", b"text/plain" in loud("info", f"{S3}/copy").stdout)

for key in ODD_KEYS:
    if key.endswith("/"):
        continue  # s3cmd takes it for a folder
    s3cmd("put", small, f"{S3}/odd/{key}")
    s3cmd("get", f"{S3}/odd/{key}", back, "--force")
    check(f"odd key {key}", read(back) == read(small))
listed = s3cmd("ls", "--recursive", f"{S3}/odd/").decode()
for key in ODD_KEYS:
    if not key.endswith("/"):
        check(f"odd key {key} in a list", f"{S3}/odd/{key}" in listed, listed)

fill(BUCKET, 1005)
equal("list of 1,005 keys", len(s3cmd("ls", f"{S3}/n/").splitlines()), 1005)
link = loud("signurl", f"{S3}/small", "+60").stdout.decode().strip()
equal("signed link", fetch(link).body, read(small))
tampered = fetch(link.replace("/small?", "/big?"))
equal("tampered", (tampered.status, tampered.code), (403, "SignatureDoesNotMatch"))
failed = loud("get", f"{S3}/none", back, "--force")
check("no such key", failed.returncode != 0)
failed = loud("--secret_key=wrong", "ls", S3)
check("wrong secret", b"SignatureDoesNotMatch" in failed.stderr, failed.stderr)
failed = loud("--access_key=AKNOBODY", "ls", S3)
check("unknown key", b"InvalidAccessKeyId" in failed.stderr, failed.stderr)

s3cmd("del", f"{S3}/small")
s3cmd("del", "--recursive", "--force", S3)
equal("delete all", s3cmd("ls", "--recursive", S3), b"")
s3cmd("rb", S3)
check("remove bucket", S3.encode() not in s3cmd("ls"))
finish()
