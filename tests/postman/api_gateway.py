"""A stand-in for API Gateway, so that the AWS environment's requests are sent somewhere before AWS: one stage, an API key,
the tutorial's route and the product's by proxy, and the gateway's own answers. It knows what the collection asks and no
more; it is no emulator, and what AWS itself answers is for a run against AWS to say.
"""

import contextlib
import http.client
import http.server
import json
import secrets
import threading
import urllib.parse
import uuid

STAGE = "Dev"
API_KEY_BYTES = 20


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        path, _, query = self.path.partition("?")
        inner = path.rstrip("/").removeprefix(f"/{STAGE}")
        tutorial = inner in ("", "/poster") and self.command == "GET"
        product = inner.startswith("/v1/")
        if not path.startswith(f"/{STAGE}") or not (tutorial or product):
            return self.say(403, "MissingAuthenticationTokenException", "Missing Authentication Token")
        if self.headers.get("x-api-key") != self.server.api_key:
            return self.say(403, "ForbiddenException", "Forbidden")
        # A proxy integration sees the path without the stage; the key is the gateway's own business.
        self.forward((f"/{STAGE}{inner}" if tutorial else inner) + (f"?{query}" if query else ""), body)

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
    server.url = f"http://127.0.0.1:{server.server_port}/{STAGE}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
