import re
import shutil
import subprocess
import urllib.parse

from harness import Case, fetch, picture_size, wait_until


class Links(Case):
    def refused(self, url, code):
        answer = fetch(url)
        self.assertEqual(answer.status, 403, answer.body)
        self.assertEqual(answer.headers["Content-Type"], "application/xml")
        self.assertIn(f"<Code>{code}</Code>".encode(), answer.body)

    def test_a_stranger_with_the_link_gets_the_poster(self):
        server = self.serve()
        made = self.make("a red balloon", "--title", "Up")
        self.assertTrue(made["url"].startswith(server.s3 + "/onesheet/posters/"), made["url"])
        answer = fetch(made["url"])
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.headers["Content-Type"], "image/png")
        self.assertIn("up.png", answer.headers["Content-Disposition"])
        with open(made["file"], "rb") as file:
            self.assertEqual(answer.body, file.read())

    def test_curl_follows_the_link(self):
        if shutil.which("curl") is None:
            self.skipTest("curl is not installed")
        self.serve()
        made = self.make("a red balloon", "--format", "300x450")
        subprocess.run(["curl", "--noproxy", "*", "-sSf", "-o", "got.png", made["url"]], cwd=self.here, check=True)
        self.assertEqual(picture_size((self.here / "got.png").read_bytes()), ("png", 300, 450))

    def test_nobody_else_gets_in(self):
        server = self.serve()
        made = self.make("a red balloon", "--format", "300x450")
        url = made["url"]
        for altered in (url[:-1] + ("0" if url[-1] != "0" else "1"),
                        url.replace("X-Amz-Expires=3600", "X-Amz-Expires=604800"),
                        url.replace("inline", "attachment"),
                        url.replace(made["id"], "01" + "0" * 24)):
            self.assertNotEqual(altered, url)
            self.assertEqual(fetch(altered).status, 403, altered)
        # A date that differs from the one in the credential is malformed before it is wrong: S3 says 400.
        self.assertEqual(fetch(re.sub(r"X-Amz-Date=\d{8}", "X-Amz-Date=20200101", url)).status, 400)
        self.refused(url[:-1] + ("0" if url[-1] != "0" else "1"), "SignatureDoesNotMatch")
        key = urllib.parse.parse_qs(urllib.parse.urlsplit(url).query)["X-Amz-Credential"][0].split("/")[0]
        self.refused(url.replace(key, "OSAAAAAAAAAAAAAAAAAA"), "InvalidAccessKeyId")
        self.refused(url.split("?")[0], "AccessDenied")
        self.refused(f"{server.s3}/onesheet?list-type=2", "AccessDenied")

    def test_a_link_dies_when_it_says(self):
        self.serve()
        made = self.make("a red balloon", "--format", "120x180", "--expires", "2s")
        wait_until(lambda: fetch(made["url"]).status == 403, "the link dies")
        self.refused(made["url"], "AccessDenied")
        self.assertIn(b"expired", fetch(made["url"]).body)

    def test_another_machines_link_is_worth_nothing_here(self):
        server = self.serve()
        self.make("a red balloon", "--format", "120x180")
        other = self.run_program("make", "sea", "--no-file", "--format", "120x180", "--data", str(self.home / "other"),
                                 "--public-s3-url", server.s3)
        url = next(line.split()[1] for line in other.stdout.splitlines() if line.split()[0] == "link")
        self.refused(url, "InvalidAccessKeyId")

    def test_links_outlive_the_server(self):
        first = self.serve()
        made = self.make("a red balloon", "--format", "120x180")
        port = first.s3.rsplit(":", 1)[1]
        self.assertEqual(first.stop(), 0)
        self.serve("--s3-listen", "127.0.0.1:" + port)
        self.assertEqual(fetch(made["url"]).status, 200)
