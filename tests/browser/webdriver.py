"""A WebDriver client of one page (W3C WebDriver, https://www.w3.org/TR/webdriver2/), standard library only."""

import base64
import json
import re
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the specification's own name for a reference

FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--hide-scrollbars", "--force-prefers-reduced-motion",
]


class WebDriverError(Exception):
    pass


class Browser:
    def __init__(self, chromedriver="chromedriver", dark=False):
        self._profile = tempfile.TemporaryDirectory(prefix="onesheet-browser-")
        self._driver = subprocess.Popen([chromedriver, "--port=0"], stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)
        port = None
        for line in self._driver.stdout:
            found = re.search(r"started successfully on port (\d+)", line)
            if found:
                port = found.group(1)
                break
        if port is None:
            raise WebDriverError("chromedriver did not start")
        self._base = f"http://127.0.0.1:{port}"
        self._session = ""
        flags = FLAGS + [f"--user-data-dir={self._profile.name}"]
        if dark:
            flags.append("--force-dark-mode")
        answer = self._call("POST", "/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": {"args": flags},
            "goog:loggingPrefs": {"browser": "ALL"},
            "unhandledPromptBehavior": "accept",
        }}})
        self._session = f"/session/{answer['sessionId']}"

    def close(self):
        try:
            self._call("DELETE", self._session)
        except (WebDriverError, OSError):
            pass
        self._driver.terminate()
        self._driver.wait(timeout=30)
        self._driver.stdout.close()
        try:
            self._profile.cleanup()
        except OSError:
            pass  # a browser process may still be leaving its folder

    def _call(self, method, path, body=None):
        data = None if method in ("GET", "DELETE") else json.dumps(body or {}).encode()
        request = urllib.request.Request(self._base + path, data, {"Content-Type": "application/json"},
                                         method=method)
        try:
            with urllib.request.urlopen(request, timeout=180) as response:
                return json.load(response)["value"]
        except urllib.error.HTTPError as error:
            value = json.load(error)["value"]
            raise WebDriverError(f"{value['error']}: {value['message']}") from None

    def open(self, url):
        self._call("POST", f"{self._session}/url", {"url": url})

    def size(self, width, height):
        """Of the page itself, also below the narrowest window a desktop allows."""
        self._call("POST", f"{self._session}/goog/cdp/execute", {
            "cmd": "Emulation.setDeviceMetricsOverride",
            "params": {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}})

    def scheme(self, name):
        self._call("POST", f"{self._session}/goog/cdp/execute", {
            "cmd": "Emulation.setEmulatedMedia",
            "params": {"features": [{"name": "prefers-color-scheme", "value": name}]}})

    def element(self, css):
        found = self._call("POST", f"{self._session}/element", {"using": "css selector", "value": css})
        return f"{self._session}/element/{found[ELEMENT]}"

    def click(self, css):
        self._call("POST", f"{self.element(css)}/click")

    def type(self, css, text):
        self._call("POST", f"{self.element(css)}/value", {"text": text})

    def text(self, css):
        return self._call("GET", f"{self.element(css)}/text")

    def shown(self, css):
        return self._call("GET", f"{self.element(css)}/displayed")

    def run(self, script, *arguments):
        return self._call("POST", f"{self._session}/execute/sync", {"script": script, "args": list(arguments)})

    def console(self):
        """What the page's console got since the last call."""
        return self._call("POST", f"{self._session}/se/log", {"type": "browser"})

    def wait(self, what, condition, seconds=90):
        """Until condition() is true; `what` says what did not happen otherwise."""
        give_up = time.monotonic() + seconds
        while True:
            value = condition()
            if value:
                return value
            if time.monotonic() > give_up:
                raise WebDriverError(f"after {seconds} s still not: {what}")
            time.sleep(0.05)

    def screenshot(self, path, whole_page=False):
        params = {"format": "png", "captureBeyondViewport": whole_page}
        shot = self._call("POST", f"{self._session}/goog/cdp/execute",
                          {"cmd": "Page.captureScreenshot", "params": params})
        with open(path, "wb") as file:
            file.write(base64.b64decode(shot["data"]))
