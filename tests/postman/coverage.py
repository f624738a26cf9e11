"""Compares what a run of newman asked and was answered with what docs/openapi.json promises."""
import re

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

# What a path answers to a method it does not have, by how it begins; 405 otherwise.
WRONG_METHOD = {"/{stage}": "403", "/model/": "404"}

# What the server answers before it knows the route: a path or headers that are too long.
BEFORE_ROUTING = {"414", "431"}

# Documented answers that no request can bring about on a healthy server; other tests bring them about.
NOT_REACHED = {
    "429": "needs hundreds of requests in a second for each route; one route is driven to it (\"Too many requests\")",
    "502": "needs a store or a model that fails",
    "503": "needs a full queue or a broken store",
    "504": "needs a model slower than the deadline",
    "507": "needs a full disk",
}


def operations(openapi):
    """{(method, template): {documented statuses}}"""
    return {(method.upper(), template): set(operation["responses"])
            for template, path in openapi["paths"].items()
            for method, operation in path.items() if method in METHODS}


def matcher(openapi, stage):
    """A function from a path to its template, or None. A literal segment wins over a named one."""
    templates = sorted(openapi["paths"], key=lambda template: template.count("{"))
    patterns = [(template, re.compile(re.sub(r"\\\{[^/]*?\\\}", "[^/]+", re.escape(template.replace("{stage}", stage)))))
                for template in templates]
    return lambda path: next((template for template, pattern in patterns if pattern.fullmatch(path)), None)


def seen_in(answers, template_of):
    """{(method, template): {statuses}} of an iterable of (method, path, status)."""
    seen = {}
    for method, path, status in answers:
        template = template_of(path)
        if template:
            seen.setdefault((method, template), set()).add(str(status))
    return seen


def gaps(openapi, answers, stage="Dev"):
    """One sentence for everything that was promised and not tried, or answered and not promised."""
    promised, seen = operations(openapi), seen_in(answers, matcher(openapi, stage))
    wrong = []
    for (method, template), statuses in promised.items():
        name, got = f"{method} {template}", seen.get((method, template), set())
        if not any(status < "400" for status in got):
            wrong.append(f"{name}: no request that succeeds")
        if any(status >= "400" for status in statuses - set(NOT_REACHED)) and not any(status >= "400" for status in got):
            wrong.append(f"{name}: no request with bad input")
        for status in sorted(statuses - got - set(NOT_REACHED)):
            wrong.append(f"{name}: documented answer {status} was never seen")
        for status in sorted(got - statuses - BEFORE_ROUTING):
            wrong.append(f"{name}: answered {status}, which is not documented")
    for template in openapi["paths"]:
        refused = next((status for start, status in WRONG_METHOD.items() if template.startswith(start)), "405")
        others = [status for (method, seen_template), got in seen.items() for status in got
                  if seen_template == template and (method, template) not in promised and status == refused]
        if not others:
            wrong.append(f"{template}: no request with a method it does not have")
    for status in NOT_REACHED:
        # Bedrock's route answers with any of them on request.
        by_accident = [key for key, got in seen.items() if status in got and not key[1].startswith("/model/")]
        if status != "429" and by_accident:
            wrong.append(f"{status} was seen, so tests/postman/coverage.py need not leave it out")
    return wrong


def self_test():
    """Proves that each kind of gap is found."""
    openapi = {"paths": {
        "/{stage}": {"get": {"responses": {"200": {}, "400": {}}}},
        "/v1/things": {"get": {"responses": {"200": {}}}, "post": {"responses": {"201": {}, "400": {}, "502": {}}}},
        "/v1/things/{id}": {"parameters": [], "delete": {"responses": {"204": {}}}}}}
    answers = [("GET", "/Dev", 200), ("GET", "/Dev", 400), ("POST", "/Dev", 403), ("GET", "/v1/things", 200),
               ("POST", "/v1/things", 201), ("POST", "/v1/things", 400), ("PUT", "/v1/things", 405),
               ("DELETE", "/v1/things/7", 204), ("GET", "/v1/things/7", 405), ("GET", "/elsewhere", 404)]
    assert gaps(openapi, answers) == []

    def without(*left_out):
        return gaps(openapi, [answer for answer in answers if answer not in left_out])

    assert without(("DELETE", "/v1/things/7", 204)) == ["DELETE /v1/things/{id}: no request that succeeds",
                                                        "DELETE /v1/things/{id}: documented answer 204 was never seen"]
    assert without(("POST", "/v1/things", 400)) == ["POST /v1/things: no request with bad input",
                                                    "POST /v1/things: documented answer 400 was never seen"]
    assert without(("PUT", "/v1/things", 405)) == ["/v1/things: no request with a method it does not have"]
    assert gaps(openapi, answers + [("GET", "/v1/things", 418)]) == [
        "GET /v1/things: answered 418, which is not documented"]
    assert gaps(openapi, answers + [("POST", "/v1/things", 502)]) == [
        "502 was seen, so tests/postman/coverage.py need not leave it out"]
    openapi["paths"]["/v1/new"] = {"get": {"responses": {"200": {}}}}
    assert "GET /v1/new: no request that succeeds" in gaps(openapi, answers)
