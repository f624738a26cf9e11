#!/usr/bin/env python3
"""Runs the Postman collection of deploy/aws/postman with newman against real servers, and checks what it left out.

  run.py --onesheet EXE --node FOLDER   FOLDER (in the build) is where newman is installed
  run.py --self-test                    proves that a gap in the coverage is found

Three servers of their own, each on free ports over a fresh data folder: one that needs no key, one that needs keys, and
one behind a stand-in for API Gateway, for the AWS environment. Exit code 77: newman could not be installed.
"""

import argparse
import concurrent.futures
import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import api_gateway
import coverage

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
POSTMAN = ROOT / "deploy" / "aws" / "postman"
COLLECTION = POSTMAN / "onesheet.postman_collection.json"
SKIPPED = 77
FAILURES_SHOWN = 40
INSTALL_SECONDS_MAX = 200
SECONDS_MAX = 540  # a stuck run fails instead of the whole suite
CORS_ORIGIN = "https://movies.example"
HAS_BEDROCK_DOOR = (ROOT / "src" / "doors" / "bedrockapi").is_dir()


def skip(reason):
    print(f"SKIPPED: {reason}")
    sys.exit(SKIPPED)


def install_newman(folder):
    """newman as the lock file says, installed once into the build folder; works offline from then on."""
    if not shutil.which("node"):
        skip("node is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    lock = (HERE / "package-lock.json").read_text()
    done = folder / "installed-lock.json"
    if not done.exists() or done.read_text() != lock:
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(HERE / name, folder / name)
        if not shutil.which("npm"):
            skip("npm is not installed")
        command = ["npm", "ci", "--silent", "--no-audit", "--no-fund", "--no-update-notifier", "--fetch-retries=1"]
        try:
            subprocess.run(command, cwd=folder, capture_output=True, timeout=INSTALL_SECONDS_MAX, check=True)
        except subprocess.SubprocessError:
            skip("newman could not be installed (npm ci)")
        done.write_text(lock)
    return ["node", str(folder / "node_modules" / "newman" / "bin" / "newman.js")]


class Server:
    """`onesheet serve` over a fresh data folder, on ports the kernel chose."""

    def __init__(self, program, folder, *arguments, listen="127.0.0.1:0"):
        self.program, self.folder, self.listen = program, folder, listen
        self.env = {"HOME": str(folder), "PATH": os.environ["PATH"], "ONESHEET_DATA": str(folder / "data")}
        self.log = (folder / "serve.log").open("w")
        self.arguments = arguments
        self.process = None

    def run(self, *arguments):
        return subprocess.run([self.program, *arguments], env=self.env, capture_output=True, text=True, check=True).stdout

    def __enter__(self):
        self.process = subprocess.Popen(
            [self.program, "serve", "--listen", self.listen, "--s3-listen", "127.0.0.1:0", *self.arguments],
            env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.log, text=True)
        said = {}
        for line in self.process.stdout:
            word, _, rest = line.strip().partition(" ")
            said[word] = rest.split()
            if word == "stop":
                break
        if "open" not in said:
            sys.exit("the server did not start:\n" + (self.folder / "serve.log").read_text())
        self.api, self.store = said["open"][0].rstrip("/"), said["store"][0]
        return self

    def __exit__(self, *error):
        self.process.send_signal(signal.SIGTERM)
        ended = self.process.wait(timeout=60)
        self.process.stdout.close()
        self.log.close()
        if ended != 0:
            sys.exit(f"the server ended with {ended}")


def newman(command, folder, environment, variables):
    """One run of the collection. Returns (passed, its report)."""
    report = folder / "report.json"
    arguments = [*command, "run", str(COLLECTION), "-e", str(POSTMAN / environment), "--color", "off",
                 "--reporters", "json", "--reporter-json-export", str(report), "--timeout-request", "60000"]
    for name, value in variables.items():
        arguments += ["--env-var", f"{name}={value}"]
    env = {**os.environ, "HOME": str(folder), "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
    done = subprocess.run(arguments, cwd=folder, env=env, stdin=subprocess.DEVNULL, text=True, timeout=SECONDS_MAX,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if not report.exists():
        sys.exit(f"newman wrote no report:\n{done.stdout[-3000:]}")
    return done.returncode == 0, json.loads(report.read_text())


def failures_in(report):
    """A line for each: folder, request, test, what was wrong."""
    lines = {}  # each once, in order: a request may repeat itself
    for failure in report["run"]["failures"]:
        error = failure["error"]
        where = [failure.get(key, {}).get("name", "") for key in ("parent", "source")]
        message = " ".join(error["message"].split())[:300]
        lines["  " + ": ".join(filter(None, [*where, error.get("test", ""), message]))] = None
    return list(lines)


def answers_in(report, base):
    """(method, path, status) of every request that went to the API at `base`."""
    port = base.rsplit(":", 1)[1]
    for execution in report["run"]["executions"]:
        url, response = execution["request"]["url"], execution.get("response")
        if response and url.get("port") == port:
            path = "/" + "/".join(url.get("path") or [])
            yield execution["request"]["method"], path, response["code"]


def without_keys(program, command, folder):
    with Server(program, folder, "--cors-origins", CORS_ORIGIN) as server:
        passed, report = newman(command, folder, "local.postman_environment.json",
                                      {"baseUrl": server.api, "corsOrigin": CORS_ORIGIN, "rate": "on"})
        return passed, report, list(answers_in(report, server.api))


def bedrock_variables(server):
    """What the folder of Bedrock's own route needs; that route has credentials of its own and takes no API key."""
    if not HAS_BEDROCK_DOOR:
        return {}
    printed = json.loads(server.run("env", "--bearer", "--json"))
    return {"bedrock": "on", "region": printed["AWS_REGION"], "accessKeyId": printed["AWS_ACCESS_KEY_ID"],
            "secretAccessKey": printed["AWS_SECRET_ACCESS_KEY"], "bedrockBearer": printed["AWS_BEARER_TOKEN_BEDROCK"]}


def with_keys(program, command, folder):
    server = Server(program, folder, listen="0.0.0.0:0")  # not loopback alone, so keys are needed
    keys = {name: server.run("keys", "create", "--name", name, "--scope", scope).strip()
            for name, scope in [("apiKey", "make,read"), ("readKey", "read"), ("makeKey", "make")]}
    with server:
        passed, report = newman(command, folder, "local.postman_environment.json",
                                      {"baseUrl": server.api, "keys": "on", **keys, **bedrock_variables(server)})
        return passed, report, list(answers_in(report, server.api))


def behind_api_gateway(program, command, folder):
    with Server(program, folder) as server, api_gateway.stand_in(server.api) as gateway:
        passed, report = newman(command, folder, "aws.postman_environment.json",
                                      {"baseUrl": gateway.url, "apiKey": gateway.api_key})
        return passed, report, []  # counted where the routes are served, not here


def requests_in(item):
    for child in item.get("item", []):
        if "request" in child:
            yield child
        yield from requests_in(child)


def faults_of_form():
    """What newman does not mind and a person would: requests without tests, variables that come from nowhere."""
    text = COLLECTION.read_text()
    collection = json.loads(text)
    for request in requests_in(collection):
        tests = [line for event in request.get("event", []) if event["listen"] == "test"
                 for line in event["script"]["exec"]]
        if not re.search(r"pm\.test\(|onesheet\.(answers|problem|gatewayError|s3Error|bedrockError|poster|tutorialPoster|picture)\(",
                         "\n".join(tests)):
            yield f'the request "{request["name"]}" checks nothing'
    set_by_scripts = set(re.findall(r"onesheet\.set\('(\w+)'", text))
    local = {value["key"] for value in json.loads((POSTMAN / "local.postman_environment.json").read_text())["values"]}
    for name in sorted(set(re.findall(r"\{\{(\w+)\}\}", text)) - local - set_by_scripts):
        yield f"{{{{{name}}}}} is in no environment and set by no script"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--onesheet")
    parser.add_argument("--node", type=pathlib.Path)
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    if arguments.self_test:
        return coverage.self_test()

    command = install_newman(arguments.node.resolve())
    wrong = list(faults_of_form())
    with contextlib.ExitStack() as stack:
        pool = stack.enter_context(concurrent.futures.ThreadPoolExecutor())
        runs = {}
        for round_of in (without_keys, with_keys, behind_api_gateway):
            name = round_of.__name__.replace("_", " ")
            folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="onesheet-postman-")))
            runs[name] = pool.submit(round_of, arguments.onesheet, command, folder)
        answers = []
        for name, run in runs.items():
            passed, report, seen = run.result()
            answers += seen
            totals = report["run"]["stats"]
            print(f"{name}: {totals['requests']['total']} requests, {totals['assertions']['total']} assertions, "
                  f"{len(report['run']['failures'])} failures")
            if not passed:
                wrong.append(f"newman failed {name}")
                print("\n".join(failures_in(report)[:FAILURES_SHOWN]))
    openapi = json.loads((ROOT / "docs" / "openapi.json").read_text())
    wrong += coverage.gaps(openapi, answers)
    for line in wrong:
        print(f"FAIL  {line}")
    print(f"{len(answers)} answers over {len(coverage.operations(openapi))} operations, {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
