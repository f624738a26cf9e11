"""The loop Lambda's own Python runtime runs around a handler, with the standard library's HTTP client."""
import http.client
import importlib
import json
import os
import sys
import traceback

api = os.environ["AWS_LAMBDA_RUNTIME_API"]
module, _, name = os.environ["_HANDLER"].rpartition(".")
connection = http.client.HTTPConnection(api)
handler = getattr(importlib.import_module(module), name)
while True:
    connection.request("GET", "/2018-06-01/runtime/invocation/next")
    answer = connection.getresponse()
    event = json.loads(answer.read())
    request_id = answer.headers["Lambda-Runtime-Aws-Request-Id"]
    try:
        kind, body = "response", json.dumps(handler(event, None))
    except Exception as error:  # as the runtime does
        kind, body = "error", json.dumps({"errorMessage": str(error), "errorType": type(error).__name__,
                                          "stackTrace": traceback.format_exc().splitlines()})
        print(body, file=sys.stderr)
    connection.request("POST", f"/2018-06-01/runtime/invocation/{request_id}/{kind}", body)
    connection.getresponse().read()
