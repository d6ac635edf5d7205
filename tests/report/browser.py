"""A headless Chromium, driven over WebDriver, which is JSON over HTTP; nothing is downloaded for it."""

import base64
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import urllib3

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
TAB, ENTER, SPACE = "\ue004", "\ue007", "\ue00d"
SHIFT = "\ue008"

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
MISSING = None if CHROMIUM and DRIVER else "no chromium with chromedriver here (Debian: chromium chromium-driver)"
"""Why the tests in a browser cannot run; None if they can."""

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


class Browser:
    """One session: what a person sees and does, and what the browser says about it."""

    def __init__(self, pool: urllib3.PoolManager, driver: str, profile: Path) -> None:
        self._pool = pool
        options = {"binary": CHROMIUM, "args": [*ARGUMENTS, f"--user-data-dir={profile}"]}
        wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        self._session = driver
        made = self.ask("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._session = f"{driver}/session/{made['sessionId']}"

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        sent = None if method == "GET" else json.dumps(body or {})
        answer = self._pool.request(method, f"{self._session}{path}", body=sent, timeout=60, retries=False)
        value = json.loads(answer.data)["value"]
        if answer.status != 200:
            raise AssertionError(f"{value['error']}: {value['message']}")
        return value

    def open(self, url: str) -> None:
        self.ask("POST", "/url", {"url": url})

    def await_keys(self) -> None:
        """Wait until the page is drawn and has the window's focus: until then the browser throws keys away."""
        self.command("Emulation.setFocusEmulationEnabled", enabled=True)
        drawn = "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))"
        self.ask("POST", "/execute/async", {"script": drawn, "args": []})

    def run(self, script: str, *arguments: Any) -> Any:
        """What `return …` in a script gives."""
        return self.ask("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def until(self, script: str, *arguments: Any, within: float = 10) -> Any:
        """The same as soon as it is true; fails where it is not within so many seconds."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            if value := self.run(script, *arguments):
                return value
            time.sleep(0.02)
        raise AssertionError(f"never true: {script}")

    def press(self, *keys: str) -> None:
        """Type keys one after another into whatever has the focus."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.ask("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def click(self, selector: str) -> None:
        found = self.ask("POST", "/element", {"using": "css selector", "value": selector})
        self.ask("POST", f"/element/{found[ELEMENT]}/click")

    def command(self, name: str, **params: Any) -> Any:
        """A command of the developer tools."""
        return self.ask("POST", "/goog/cdp/execute", {"cmd": name, "params": params})

    def screen(self, width: int, height: int = 800, scheme: str = "light") -> None:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.command("Emulation.setDeviceMetricsOverride", **size)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.command("Emulation.setEmulatedMedia", features=features)

    def picture(self, path: Path, *, whole: bool = False) -> None:
        data = self.command("Page.captureScreenshot", captureBeyondViewport=whole)["data"]
        path.write_bytes(base64.b64decode(data))

    def printed(self) -> bytes:
        """The page as PDF."""
        return base64.b64decode(self.ask("POST", "/print", {"background": False}))

    def log(self) -> list[str]:
        """What the console has said since it was last asked: errors, and breaches of the page's policy."""
        return [one["message"] for one in self.ask("POST", "/se/log", {"type": "browser"})]


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """A browser with a profile of its own in `folder`; both end with the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8"}
    process = subprocess.Popen(
        [str(DRIVER), f"--port={port}"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    pool = urllib3.PoolManager()
    try:
        driver = f"http://127.0.0.1:{port}"
        for _ in range(500):
            try:
                pool.request("GET", f"{driver}/status", retries=False, timeout=1)
                break
            except urllib3.exceptions.HTTPError:
                time.sleep(0.02)
        one = Browser(pool, driver, folder / "profile")
        try:
            yield one
        finally:
            with suppress(urllib3.exceptions.HTTPError):
                one.ask("DELETE", "")
    finally:
        process.terminate()
        process.wait(10)
        pool.clear()
