#!/usr/bin/env python3
"""Starts an S3 server nobody here wrote (Ceph RGW) and runs a test program against it.

  run.py PROGRAM [ARGUMENT…]

Exit code 77: this machine has no RGW, or does not let it start; the reason is printed.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.dont_write_bytecode = True
import rgw  # noqa: E402


def main():
    with tempfile.TemporaryDirectory(prefix="onesheet-rgw-") as folder:
        try:
            with rgw.Rgw(folder) as server:
                env = dict(os.environ, ONESHEET_FOREIGN_S3=server.endpoint, AWS_ACCESS_KEY_ID=server.access_key,
                           AWS_SECRET_ACCESS_KEY=server.secret)
                return subprocess.run(sys.argv[1:], env=env, timeout=240).returncode
        except rgw.CannotRun as reason:
            print(f"SKIPPED: no foreign S3 server, so nothing was proved against one: {reason}")
            return 77


if __name__ == "__main__":
    sys.exit(main())
