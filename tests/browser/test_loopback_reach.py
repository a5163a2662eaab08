"""What the whole pairing stands on: the extension reaches 127.0.0.1 with its own Origin, a mail page cannot,
and a tab that the extension opens carries the owner's session cookie."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@dataclass
class Recorder:
    port: int = 0
    requests: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)

    def wait(self, path: str) -> dict[str, str]:
        for _ in range(200):
            for _method, asked, headers in list(self.requests):
                if asked == path:
                    return headers
            time.sleep(0.05)
        raise AssertionError(f"{path} was never asked; seen: {[r[:2] for r in self.requests]}")


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    record = Recorder()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            record.requests.append((self.command, self.path, headers))
            self.send_response(200)
            if self.path == "/enter":
                self.send_header("Set-Cookie", "session=owner; HttpOnly; SameSite=Strict; Path=/")
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        do_GET = do_POST = do_OPTIONS = answer

        def log_message(self, *args: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    record.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield record
    server.shutdown()
    server.server_close()
    thread.join()


POST = """async (url) => (await fetch(url, {method: "POST", credentials: "omit",
    headers: {"Content-Type": "application/json", "Authorization": "Bearer t"}, body: "{}"})).status"""


def test_chromium_background_post_is_direct_and_named(chromium, recorder):
    url = f"http://127.0.0.1:{recorder.port}/api"
    assert chromium.worker().evaluate(POST, url) == 200
    assert [method for method, _, _ in recorder.requests] == ["POST"], "a preflight was sent"
    headers = recorder.wait("/api")
    assert re.fullmatch(r"chrome-extension://[a-p]{32}", headers["origin"])
    assert headers["sec-fetch-site"] == "none"
    assert headers["host"] == f"127.0.0.1:{recorder.port}"
    assert "cookie" not in headers


def test_chromium_tab_of_the_extension_carries_the_owners_session(chromium, recorder):
    page = chromium.context.new_page()
    page.goto(f"http://127.0.0.1:{recorder.port}/enter")
    chromium.worker().evaluate(
        "(url) => chrome.tabs.create({url})", f"http://127.0.0.1:{recorder.port}/history"
    )
    headers = recorder.wait("/history")
    assert headers["cookie"] == "session=owner"
    assert headers["sec-fetch-site"] in ("none", "same-origin")
    page.close()


def test_firefox_post_is_direct_and_tab_carries_the_session(firefox, recorder):
    base = f"http://127.0.0.1:{recorder.port}"
    client = firefox.client
    client.navigate(f"{base}/enter")
    client.navigate(firefox.own_url("pages/options.html"))
    script = """const [url, done] = arguments;
        window.fetch(url, {method: "POST", credentials: "omit", body: "{}",
            headers: {"Content-Type": "application/json", "Authorization": "Bearer t"}})
            .then(answer => done(answer.status), error => done(String(error)));"""
    assert client.execute_async_script(script, script_args=[f"{base}/api"]) == 200
    assert "OPTIONS" not in [method for method, _, _ in recorder.requests]
    headers = recorder.wait("/api")
    assert re.fullmatch(r"moz-extension://[0-9a-f-]{36}", headers["origin"])
    assert headers["sec-fetch-site"] == "same-origin"
    assert "cookie" not in headers
    client.execute_script(
        "window.wrappedJSObject.browser.tabs.create({url: arguments[0]})", script_args=[f"{base}/history"]
    )
    headers = recorder.wait("/history")
    assert headers["cookie"] == "session=owner"
    assert headers["sec-fetch-site"] in ("none", "same-origin")
