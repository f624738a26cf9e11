"""What every black-box test needs: a program with a home of its own, a server on free ports, pictures read by hand."""
import json
import os
import pathlib
import shutil
import signal
import struct
import subprocess
import tempfile
import time
import unittest
import urllib.error
import urllib.parse
import urllib.request

PROGRAM = os.environ.get("ONESHEET_PROGRAM", "")
SECONDS_MAX = 60  # a stuck program fails its test instead of the whole run


class Case(unittest.TestCase):
    """A test with its own home, current folder and data folder."""

    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="onesheet-e2e-"))
        self.addCleanup(self.remove_home)
        self.data = self.home / "data"
        self.here = self.home / "here"
        self.here.mkdir()
        self.environment = {"HOME": str(self.home), "PATH": os.environ["PATH"], "ONESHEET_DATA": str(self.data)}

    def remove_home(self):
        shutil.rmtree(self.home, ignore_errors=True)

    def run_program(self, *arguments, before=(), **more):
        """Runs to the end; stdout and stderr as bytes decoded, so that tests can compare them."""
        environment = {**self.environment, **more.pop("env", {})}
        done = subprocess.run([*before, PROGRAM, *arguments], cwd=more.pop("cwd", self.here), env=environment,
                              capture_output=True, timeout=SECONDS_MAX, **more)
        done.stdout, done.stderr = done.stdout.decode(), done.stderr.decode()
        return done

    def make(self, prompt, *arguments, **more):
        done = self.run_program("make", prompt, "--json", *arguments, **more)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def assertRefused(self, done, code, *words):
        """One clear sentence on stderr, nothing on stdout, the documented exit code."""
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        self.assertEqual(done.stdout, "")
        lines = done.stderr.splitlines()
        self.assertTrue(lines and lines[0].startswith("onesheet: "), done.stderr)
        self.assertLessEqual(len(lines), 3, done.stderr)
        self.assertNotIn("terminate called", done.stderr)
        for word in words:
            self.assertIn(word, done.stderr)

    def serve(self, *arguments, **more):
        server = Server(self, *arguments, **more)
        self.addCleanup(server.kill)
        return server


class Server:
    """`onesheet serve` on ports the kernel chose."""

    def __init__(self, case, *arguments, listen="127.0.0.1:0", env=None):
        self.log = open(case.home / f"serve-{time.monotonic_ns()}.log", "w+b")
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--listen", listen, "--s3-listen", "127.0.0.1:0", *arguments],
            cwd=case.here, env={**case.environment, **(env or {})}, stdout=subprocess.PIPE, stderr=self.log)
        self.greeting = ""
        for line in self.process.stdout:
            self.greeting += line.decode()
            if line.startswith(b"  stop"):
                break
        fields = dict(line.split(None, 1) for line in self.greeting.splitlines()[1:] if line.strip())
        if "open" not in fields:
            raise AssertionError("the server did not start: " + self.errors())
        self.api = fields["open"].strip().rstrip("/")
        self.s3 = fields["store"].split()[0]

    def errors(self):
        self.log.flush()
        return pathlib.Path(self.log.name).read_text()

    def stop(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        return self.process.wait(SECONDS_MAX)

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.log.close()

    def get(self, path, **parameters):
        return fetch(self.api + path + ("?" + urllib.parse.urlencode(parameters) if parameters else ""))

    def post(self, path, body, headers=None):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return fetch(self.api + path, data, {"Content-Type": "application/json", **(headers or {})})


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body)


OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def fetch(url, data=None, headers=None):
    request = urllib.request.Request(url, data=data, headers=headers or {})
    try:
        with OPENER.open(request, timeout=SECONDS_MAX) as answer:
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.headers, error.read())


def wait_until(condition, what):
    """Polls; the time limit is for hangs only."""
    end = time.monotonic() + SECONDS_MAX
    while not condition():
        if time.monotonic() > end:
            raise AssertionError("never happened: " + what)
        time.sleep(0.02)


def picture_size(data):
    """(type, width, height), read from the file's own header."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ("png", *struct.unpack(">II", data[16:24]))
    if data.startswith(b"\xff\xd8"):
        at = 2
        while at < len(data):
            marker, length = data[at + 1], struct.unpack(">H", data[at + 2:at + 4])[0]
            if 0xC0 <= marker <= 0xC2:
                height, width = struct.unpack(">HH", data[at + 5:at + 9])
                return "jpeg", width, height
            at += 2 + length
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        chunk = data[12:16]
        if chunk == b"VP8X":
            width = int.from_bytes(data[24:27], "little") + 1
            return "webp", width, int.from_bytes(data[27:30], "little") + 1
        if chunk == b"VP8 ":
            return ("webp", *(value & 0x3FFF for value in struct.unpack("<HH", data[26:30])))
        if chunk == b"VP8L":
            bits = int.from_bytes(data[21:25], "little")
            return "webp", (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    raise AssertionError("not a picture: " + repr(data[:16]))
