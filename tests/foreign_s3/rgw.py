"""Ceph's S3 server (RGW) from Debian's packages, alone on loopback: one monitor, one object store daemon that
keeps everything in memory, one gateway. Nothing outside the given folder is read or written.

    with Rgw(folder) as rgw: ...  rgw.endpoint, rgw.access_key, rgw.secret

Every process it starts ends with the block, and with this program however that ends (they are told by the
kernel when their parent is gone).
"""

import ctypes
import os
import pathlib
import secrets
import shutil
import signal
import socket
import subprocess
import time
import uuid

PROGRAMS = ["ceph", "ceph-mon", "ceph-osd", "monmaptool", "radosgw", "radosgw-admin"]
START_S = 60  # for everything; a quiet machine needs about 10


class CannotRun(Exception):
    """This machine has no RGW, or does not let it start."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _die_with_parent():
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


CONFIG = """\
[global]
fsid = {fsid}
mon host = v2:127.0.0.1:{mon_port}
auth cluster required = none
auth service required = none
auth client required = none
ms mon client mode = crc
run dir = {folder}
admin socket =
log file = {folder}/$name.log
log to stderr = false
err to stderr = false
mon cluster log file = {folder}/cluster.log
pid file =
ms bind ipv6 = false
ms bind msgr1 = false
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pg autoscale mode = off
mon allow pool size one = true
mon data avail crit = 0
mon data avail warn = 0
mon max pg per osd = 10000
osd crush chooseleaf type = 0
osd objectstore = memstore
memstore device bytes = 536870912
osd class load list = *
osd class default list = *
paxos propose interval = 0.05
[mon.a]
mon data = {folder}/mon
keyring = {folder}/none
[osd.0]
public addr = 127.0.0.1
cluster addr = 127.0.0.1
osd data = {folder}/osd
keyring = {folder}/none
[client.admin]
keyring = {folder}/none
rgw data = {folder}/rgw
rgw frontends = beast endpoint=127.0.0.1:{port}
rgw enable usage log = false
rgw enable ops log = false
rgw gc max objs = 1
rgw num rados handles = 1
rgw thread pool size = 32
rgw run sync thread = false
rgw dynamic resharding = false
rgw override bucket index max shards = 1
"""


class Rgw:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.port = free_port()
        self.endpoint = f"http://127.0.0.1:{self.port}"
        self.access_key = "AK" + secrets.token_hex(9).upper()
        self.secret = secrets.token_urlsafe(30)
        self._config = self.folder / "ceph.conf"
        self._running = []
        self._until = time.monotonic() + START_S

    def __enter__(self):
        missing = [name for name in PROGRAMS if not shutil.which(name)]
        if missing:
            raise CannotRun("not installed: " + ", ".join(missing))
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        for process in reversed(self._running):
            process.kill()  # their data is in memory and in a folder that goes
            process.wait()
        self._running = []

    def _environment(self):
        return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "CEPH_CONF": str(self._config), "LC_ALL": "C",
                "HOME": str(self.folder)}

    def _run(self, *command):
        left = self._until - time.monotonic()
        try:
            result = subprocess.run([command[0], "-c", str(self._config), *command[1:]], env=self._environment(),
                                    cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                                    timeout=max(left, 1), preexec_fn=_die_with_parent)
        except subprocess.TimeoutExpired as late:
            raise CannotRun(f"{command[0]} took longer than {START_S} s\n{self._logs()}") from late
        if result.returncode != 0:
            raise CannotRun(f"{' '.join(command[:4])} ended with {result.returncode}\n"
                            f"{result.stdout[-800:]}{result.stderr[-1500:]}\n{self._logs()}")
        return result.stdout

    def _spawn(self, *command):
        output = (self.folder / f"{command[0]}.out").open("w")
        process = subprocess.Popen([command[0], "-c", str(self._config), "-f", *command[1:]],
                                   env=self._environment(), cwd=self.folder, stdin=subprocess.DEVNULL, stdout=output,
                                   stderr=subprocess.STDOUT, preexec_fn=_die_with_parent)
        output.close()
        self._running.append(process)
        return process

    def _logs(self):
        tails = []
        for path in sorted([*self.folder.glob("*.log"), *self.folder.glob("*.out")]):
            tails.append(f"--- {path.name}\n" + path.read_text(errors="replace")[-1500:])
        return "\n".join(tails)

    def _start(self):
        fsid = str(uuid.uuid4())
        for name in ("mon", "osd", "rgw"):
            (self.folder / name).mkdir()
        (self.folder / "none").touch()
        mon_port = free_port()
        self._config.write_text(CONFIG.format(folder=self.folder, fsid=fsid, mon_port=mon_port, port=self.port))
        self._run("monmaptool", "--create", "--fsid", fsid, "--addv", "a", f"[v2:127.0.0.1:{mon_port}]", "monmap")
        self._run("ceph-mon", "--mkfs", "-i", "a", "--fsid", fsid, "--monmap", "monmap")
        self._spawn("ceph-mon", "-i", "a")
        osd = str(uuid.uuid4())
        self._run("ceph", "osd", "new", osd)
        self._run("ceph-osd", "--mkfs", "-i", "0", "--osd-uuid", osd)
        self._spawn("ceph-osd", "-i", "0")
        self._run("radosgw-admin", "user", "create", "--uid=posters", "--display-name=posters",
                  f"--access-key={self.access_key}", f"--secret-key={self.secret}")
        gateway = self._spawn("radosgw", "-n", "client.admin")
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            if gateway.poll() is not None or time.monotonic() > self._until:
                raise CannotRun(f"radosgw did not start\n{self._logs()}")
            time.sleep(0.1)
