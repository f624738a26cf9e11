"""A stand-in for API Gateway, so that the AWS environment's requests are sent somewhere before AWS: one stage, an API key,
the tutorial's route with its prompt alone and the product's by proxy, and the gateway's own answers. It knows what the
collection asks and no more; it is no emulator, and what AWS itself answers is for a run against AWS to say.
"""

import contextlib
import http.client
import http.server
import json
import pathlib
import re
import secrets
import threading
import urllib.parse
import uuid

STAGE = "Dev"
API_KEY_BYTES = 20
ROOT = pathlib.Path(__file__).resolve().parents[2]
# Of the local API's routes, those that are not in AWS: there the stage's root is the tutorial's route, and CloudWatch
# counts.
NOT_IN_AWS = {"/", "/app.js", "/api.js", "/form.js", "/style.css", "/title.ttf", "/favicon.svg", "/metrics"}


def routes():
    """[(methods, pattern of the path without the stage, whether a key is needed)]"""
    paths = json.loads((ROOT / "docs" / "openapi.json").read_text())["paths"]
    for template, path in paths.items():
        operations = {method.upper(): operation for method, operation in path.items() if "responses" in operation}
        if template not in NOT_IN_AWS:
            inner = template.removeprefix("/{stage}") or "/"
            pattern = re.sub(r"\\{[^/]*?\\}", "[^/]+", re.escape(inner))
            yield set(operations), re.compile(pattern), all(o.get("security") != [] for o in operations.values())


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        path, _, query = self.path.partition("?")
        inner = path.removeprefix(f"/{STAGE}").rstrip("/") or "/"
        known = [(methods, key) for methods, pattern, key in self.server.routes if pattern.fullmatch(inner)]
        if self.command == "OPTIONS" and known:
            return self.finish_with(200, [("Access-Control-Allow-Origin", "*"),
                                          ("Access-Control-Allow-Methods", ",".join({*known[0][0], "OPTIONS"})),
                                          ("Access-Control-Allow-Headers", "content-type,x-api-key")], b"")
        if not path.startswith(f"/{STAGE}") or not known or self.command not in known[0][0]:
            return self.say(403, "MissingAuthenticationTokenException", "Missing Authentication Token")
        if known[0][1] and self.headers.get("x-api-key") != self.server.api_key:
            return self.say(403, "ForbiddenException", "Forbidden")
        if inner in ("/", "/poster"):
            # The mapping template hands the function the prompt and nothing else; of several, the last.
            prompts = urllib.parse.parse_qs(query).get("prompt")
            inner = f"/{STAGE}{inner.rstrip('/')}"
            query = urllib.parse.urlencode({"prompt": prompts[-1]}) if prompts else ""
        # A proxy integration sees the path without the stage; the key is the gateway's own business.
        self.forward(inner + (f"?{query}" if query else ""), body)

    do_GET = do_POST = do_DELETE = do_PUT = do_PATCH = do_HEAD = do_OPTIONS = answer

    def forward(self, target, body):
        connection = http.client.HTTPConnection(self.server.backend, timeout=60)
        headers = {name: value for name, value in self.headers.items()
                   if name.lower() not in ("x-api-key", "host", "connection", "content-length")}
        connection.request(self.command, target, body or None if self.command != "POST" else body, headers)
        response = connection.getresponse()
        text = response.read()
        self.finish_with(response.status, [(name, value) for name, value in response.getheaders()
                                           if name.lower() not in ("content-length", "connection", "date",
                                                                   "x-amzn-requestid")], text)
        connection.close()

    def say(self, status, error_type, message):
        self.finish_with(status, [("Content-Type", "application/json"), ("x-amzn-ErrorType", error_type)],
                         json.dumps({"message": message}).encode())

    def finish_with(self, status, headers, body):
        self.send_response(status)
        for name, value in [*headers, ("x-amzn-RequestId", str(uuid.uuid4())), ("x-amz-apigw-id", "stand-in=")]:
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if status != 204 and self.command != "HEAD":
            self.wfile.write(body)


@contextlib.contextmanager
def stand_in(backend):
    """Serves http://127.0.0.1:port/Dev before the API at `backend`; yields an object with url and api_key."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.backend = urllib.parse.urlsplit(backend).netloc
    server.api_key = secrets.token_hex(API_KEY_BYTES)
    server.routes = list(routes())
    server.url = f"http://127.0.0.1:{server.server_port}/{STAGE}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
