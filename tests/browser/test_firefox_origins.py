"""Firefox: what other origins and other extensions send to the companion gets as little there."""

from __future__ import annotations

import time

import pytest

from browser.attacker import ATTACK, every_path, foreign_site
from browser.other_extension import CALL, write_extension
from browser.running_firefox import Firefox

KINDS = ("img", "script", "get", "plain", "form", "plain_form")


def run(firefox: Firefox, script: str, given):
    """What an async function of the page gives for `given`."""
    whole = f"const [given, done] = arguments; ({script})(given).then(done, error => done(String(error)));"
    return firefox.client.execute_async_script(whole, script_args=[given], script_timeout=60_000)


@pytest.fixture(autouse=True)
def forget_what_was_sent(companion):
    companion.exchanges.clear()


def test_rebound_name_is_refused_everywhere(firefox, companion):
    firefox.client.navigate(f"http://rebound.test:{companion.port}/history")
    wanted = {(method, path) for path in every_path(companion.app) for method in ("GET", "POST")}
    told = {(method, path): run(firefox, CALL, [method, path, "t"]) for method, path in wanted}
    assert {status for status, _ in told.values()} == {421}
    assert max(len(text) for _, text in told.values()) < 200
    asked = {(one.method, one.path) for one in companion.exchanges if "rebound.test" in one.headers["host"]}
    assert asked >= wanted


def test_nothing_that_a_page_can_send_gets_through(firefox, companion):
    paths = every_path(companion.app)
    sent = {f"{path}?kind={kind}" for path in paths for kind in KINDS}
    with foreign_site() as port:
        firefox.client.navigate(f"http://attacker.test:{port}/")
        targets = [f"http://127.0.0.1:{companion.port}{path}" for path in paths]
        run(firefox, ATTACK, {"targets": targets, "kinds": KINDS})
        arrived = {}
        for _ in range(100):
            arrived = {one.path: one for one in companion.exchanges if one.path in sent}
            if len(arrived) == len(sent):
                break
            time.sleep(0.05)
    assert sent - arrived.keys() == set(), "some requests never reached the companion: nothing was tried"
    assert {one.status for one in arrived.values()} <= {403, 404, 405, 415, 421}


def test_other_extension_without_leave_is_refused(firefox, companion, tmp_path):
    from marionette_driver.addons import Addons

    Addons(firefox.client).install(str(write_extension(tmp_path / "without", [])), temp=True)
    with firefox.client.using_context("chrome"):
        host = firefox.client.execute_script(
            "return WebExtensionPolicy.getByID('without@other.example').mozExtensionHostname"
        )
    firefox.client.navigate(f"moz-extension://{host}/page.html")
    for path in ("/api/v1/vet", "/api/v1/hello", "/api/v1/open"):
        status, _ = run(firefox, CALL, ["POST", f"http://127.0.0.1:{companion.port}{path}", "t"])
        assert status == 0
    arrived = [one for one in companion.exchanges if one.headers.get("origin") == f"moz-extension://{host}"]
    assert {one.path for one in arrived} == {"/api/v1/vet", "/api/v1/hello", "/api/v1/open"}
    assert {one.status for one in arrived} == {403}
