"""The packed function in an empty root, under a Runtime API that also misbehaves.

    lambda_test.py ZIP

The zip is unpacked into an empty folder, which becomes the root of the process (chroot, so this needs root; exit 77
otherwise): whatever the function needs and does not bring is missing. Bedrock and S3 are fakes on loopback.
"""
import base64
import json
import os
import pathlib
import re
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.request
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import fakes  # noqa: E402

ZIP = sys.argv.pop(1)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width=832, height=1216, extra=b""):
    rows = b"".join(b"\0" + bytes([(y * 7) % 200, (y * 3) % 250, y % 90] * width) for y in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
            (chunk(b"prVt", extra) if extra else b"") + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b""))


PICTURE = png(extra=os.urandom(300_000))


def nova(picture, status=200):
    return fakes.reply(status, json.dumps({"images": [base64.b64encode(picture).decode()]}), [("Content-Type", "application/json")])


class Case(unittest.TestCase):
    def setUp(self):
        self.root = tempfile.TemporaryDirectory()
        subprocess.run(["unzip", "-q", ZIP, "-d", self.root.name], check=True)
        self.api, self.bedrock, self.s3 = fakes.RuntimeApi(), fakes.Bedrock(nova(PICTURE)), fakes.S3()
        self.process = None

    def tearDown(self):
        if self.process:
            self.process.kill()
            self.process.communicate()
        for server in (self.api, self.bedrock, self.s3):
            server.close()
        self.root.cleanup()

    def start(self, **environment):
        variables = {
            "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{self.api.port}", "AWS_REGION": "us-west-2", "AWS_DEFAULT_REGION": "us-west-2",
            "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            "AWS_SESSION_TOKEN": "session", "AWS_ENDPOINT_URL_S3": self.s3.url,
            "AWS_ENDPOINT_URL_BEDROCK_RUNTIME": self.bedrock.url, "ONESHEET_BUCKET": "posters",
            "ONESHEET_MODEL": "bedrock/stability.stable-image-core-v1:1", "_HANDLER": "x", "LAMBDA_TASK_ROOT": "/var/task",
            "TZ": ":UTC", **environment}
        self.api.forget_pollers()
        self.process = subprocess.Popen(["/bootstrap"], executable="/bootstrap", cwd="/",
                                        env={name: value for name, value in variables.items() if value is not None},
                                        preexec_fn=lambda: (os.chroot(self.root.name), os.chdir("/")),
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        return self

    def invoke(self, event, **more):
        request_id = self.api.give(event, **more)
        request, _ = self.api.reply()
        self.assertIn(request_id, request.target)
        return request

    def answered(self, event, **more):
        request = self.invoke(event, **more)
        self.assertTrue(request.target.endswith("/response"), request.body)
        return json.loads(request.body)

    def failed(self, event, **more):
        request = self.invoke(event, **more)
        self.assertTrue(request.target.endswith("/error"), request.body)
        error = json.loads(request.body)
        self.assertEqual(request.headers["lambda-runtime-function-error-type"], error["errorType"])
        self.assertEqual(error["stackTrace"], [])
        return error["errorMessage"]

    def ended(self):
        _, log = self.process.communicate(timeout=20)
        return self.process.returncode, log.decode()


class Posters(Case):
    def test_the_tutorials_event_becomes_a_titled_poster_behind_a_link(self):
        self.start()
        answer = self.answered({"prompt": "a lighthouse keeper in a storm"})
        self.assertEqual(answer["statusCode"], 200)
        with urllib.request.urlopen(answer["body"]) as opened:
            poster = opened.read()
        self.assertTrue(poster.startswith(b"\x89PNG"))
        self.assertEqual(struct.unpack(">II", poster[16:24]), (1280, 720))
        self.assertNotEqual(poster, PICTURE)
        keys = sorted(self.s3.objects)
        self.assertEqual(len(keys), 3)
        self.assertRegex(keys[0], r"^/posters/art/[0-9a-z]{26}\.art$")
        self.assertRegex(keys[1], r"^/posters/catalogue/posters/[0-9a-z]{26}\.json$")
        self.assertRegex(keys[2], r"^/posters/posters/[0-9a-z]{26}\.png$")

    def test_original_keeps_the_models_file_byte_for_byte(self):
        self.start(ONESHEET_TYPE="original", ONESHEET_CATALOGUE="none", ONESHEET_PREFIX="film-club/", ONESHEET_RAW_PROMPT="true")
        for _ in range(3):
            answer = self.answered({"prompt": "image of a cat"})
            self.assertEqual(urllib.request.urlopen(answer["body"]).read(), PICTURE)
        self.assertEqual(len(self.s3.objects), 3)
        (key, (stored, headers)), *_ = self.s3.objects.items()
        self.assertTrue(key.startswith("/posters/film-club/posters/"))
        self.assertEqual(stored, PICTURE)
        self.assertEqual(headers["content-type"], "image/png")
        self.assertEqual(headers["if-none-match"], "*")
        self.assertEqual(json.loads(self.bedrock.requests[0].body)["prompt"], "image of a cat")
        self.assertEqual((self.bedrock.connections, self.s3.connections - 3), (1, 1), "connections are kept")

    def test_the_illustrator_draws_where_bedrock_will_not(self):
        self.bedrock.ready = fakes.reply(404, json.dumps({"message": "This model version has reached the end of its life."}),
                                         [("x-amzn-ErrorType", "ResourceNotFoundException:http://internal/")])
        self.start(ONESHEET_MODEL="bedrock/stability.stable-image-core-v1:1,illustrator", ONESHEET_FORMAT="640x360")
        answer = self.answered({"prompt": "a whale over a city"})
        poster = urllib.request.urlopen(answer["body"]).read()
        self.assertEqual(struct.unpack(">II", poster[16:24]), (640, 360))


class Events(Case):
    def test_proxy_version_1(self):
        self.start(ONESHEET_TYPE="original")
        event = {"resource": "/{proxy+}", "path": "/v1/posters", "httpMethod": "POST", "headers": {"content-type": "application/json"},
                 "multiValueHeaders": {"content-type": ["application/json"]}, "queryStringParameters": None,
                 "multiValueQueryStringParameters": None, "pathParameters": None, "stageVariables": None,
                 "requestContext": {"stage": "Dev", "identity": {"sourceIp": "192.0.2.1"}, "domainName": "x.execute-api"},
                 "body": json.dumps({"prompt": "a fox", "type": "original"}), "isBase64Encoded": False}
        answer = self.answered(event)
        self.assertEqual(answer["statusCode"], 201, answer["body"])
        self.assertFalse(answer["isBase64Encoded"])
        self.assertEqual(answer["multiValueHeaders"]["Content-Type"], ["application/json"])
        poster = json.loads(answer["body"])
        self.assertEqual(poster["model"], "bedrock/stability.stable-image-core-v1:1")
        event.update(httpMethod="GET", path=f"/v1/posters/{poster['id']}", body=None)
        self.assertEqual(json.loads(self.answered(event)["body"])["id"], poster["id"])
        event.update(path="/v1/nothing")
        self.assertEqual(self.answered(event)["statusCode"], 404)

    def test_version_2_and_function_urls(self):
        self.start(ONESHEET_TYPE="original")
        event = {"version": "2.0", "routeKey": "$default", "rawPath": "/poster", "rawQueryString": "prompt=a%20fox&type=original",
                 "headers": {"accept": "*/*"}, "requestContext": {"http": {"method": "GET", "path": "/poster", "sourceIp": "192.0.2.1"}},
                 "isBase64Encoded": False}
        answer = self.answered(event)
        self.assertEqual(answer["statusCode"], 200, answer["body"])
        self.assertNotIn("multiValueHeaders", answer)
        self.assertIn("X-Amz-Signature", json.loads(answer["body"])["body"])
        event.update(rawQueryString="prompt=")
        self.assertEqual(self.answered(event)["statusCode"], 400)
        event.update(rawPath="/favicon.svg", rawQueryString="")
        icon = self.answered(event)
        self.assertEqual(icon["statusCode"], 200)

    def test_errors_of_direct_events_can_be_sorted(self):
        self.start()
        self.assertRegex(self.failed({}), r"^\[400\] .*prompt")
        self.assertRegex(self.failed({"prompt": "x" * 20_000}), r"^\[4\d\d\] ")
        self.assertRegex(self.failed({"prompt": "a fox", "model": "bedrock/none"}), r"^\[400\] There is no such model")
        self.bedrock.ready = fakes.reply(200, json.dumps({"finish_reasons": ["Filter reason: prompt"]}))
        self.assertRegex(self.failed({"prompt": "a fox"}), r"^\[400\] .*content filter")
        self.bedrock.ready = fakes.reply(200, nova(PICTURE)[:5000])
        self.assertRegex(self.failed({"prompt": "a fox"}), r"^\[502\] ")
        self.bedrock.ready = nova(PICTURE)
        self.s3.refuse = fakes.reply(403, "<Error><Code>AccessDenied</Code></Error>")
        self.assertRegex(self.failed({"prompt": "a fox", "type": "original"}), r"^\[502\] ")
        self.s3.refuse = None
        self.answered({"prompt": "a fox", "type": "original"})  # and goes on

    def test_what_is_no_event_is_answered(self):
        self.start()
        for event in ("", "null", "[]", "{", '"text"', "\xff", "[" * 5000, '{"requestContext":{"http":{"method":7}}}', '{"prompt":{"a":1}}'):
            self.assertRegex(self.failed(event.encode("latin-1")), r"^\[400\] ", event[:40])


class Service(Case):
    def test_ids_are_echoed(self):
        self.start(ONESHEET_TYPE="original")
        request = self.invoke({"prompt": "a fox"}, headers=[("Lambda-Runtime-Invocation-Id", "inv-1"),
                                                            ("Lambda-Runtime-Trace-Id", "Root=1-2;Sampled=1")])
        self.assertEqual(request.headers["lambda-runtime-invocation-id"], "inv-1")
        request = self.invoke({"prompt": "a fox"})
        self.assertNotIn("lambda-runtime-invocation-id", request.headers)

    def test_the_answer_comes_before_the_deadline(self):
        self.bedrock.answer = lambda request: threading.Event().wait(30)
        self.start()
        request_id = self.api.give({"prompt": "a fox"}, deadline_s=1.5)
        request, seconds = self.api.reply()
        self.assertIn(request_id, request.target)
        self.assertRegex(json.loads(request.body)["errorMessage"], r"^\[504\] ")
        self.assertLess(seconds, 1.5)
        self.bedrock.answer = lambda request: self.bedrock.ready
        self.answered({"prompt": "a fox", "type": "original"})

    def test_odd_headers_are_survived(self):
        self.start(ONESHEET_TYPE="original")
        self.answered({"prompt": "a fox"}, without=("Lambda-Runtime-Deadline-Ms",))
        self.answered({"prompt": "a fox"}, without=("Lambda-Runtime-Deadline-Ms",), headers=[("Lambda-Runtime-Deadline-Ms", "soon")])
        self.failed({"prompt": "a fox"}, deadline_s=-100)
        self.api.events.put(fakes.reply(200, "{}"))  # without an id: nothing to answer to
        self.api.events.put(fakes.reply(403))
        self.answered({"prompt": "a fox"})

    def test_a_refused_reply_is_survived_and_a_500_ends_the_process(self):
        self.start(ONESHEET_TYPE="original")
        self.api.post_answers["first"] = fakes.reply(400, "{}")
        self.invoke({"prompt": "a fox"}, request_id="first")
        self.answered({"prompt": "a fox"})
        self.api.post_answers["last"] = fakes.reply(500, "{}")
        self.invoke({"prompt": "a fox"}, request_id="last")
        code, log = self.ended()
        self.assertEqual(code, 1)
        self.assertIn("cannot go on", log)

    def test_next_that_cannot_go_on_ends_the_process(self):
        self.start()
        self.api.events.put(fakes.reply(500))
        self.assertEqual(self.ended()[0], 1)

    def test_a_start_that_fails_is_reported(self):
        for change, word in (({"ONESHEET_BUCKET": None}, "ONESHEET_BUCKET"), ({"ONESHEET_TYPE": "gif"}, "ONESHEET_TYPE"),
                             ({"ONESHEET_MODEL": "bedrock/none"}, "Bedrock"), ({"ONESHEET_BUCKET": "A"}, "bucket")):
            self.start(**change)
            self.assertEqual(self.ended()[0], 1)
            request = self.api.init_errors.get(timeout=10)
            error = json.loads(request.body)
            self.assertEqual(request.headers["lambda-runtime-function-error-type"], "Runtime.InitFailed")
            self.assertIn(word, error["errorMessage"])

    def test_without_a_runtime_api_it_says_what_it_is(self):
        self.start(AWS_LAMBDA_RUNTIME_API=None)
        code, log = self.ended()
        self.assertEqual(code, 64)
        self.assertIn("AWS_LAMBDA_RUNTIME_API", log)

    def test_secrets_are_not_logged(self):
        self.start(ONESHEET_TYPE="original")
        answer = self.answered({"prompt": "a private wish"})
        self.s3.refuse = fakes.reply(403, "<Error><Code>AccessDenied</Code></Error>")
        self.failed({"prompt": "a private wish"})
        self.process.terminate()
        _, log = self.ended()
        for secret in ("wJalrXUtnFEMI", "X-Amz-Signature", "private wish", re.search("Signature=(.*)", answer["body"])[1]):
            self.assertNotIn(secret, log)


class Names(Case):
    """The C library of a static program resolves names by itself, from the files of the root it finds."""

    def test_by_the_hosts_file_whatever_modules_the_host_prefers(self):
        etc = pathlib.Path(self.root.name, "etc")
        etc.mkdir()
        (etc / "hosts").write_text("127.0.0.1 bedrock.example store.example\n")
        (etc / "nsswitch.conf").write_text("hosts: mymachines resolve [!UNAVAIL=return] myhostname\n")
        self.start(ONESHEET_TYPE="original", AWS_ENDPOINT_URL_S3=f"http://store.example:{self.s3.port}",
                   AWS_ENDPOINT_URL_BEDROCK_RUNTIME=f"http://bedrock.example:{self.bedrock.port}")
        self.assertIn(f"//store.example:{self.s3.port}/", self.answered({"prompt": "a fox"})["body"])

    def test_by_dns(self):
        questions = []
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as dns:
            try:
                dns.bind(("127.0.0.53", 53))
            except OSError:
                self.skipTest("port 53 of 127.0.0.53 is taken")

            def serve():
                while True:
                    try:
                        query, sender = dns.recvfrom(512)
                    except OSError:
                        return
                    end = query.index(b"\0", 12) + 5
                    kind = query[end - 4:end - 2]
                    questions.append(query[12:end - 5])
                    found = kind == b"\0\1"
                    head = query[:2] + b"\x81\x80\0\1" + (b"\0\1" if found else b"\0\0") + b"\0\0\0\0"
                    data = b"\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4\x7f\0\0\1" if found else b""
                    dns.sendto(head + query[12:end] + data, sender)

            threading.Thread(target=serve, daemon=True).start()
            etc = pathlib.Path(self.root.name, "etc")
            etc.mkdir()
            (etc / "resolv.conf").write_text("nameserver 127.0.0.53\n")
            self.start(ONESHEET_TYPE="original", AWS_ENDPOINT_URL_S3=f"http://store.example:{self.s3.port}")
            self.answered({"prompt": "a fox"})
            self.assertIn(b"\5store\7example", questions)


class Tls(Case):
    def test_with_the_roots_of_amazon_linux_and_no_others(self):
        with tempfile.TemporaryDirectory() as folder:
            ca, context = fakes.tls_pair(folder)
            bedrock, s3 = fakes.Bedrock(nova(PICTURE), tls=context), fakes.S3(tls=context)
            certs = pathlib.Path(self.root.name, "etc/pki/tls/certs")
            certs.mkdir(parents=True)
            (pathlib.Path(self.root.name) / "etc/hosts").write_text("127.0.0.1 localhost\n")
            system = pathlib.Path("/etc/ssl/certs/ca-certificates.crt").read_text()
            endpoints = {"AWS_ENDPOINT_URL_S3": s3.url, "AWS_ENDPOINT_URL_BEDROCK_RUNTIME": bedrock.url}
            (certs / "ca-bundle.crt").write_text(system)
            self.start(ONESHEET_TYPE="original", **endpoints)
            self.assertRegex(self.failed({"prompt": "a fox"}), r"^\[502\] ")
            self.process.terminate()
            self.assertIn("certificate of localhost", self.ended()[1])
            half = len(system) // 2
            half = system.index("-----BEGIN", half)
            (certs / "ca-bundle.crt").write_text(system[:half] + ca.read_text() + system[half:])
            self.start(ONESHEET_TYPE="original", **endpoints)
            self.answered({"prompt": "a fox"})
            self.assertEqual([stored for stored, _ in s3.objects.values() if len(stored) > 9000], [PICTURE])
            bedrock.close()
            s3.close()


if __name__ == "__main__":
    if os.geteuid() != 0:
        print("SKIPPED: an empty root needs chroot(2), which needs root")
        sys.exit(77)
    unittest.main(verbosity=2)
