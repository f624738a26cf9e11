"""Secrets are never said: every source of AWS credentials, working and failing, against services that repeat all
they were sent in their own error messages."""
import http.server
import json
import threading
import unittest

from harness import Case

SECRET, TOKEN = "sentinel/SECRET+key", "sentinel/TOKEN+of+a+session"
KEYS = {"AccessKeyId": "ASIATEST", "SecretAccessKey": SECRET, "Token": TOKEN, "SessionToken": TOKEN,
        "Expiration": "2999-01-01T00:00:00Z"}
STS = ("<R><Credentials><AccessKeyId>ASIATEST</AccessKeyId>"
       f"<SecretAccessKey>{SECRET}</SecretAccessKey><SessionToken>{TOKEN}</SessionToken>"
       "<Expiration>2999-01-01T00:00:00Z</Expiration></Credentials></R>")


class Parrot(http.server.ThreadingHTTPServer):
    """Gives credentials, or fails to; refuses all else with a message that repeats the request."""

    def __init__(self, providers):
        super().__init__(("127.0.0.1", 0), Answers)
        self.providers, self.asked, self.heard = providers, [], ""
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answers(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode("latin-1")
        self.server.asked.append(f"{self.command} {self.path}")
        self.server.heard += f"{self.headers}{body[:4096]}"
        for path, reply in {"/creds": json.dumps(KEYS), "/sts/": STS, "/imds/latest/api/token": "sentinel-imds",
                            "/imds/latest/meta-data/iam/security-credentials/": "role",
                            "/imds/latest/meta-data/iam/security-credentials/role": json.dumps(KEYS)}.items():
            if self.path == path and self.server.providers == "work":
                return self.send(200, reply)
            if self.path == path and self.server.providers == "garble":
                return self.send(200, reply[:-9] + "sentinel-garbled")
        said = f"{self.headers} {body if body.isprintable() else ''}"
        if self.path.startswith("/model/"):
            return self.send(403, json.dumps({"message": said}), {"x-amzn-ErrorType": "AccessDeniedException"})
        said = said.replace("&", "&amp;").replace("<", "&lt;")
        return self.send(403, f"<Error><Code>AccessDenied</Code><Message>{said}</Message></Error>")

    def send(self, status, text, headers=()):
        data = text.encode()
        self.send_response(status)
        for name, value in dict(headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_PUT = do_POST = do_HEAD = do_DELETE = answer

    def log_message(self, *_):
        pass


class Secrets(Case):
    def setUp(self):
        super().setUp()
        self.environment.update(AWS_REGION="us-east-1", NO_PROXY="127.0.0.1", AWS_EC2_METADATA_DISABLED="true")

    def write(self, name, text):
        path = self.home / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        return str(path)

    def sources(self, parrot):
        """Name of each source → its variables."""
        process = json.dumps({"Version": 1, **KEYS}).replace('"', '\\"')
        self.write(".aws/credentials", f"[default]\naws_access_key_id = ASIATEST\naws_secret_access_key = {SECRET}\n"
                                       f"aws_session_token = {TOKEN}\n")
        self.write(".aws/config", f"[profile process]\ncredential_process = echo {SECRET} >&2; echo \"{process}\"\n"
                                  f"[profile broken]\ncredential_process = echo {SECRET}; echo {TOKEN} >&2; exit 3\n"
                                  "[profile role]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = default\n")
        token = self.write("token", "sentinel-web-or-pod-token")
        nobody = {"AWS_SHARED_CREDENTIALS_FILE": str(self.home / "none")}
        yield "environment", {"AWS_ACCESS_KEY_ID": "ASIATEST", "AWS_SECRET_ACCESS_KEY": SECRET, "AWS_SESSION_TOKEN": TOKEN}
        yield "half an environment", {"AWS_SECRET_ACCESS_KEY": SECRET}
        yield "profile", {}
        yield "process", {"AWS_PROFILE": "process"}
        yield "broken process", {"AWS_PROFILE": "broken"}
        yield "role", {"AWS_PROFILE": "role", "AWS_ENDPOINT_URL_STS": parrot.url + "/sts"}
        yield "web identity", {**nobody, "AWS_WEB_IDENTITY_TOKEN_FILE": token, "AWS_ROLE_ARN": "arn:aws:iam::1:role/r",
                               "AWS_ENDPOINT_URL_STS": parrot.url + "/sts"}
        yield "container", {**nobody, "AWS_CONTAINER_CREDENTIALS_FULL_URI": parrot.url + "/creds",
                            "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": token}
        yield "instance", {**nobody, "AWS_EC2_METADATA_DISABLED": "false",
                           "AWS_EC2_METADATA_SERVICE_ENDPOINT": parrot.url + "/imds"}

    def assertSilent(self, name, text):
        self.assertNotIn("sentinel", text, f"{name} told a secret")

    def check_make(self, providers):
        parrot = Parrot(providers)
        self.addCleanup(parrot.server_close)
        self.addCleanup(parrot.shutdown)
        for name, variables in self.sources(parrot):
            before = len(parrot.asked)
            done = self.run_program("make", "a fox", "--format", "120x180", "--store", "s3://posters",
                                    env={"AWS_ENDPOINT_URL_S3": parrot.url, **variables})
            self.assertIn(done.returncode, (4, 9), f"{name}: {done.stdout}{done.stderr}")
            self.assertSilent(name, done.stdout + done.stderr)
            if name not in ("half an environment", "broken process"):
                self.assertGreater(len(parrot.asked), before, f"{name} asked nobody: {done.stderr}")
        self.assertNotIn(SECRET, parrot.heard, "a secret key travelled")
        self.assertIn("sentinel-web-or-pod-token", parrot.heard, "the parrot hears what it is told")

    def test_sources_that_work_and_a_store_that_repeats_all(self):
        self.check_make("work")

    def test_sources_that_refuse(self):
        self.check_make("refuse")

    def test_sources_that_answer_nonsense(self):
        self.check_make("garble")

    def test_the_log_and_the_answers_of_a_server(self):
        parrot = Parrot("work")
        self.addCleanup(parrot.server_close)
        self.addCleanup(parrot.shutdown)
        server = self.serve("--store", "s3://posters", "--model", "bedrock/stability.stable-image-core-v1:1",
                            "--bedrock-endpoint", parrot.url,
                            env={"AWS_ENDPOINT_URL_S3": parrot.url, "AWS_BEARER_TOKEN_BEDROCK": "sentinel-bearer",
                                 "AWS_CONTAINER_CREDENTIALS_FULL_URI": parrot.url + "/creds"})
        for body in ({"prompt": "a fox", "format": "120x180"},
                     {"prompt": "a fox", "format": "120x180", "model": "illustrator"}):
            answer = server.post("/v1/posters", body)
            self.assertGreaterEqual(answer.status, 400)
            self.assertSilent("an answer", answer.body.decode() + str(answer.headers))
        self.assertEqual(server.stop(), 0)
        self.assertSilent("the log", server.errors() + server.greeting)
        self.assertTrue(any(line.startswith("POST /model/") for line in parrot.asked), parrot.asked)
        self.assertTrue(any(line.startswith("PUT /posters/") for line in parrot.asked), parrot.asked)


if __name__ == "__main__":
    unittest.main()
