"""What a Lambda function meets, on loopback: the Runtime API, Bedrock and S3, each answering what a test says.

Plain sockets and ready buffers, so that a bench measures the function and not these.
"""
import json
import queue
import socket
import ssl
import threading
import time
import urllib.parse


class Request:
    def __init__(self, method, target, headers, body):
        self.method, self.target, self.headers, self.body = method, target, headers, body

    @property
    def path(self):
        return self.target.partition("?")[0]


class Server:
    """One thread for each connection; `answer(request)` gives bytes to send, or None to hang up."""

    def __init__(self, tls=None, host="127.0.0.1"):
        self.listener = socket.create_server((host, 0), backlog=64)
        self.port = self.listener.getsockname()[1]
        self.host = host
        self.tls = tls
        self.connections = 0
        self.requests = []
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self):
        return f"{'https' if self.tls else 'http'}://{'localhost' if self.tls else self.host}:{self.port}"

    def close(self):
        self.listener.close()

    def _accept(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        try:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            buffer = bytearray(4 << 20)
            view = memoryview(buffer)
            have = 0
            while True:
                end = buffer.find(b"\r\n\r\n", 0, have)
                while end < 0:
                    got = connection.recv_into(view[have:])
                    if got == 0:
                        return
                    have += got
                    end = buffer.find(b"\r\n\r\n", 0, have)
                head = bytes(view[:end]).decode("latin-1")
                lines = head.split("\r\n")
                method, target, _ = lines[0].split(" ", 2)
                headers = {}
                for line in lines[1:]:
                    name, _, value = line.partition(":")
                    headers[name.lower()] = value.strip()
                if headers.get("expect", "").lower() == "100-continue":
                    connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
                whole = end + 4
                if headers.get("transfer-encoding", "").lower() == "chunked":
                    body, have = self._chunks(connection, buffer, whole, have)
                else:
                    need = whole + int(headers.get("content-length", 0))
                    while have < need:
                        got = connection.recv_into(view[have:])
                        if got == 0:
                            return
                        have += got
                    body = bytes(view[whole:need])
                    view[:have - need] = view[need:have]
                    have -= need
                request = Request(method, target, headers, body)
                self.requests.append(request)
                answer = self.answer(request)
                if answer is None:
                    return
                for piece in answer if isinstance(answer, (list, tuple)) else (answer,):
                    connection.sendall(piece)
                if isinstance(answer, tuple):  # and then hang up
                    return
        except (OSError, ValueError):
            pass
        finally:
            connection.close()

    @staticmethod
    def _chunks(connection, buffer, begin, have):
        """aws-chunked inside HTTP chunks, as boto3 sends over TLS: the payload of both undone."""
        data = bytearray(buffer[begin:have])

        def need(mark, start):
            while data.find(mark, start) < 0:
                data.extend(connection.recv(65536))
            return data.find(mark, start)

        body, at = bytearray(), 0
        while True:
            end = need(b"\r\n", at)
            size = int(bytes(data[at:end]).split(b";")[0], 16)
            while len(data) < end + 2 + size + 2:
                data.extend(connection.recv(1 << 20))
            body += data[end + 2:end + 2 + size]
            at = end + 2 + size + 2
            if size == 0:
                return bytes(body), 0

    def answer(self, request):
        raise NotImplementedError


def reply(status, body=b"", headers=(), reason="Reason"):
    if isinstance(body, str):
        body = body.encode()
    lines = [f"HTTP/1.1 {status} {reason}", f"Content-Length: {len(body)}"] + [f"{name}: {value}" for name, value in headers]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def undo_aws_chunks(request):
    if not request.headers.get("x-amz-content-sha256", "").startswith("STREAMING-"):
        return request.body
    body, at, data = bytearray(), 0, request.body
    while True:
        end = data.index(b"\r\n", at)
        size = int(data[at:end].split(b";")[0], 16)
        if size == 0:
            return bytes(body)
        body += data[end + 2:end + 2 + size]
        at = end + 2 + size + 2


class Bedrock(Server):
    """Answers every InvokeModel with `ready`, bytes of a whole HTTP answer."""

    def __init__(self, ready, **more):
        self.ready = ready
        super().__init__(**more)

    def answer(self, request):
        return self.ready


class S3(Server):
    """Keeps what is put in memory, and gives it to whoever shows a link."""

    def __init__(self, **more):
        self.objects = {}
        self.refuse = None  # bytes to answer instead
        super().__init__(**more)

    def answer(self, request):
        if self.refuse:
            return self.refuse
        key = urllib.parse.unquote(request.path)
        if request.method == "PUT":
            if request.headers.get("if-none-match") == "*" and key in self.objects:
                return reply(412, "<Error><Code>PreconditionFailed</Code></Error>")
            self.objects[key] = (undo_aws_chunks(request), request.headers)
            return reply(200, headers=[("ETag", '"0"')])
        if request.method == "DELETE":
            self.objects.pop(key, None)
            return reply(204)
        if request.method in ("GET", "HEAD") and key in self.objects:
            return reply(200, self.objects[key][0])
        return reply(404, "<Error><Code>NoSuchKey</Code></Error>")


class RuntimeApi(Server):
    """Lambda's side of the custom runtime's loop."""

    def __init__(self):
        self.events = queue.Queue()
        self.replies = queue.Queue()
        self.init_errors = queue.Queue()
        self.first_poll = None
        self.given = 0
        self.polls = 0
        self.post_answers = {}  # request id -> bytes to answer a reply with
        super().__init__()

    def answer(self, request):
        root = "/2018-06-01/runtime/"
        if request.target == root + "invocation/next":
            if self.first_poll is None:
                self.first_poll = time.perf_counter()
            event = self._next_event()
            if event is None:
                return None
            self.sent_at = time.perf_counter()
            return event
        now = time.perf_counter()
        if request.target == root + "init/error":
            self.init_errors.put(request)
            return reply(202)
        if request.target.startswith(root + "invocation/"):
            self.replies.put((request, now - self.sent_at, now))
            return self.post_answers.get(request.target.split("/")[4], reply(202))
        return reply(404)

    def _next_event(self):
        """The next event, for whoever asked last: a process that has ended since must not swallow it."""
        self.polls += 1
        mine = self.polls
        while mine == self.polls:
            try:
                event = self.events.get(timeout=1)
            except queue.Empty:
                continue
            if mine == self.polls:
                return event
            self.events.put(event)
        return None

    def forget_pollers(self):
        """For when a process has ended: an event given before the next one asks must not go to the dead one."""
        self.polls += 1

    def give(self, event, deadline_s=30.0, request_id=None, headers=(), without=()):
        """Queues an event; returns its request id."""
        self.given += 1
        request_id = request_id or f"00000000-0000-4000-8000-{self.given:012d}"
        all_headers = [("Lambda-Runtime-Aws-Request-Id", request_id),
                       ("Lambda-Runtime-Deadline-Ms", str(int((time.time() + deadline_s) * 1000))),
                       ("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-west-2:123456789012:function:posters"),
                       ("Content-Type", "application/json")]
        all_headers = [(name, value) for name, value in all_headers if name not in without] + list(headers)
        self.events.put(reply(200, event if isinstance(event, (str, bytes)) else json.dumps(event), all_headers))
        return request_id

    def reply(self, within=20.0):
        """(request, seconds from the event to the reply)"""
        request, seconds, _ = self.replies.get(timeout=within)
        return request, seconds


def tls_pair(folder):
    """A root, a certificate for localhost signed by it, and the server's context; all made by openssl."""
    import pathlib
    import subprocess
    folder = pathlib.Path(folder)

    def openssl(*arguments):
        subprocess.run(["openssl", *arguments], check=True, cwd=folder, capture_output=True)

    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "root.key",
            "-out", "root.pem", "-days", "3650", "-subj", "/C=US/O=Onesheet/CN=Onesheet Test Root",
            "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign")
    openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "server.key",
            "-out", "server.csr", "-subj", "/CN=localhost")
    (folder / "extensions").write_text("subjectAltName=DNS:localhost,DNS:*.localhost,IP:127.0.0.1\n")
    openssl("x509", "-req", "-in", "server.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-days", "3650",
            "-extfile", "extensions", "-out", "server.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem", folder / "server.key")
    return folder / "root.pem", context
