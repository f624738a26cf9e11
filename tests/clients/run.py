#!/usr/bin/env python3
"""Runs one real client against a server.

  run.py CLIENT                      against AWS_ENDPOINT_URL_S3 with AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY
  run.py CLIENT --server EXE         against tests/clients/s3_test_server, started on a free port
  run.py CLIENT --onesheet EXE       against `onesheet serve`, started on free ports over a fresh data folder

CLIENT: raw, awscli, boto3, s3cmd, rclone, js of the store; bedrock, js-bedrock, tutorial of the Bedrock-shaped door.
Exit code 77: the client is not installed.
"""

import argparse
import json
import os
import pathlib
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CLIENTS = ["raw", "awscli", "boto3", "s3cmd", "rclone", "js"]
BEDROCK_CLIENTS = ["bedrock", "js-bedrock", "tutorial"]  # of the whole program alone
SKIPPED = 77


def skip(reason):
    print(f"SKIPPED: {reason}")
    sys.exit(SKIPPED)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def command_for(client, env):
    """The command that tests one client, with what it needs in `env`; or a skip when it is not installed."""
    python = "/usr/bin/python3"  # Debian's, which sees Debian's boto3
    if client == "raw":
        return [sys.executable, str(HERE / "raw.py")]
    if client == "boto3":
        if subprocess.run([python, "-c", "import boto3"], capture_output=True).returncode != 0:
            skip("python3-boto3 is not installed")
        return [python, str(HERE / "boto3_client.py")]
    if client in ("bedrock", "tutorial"):
        if client == "tutorial" and not pathlib.Path(env["ONESHEET_TEST_TUTORIAL"]).is_file():
            skip("the tutorial's text is not here; configure with -DONESHEET_SHARED_DIR=…")
        newer = subprocess.run([ROOT / "scripts" / "newer_boto3.sh"], capture_output=True, text=True)
        if newer.returncode != 0:
            skip(f"no boto3 that knows Bedrock: {newer.stderr.strip()}")
        env["PYTHONPATH"] = newer.stdout.strip()
        return [python, str(HERE / ("bedrock_client.py" if client == "bedrock" else "tutorial.py"))]
    if client in ("js", "js-bedrock"):
        if not shutil.which("node"):
            skip("node is not installed")
        if not (HERE / "js" / "node_modules").exists():
            if not shutil.which("npm") or subprocess.run(
                    ["npm", "ci", "--silent"], cwd=HERE / "js", capture_output=True, timeout=200).returncode != 0:
                skip("the packages of tests/clients/js could not be installed (npm ci)")
        return ["node", str(HERE / "js" / ("client.mjs" if client == "js" else "bedrock.mjs"))]
    program = {"awscli": "aws", "s3cmd": "s3cmd", "rclone": "rclone"}[client]
    if not shutil.which(program):
        skip(f"{program} is not installed")
    return [sys.executable, str(HERE / f"{client}.py")]


def start_test_server(program, folder, env):
    """The door alone; it ends when its standard input does."""
    process = subprocess.Popen([program, "--data", str(folder / "data")], env=env, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, text=True)
    line = process.stdout.readline()
    found = re.match(r"listening on (\d+)", line)
    if not found:
        sys.exit(f"the server did not start: {line!r}")
    return process, f"http://127.0.0.1:{found.group(1)}"


def start_onesheet(program, folder, env):
    """The whole program; its keys are those `onesheet env` prints."""
    port, s3_port = free_port(), free_port()
    where = ["--data", str(folder / "data"), "--listen", f"127.0.0.1:{port}", "--s3-listen", f"127.0.0.1:{s3_port}"]
    process = subprocess.Popen([program, "serve", *where], env=env, stdin=subprocess.DEVNULL,
                               stdout=(folder / "serve.log").open("w"), stderr=subprocess.STDOUT)
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", s3_port)) == 0:
                break
        if process.poll() is not None:
            break
        time.sleep(0.1)
    else:
        process.poll()
    if process.poll() is not None:
        sys.exit("the server did not start:\n" + (folder / "serve.log").read_text())
    printed = subprocess.run([program, "env", *where], env=env, capture_output=True, text=True, check=True).stdout
    for name, value in re.findall(r"^export (AWS_\w+)=['\"]?([^'\"\n]*)['\"]?$", printed, re.M):
        env[name] = value
    bearer = subprocess.run([program, "env", "--bearer", "--json", *where], env=env, capture_output=True, text=True,
                            check=True).stdout
    env["ONESHEET_TEST_BEARER"] = json.loads(bearer)["AWS_BEARER_TOKEN_BEDROCK"]
    return process, env["AWS_ENDPOINT_URL_S3"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("client", choices=CLIENTS + BEDROCK_CLIENTS)
    parser.add_argument("--server")
    parser.add_argument("--onesheet")
    arguments = parser.parse_args()
    env = dict(os.environ)
    env.setdefault("ONESHEET_TEST_TUTORIAL", "")
    command = command_for(arguments.client, env)
    with tempfile.TemporaryDirectory(prefix="onesheet-clients-") as name:
        folder = pathlib.Path(name)
        # Neither the caller's profiles nor an instance's metadata may lend these clients other keys.
        env.update(HOME=name, TMPDIR=name, AWS_EC2_METADATA_DISABLED="true", AWS_PAGER="", NO_PROXY="127.0.0.1",
                   PYTHONDONTWRITEBYTECODE="1", LC_ALL="C.UTF-8")
        for stale in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE",
                      "AWS_CA_BUNDLE", "AWS_BEARER_TOKEN_BEDROCK"):
            env.pop(stale, None)
        env.setdefault("AWS_REGION", "us-east-1")
        env["AWS_DEFAULT_REGION"] = env["AWS_REGION"]
        process = None
        if arguments.server:
            env["AWS_ACCESS_KEY_ID"] = "AK" + secrets.token_hex(9).upper()
            env["AWS_SECRET_ACCESS_KEY"] = secrets.token_urlsafe(30)
            process, env["AWS_ENDPOINT_URL_S3"] = start_test_server(arguments.server, folder, env)
        elif arguments.onesheet:
            process, env["AWS_ENDPOINT_URL_S3"] = start_onesheet(arguments.onesheet, folder, env)
        try:
            result = subprocess.run(command, env=env, cwd=name).returncode
        finally:
            if process:
                if process.stdin:
                    process.stdin.close()
                else:
                    process.send_signal(signal.SIGTERM)
                stopped = process.wait(timeout=30)
        if process and stopped != 0:
            sys.exit(f"the server ended with {stopped}")
        sys.exit(result)


if __name__ == "__main__":
    main()
