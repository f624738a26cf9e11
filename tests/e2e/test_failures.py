import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import threading

from harness import PROGRAM, Case, Server, fetch, picture_size, wait_until

ROOT = os.geteuid() == 0


class DataFolder(Case):
    def test_read_only_folder(self):
        self.make("sea", "--no-file", "--format", "120x180")
        self.assertEqual(self.run_program("doctor", "--listen", "127.0.0.1:0", "--s3-listen", "127.0.0.1:0").returncode, 0)
        before = ()
        if ROOT:
            if shutil.which("setpriv") is None:
                self.skipTest("root ignores permissions and setpriv is not installed")
            before = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
            for folder in (self.home, self.here):
                folder.chmod(0o755)
            for path in [self.data, *self.data.rglob("*")]:
                path.chmod(0o755 if path.is_dir() else 0o644)
        else:
            self.data.chmod(0o500)
            self.addCleanup(self.data.chmod, 0o700)
        self.assertRefused(self.run_program("make", "sea", before=before), 4, "data folder")
        self.assertRefused(self.run_program("serve", before=before), 4, "data folder")
        doctor = self.run_program("doctor", before=before)
        self.assertEqual(doctor.returncode, 1)
        self.assertIn("→", doctor.stdout)

    def test_a_file_where_the_folder_should_be(self):
        self.data.write_text("not a folder")
        self.assertRefused(self.run_program("make", "sea"), 6, "data folder")
        self.assertEqual(self.data.read_text(), "not a folder")

    def test_disk_full(self):
        if not ROOT:
            self.skipTest("mounting a small disk needs root")
        self.data.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", self.data]).returncode != 0:
            self.skipTest("this machine does not let root mount a tmpfs")
        self.addCleanup(subprocess.run, ["umount", "-l", str(self.data)])
        doctor = self.run_program("doctor", "--listen", "127.0.0.1:0", "--s3-listen", "127.0.0.1:0")
        self.assertEqual(doctor.returncode, 1, doctor.stdout)
        self.assertIn("free", doctor.stdout)
        server = self.serve()
        small = server.post("/v1/posters", {"prompt": "sea", "format": "120x180"})
        self.assertEqual(small.status, 201, small.body)
        with open(self.data / "ballast", "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"\0" * 4096)
            except OSError:
                pass  # full: that is what was wanted
        answer = server.post("/v1/posters", {"prompt": "sea", "format": "600x900"})
        self.assertEqual(answer.status, 507, answer.body)
        self.assertNotIn(str(self.data), answer.body.decode())
        self.assertRefused(self.run_program("make", "sea", "--format", "600x900"), 8, "full")
        # What was acknowledged is still there, and room makes everything work again.
        self.assertEqual(fetch(small.json()["url"]).status, 200)
        (self.data / "ballast").unlink()
        self.assertEqual(server.post("/v1/posters", {"prompt": "sea", "format": "120x180"}).status, 201)

    def test_corrupt_catalogue(self):
        self.make("sea", "--no-file", "--format", "120x180")
        database = self.data / "onesheet.db"
        for extra in self.data.glob("onesheet.db-*"):
            extra.unlink()
        database.write_bytes(b"this is no database, " * 2000)
        self.assertRefused(self.run_program("make", "sea"), 9)
        self.assertRefused(self.run_program("serve", "--listen", "127.0.0.1:0", "--s3-listen", "127.0.0.1:0"), 9)
        doctor = self.run_program("doctor", "--listen", "127.0.0.1:0", "--s3-listen", "127.0.0.1:0")
        self.assertEqual(doctor.returncode, 1)
        self.assertIn("catalogue", doctor.stdout)
        self.assertTrue(database.read_bytes().startswith(b"this is no database"))
        # The advice works: moved away, a new one is made and the posters are still in the store.
        database.rename(self.data / "broken.db")
        self.make("sea", "--no-file", "--format", "120x180")

    def test_a_newer_catalogue_is_left_alone(self):
        self.make("sea", "--no-file", "--format", "120x180")
        with sqlite3.connect(self.data / "onesheet.db") as database:
            database.execute("PRAGMA user_version = 999")
        database.close()
        self.assertRefused(self.run_program("make", "sea"), 9)

    def test_damaged_secrets(self):
        self.make("sea", "--no-file", "--format", "120x180")
        (self.data / "secrets.json").write_text("{")
        self.assertRefused(self.run_program("make", "sea"), 9, "secrets")
        self.assertRefused(self.run_program("env"), 9, "secrets")

    def test_no_home_at_all(self):
        environment = {"PATH": os.environ["PATH"]}
        done = subprocess.run([PROGRAM, "make", "sea"], cwd=self.here, env=environment, capture_output=True, text=True)
        self.assertRefused(done, 2, "ONESHEET_DATA")

    def test_first_uses_at_the_same_time_agree(self):
        processes = [subprocess.Popen([PROGRAM, "make", "sea", "--json", "--no-file", "--format", "120x180"], cwd=self.here,
                                      env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(6)]
        outputs = [process.communicate() for process in processes]
        self.assertEqual([process.returncode for process in processes], [0] * 6, outputs)
        self.assertEqual(len({json.loads(out)["url"].split("X-Amz-Credential=")[1][:20] for out, _ in outputs}), 1)
        server = self.serve()
        for out, _ in outputs:
            query = json.loads(out)["url"].split("/onesheet/", 1)[1]
            self.assertEqual(fetch(f"{server.s3}/onesheet/{query}").status, 403)  # signed for another host and port
        self.assertEqual(len(server.get("/v1/posters").json()["posters"]), 6)


class Serving(Case):
    def test_port_taken(self):
        with socket.create_server(("127.0.0.1", 0)) as holder:
            taken = f"127.0.0.1:{holder.getsockname()[1]}"
            self.assertRefused(self.run_program("serve", "--listen", taken, "--s3-listen", "127.0.0.1:0"), 6, "--listen")
            self.assertRefused(self.run_program("serve", "--listen", "127.0.0.1:0", "--s3-listen", taken), 6, "--s3-listen")
            doctor = self.run_program("doctor", "--listen", taken, "--s3-listen", "127.0.0.1:0")
            self.assertEqual(doctor.returncode, 1)
            self.assertIn("--listen", doctor.stdout)

    def test_an_address_that_is_not_ours(self):
        self.run_program("keys", "create", "--name", "x")
        done = self.run_program("serve", "--listen", "192.0.2.1:0", "--s3-listen", "127.0.0.1:0")
        self.assertRefused(done, done.returncode, "address")
        self.assertIn(done.returncode, (2, 4))

    def test_two_servers_on_one_folder(self):
        first = self.serve()
        done = self.run_program("serve", "--listen", "127.0.0.1:0", "--s3-listen", "127.0.0.1:0")
        self.assertRefused(done, 6, "Another onesheet serve")
        self.assertEqual(fetch(first.api + "/healthz").status, 200)
        self.assertEqual(first.stop(), 0)
        self.serve()

    def test_other_addresses_need_a_key(self):
        done = self.run_program("serve", "--listen", "0.0.0.0:0", "--s3-listen", "127.0.0.1:0")
        self.assertRefused(done, 4, "keys create")
        key = self.run_program("keys", "create", "--name", "web", "--scope", "make").stdout.strip()
        reader = self.run_program("keys", "create", "--name", "look", "--scope", "read").stdout.strip()
        server = self.serve(listen="0.0.0.0:0")
        spec = {"prompt": "sea", "format": "120x180"}
        self.assertEqual(server.post("/v1/posters", spec).status, 401)
        self.assertEqual(server.post("/v1/posters", spec, {"x-api-key": "osk_wrong"}).status, 401)
        self.assertEqual(server.post("/v1/posters", spec, {"x-api-key": reader}).status, 403)
        self.assertEqual(server.post("/v1/posters", spec, {"x-api-key": key}).status, 201)
        self.assertEqual(server.post("/v1/posters", spec, {"Authorization": "Bearer " + key}).status, 201)
        self.assertEqual(fetch(server.api + "/v1/posters", headers={"x-api-key": reader}).status, 200)
        stored = b"".join(path.read_bytes() for path in self.data.glob("onesheet.db*"))
        self.assertNotIn(key.encode(), stored)
        identity = self.run_program("keys", "list").stdout.splitlines()
        line = next(line for line in identity if line.endswith("web"))
        self.assertEqual(self.run_program("keys", "revoke", line.split()[0]).returncode, 0)
        self.assertEqual(server.post("/v1/posters", spec, {"x-api-key": key}).status, 401)

    def test_a_public_url_needs_a_key_even_on_loopback(self):
        done = self.run_program("serve", "--listen", "127.0.0.1:0", "--s3-listen", "127.0.0.1:0",
                                "--public-url", "https://posters.example")
        self.assertRefused(done, 4, "keys create")

    def in_progress(self, server):
        """A large poster on its way, seen to have started."""
        answers = []
        thread = threading.Thread(
            target=lambda: answers.append(server.post("/v1/posters", {"prompt": "a storm at sea", "format": "1600x2000"})))
        thread.start()
        def started():
            text = server.get("/metrics").body.decode()
            return any(line.startswith("onesheet_queue_posters") and 'state="running"' in line and float(line.split()[-1]) >= 1
                       for line in text.splitlines()) or answers
        wait_until(started, "the poster is being made")
        return thread, answers

    def test_sigterm_lets_a_request_finish(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            server = self.serve()
            thread, answers = self.in_progress(server)
            self.assertEqual(server.stop(number), 0)
            thread.join()
            self.assertEqual(answers[0].status, 201, answers[0].body)
            self.assertIn("stopped", server.errors())
            # The poster that was acknowledged is there when the next server starts.
            later = self.serve()
            self.assertEqual(later.get("/v1/posters/" + answers[0].json()["id"]).status, 200)
            later.stop()

    def test_a_second_signal_ends_at_once(self):
        server = self.serve()
        idle = socket.create_connection(("127.0.0.1", int(server.api.rsplit(":", 1)[1])))
        idle.sendall(b"POST /v1/posters HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                     b"Content-Length: 100\r\n\r\n{")  # never finished, so the drain waits
        server.process.send_signal(signal.SIGTERM)
        wait_until(lambda: "once more" in server.errors(), "the drain begins")
        server.process.send_signal(signal.SIGTERM)
        self.assertEqual(server.process.wait(30), -signal.SIGTERM)
        idle.close()

    def test_kill_9_loses_nothing_acknowledged(self):
        server = self.serve()
        kept = [server.post("/v1/posters", {"prompt": f"wave {i}", "format": "120x180"}).json() for i in range(5)]
        thread = threading.Thread(target=self.post_quietly, args=(server,))
        thread.start()
        server.process.kill()
        server.process.wait()
        thread.join()
        again = self.serve()
        for poster in kept:
            self.assertEqual(again.get("/v1/posters/" + poster["id"]).status, 200)
            link = again.post(f"/v1/posters/{poster['id']}/link", {}).json()["url"]
            answer = fetch(link)
            self.assertEqual(answer.status, 200)
            self.assertEqual(len(answer.body), poster["bytes"])
            self.assertEqual(picture_size(answer.body), ("png", 120, 180))

    def post_quietly(self, server):
        try:
            server.post("/v1/posters", {"prompt": "the last wave", "format": "1000x1500"})
        except OSError:
            pass  # the server was killed under it: that is the point

    def test_make_works_while_serving(self):
        server = self.serve()
        made = self.make("sea", "--no-file", "--format", "120x180")
        self.assertEqual(server.get("/v1/posters/" + made["id"]).json()["id"], made["id"])
        self.assertEqual(fetch(made["url"]).status, 200)


class Commands(Case):
    def test_env_points_clients_here(self):
        server = self.serve()
        lines = self.run_program("env").stdout.splitlines()
        self.assertIn(f"export AWS_ENDPOINT_URL_S3='{server.s3}'", lines)
        self.assertIn(f"export AWS_ENDPOINT_URL_BEDROCK_RUNTIME='{server.api}'", lines)
        server.stop()
        lines = self.run_program("env", "--s3-listen", "[::1]:9999").stdout.splitlines()
        self.assertIn("export AWS_ENDPOINT_URL_S3='http://[::1]:9999'", lines)

    def test_config_masks_secrets(self):
        environment = {"ONESHEET_ACCESS_KEY_ID": "OSEXAMPLE", "ONESHEET_SECRET_ACCESS_KEY": "do-not-show-this-one"}
        done = self.run_program("config", env=environment)
        self.assertEqual(done.returncode, 0)
        self.assertNotIn("do-not-show", done.stdout)
        self.assertIn("ONESHEET_SECRET_ACCESS_KEY", done.stdout)

    def test_lists(self):
        self.assertIn("one-sheet", self.run_program("formats").stdout)
        self.assertIn("illustrator", self.run_program("models").stdout)
        self.assertRegex(self.run_program("version").stdout, r"^onesheet \d+\.\d+\.\d+ ")
        for command in ("formats", "models", "version", "config", "doctor"):
            json.loads(self.run_program(command, "--json").stdout)

    def test_help(self):
        done = self.run_program("--help")
        self.assertEqual(done.returncode, 0)
        for word in ("make", "serve", "doctor", "Exit codes"):
            self.assertIn(word, done.stdout)

    def test_logs_hold_no_secrets(self):
        server = self.serve("--log", "json")
        made = self.make("sea", "--no-file", "--format", "120x180")
        fetch(made["url"])
        server.get("/Dev/poster", prompt="a red balloon", format="120x180")
        server.stop()
        secrets = json.loads((self.data / "secrets.json").read_text())
        self.assertNotIn(secrets["secret_access_key"], server.errors())
        self.assertNotIn("X-Amz-Signature", server.errors())
        for line in server.errors().splitlines():
            if line.startswith("{"):
                json.loads(line)
