"""Another extension of the same browser gets no answer from the companion, not even with our stolen token."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator

import pytest

from browser.attacker import every_path
from browser.letters import EXTENSION
from browser.other_extension import CALL, write_extension
from browser.running_chromium import Chromium, chromium_flags, open_chromium

API = ("/api/v1/vet", "/api/v1/hello", "/api/v1/dossier", "/api/v1/decide", "/api/v1/open")


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("extensions")
    return {
        "without": write_extension(folder / "without", []),
        "with": write_extension(folder / "with", ["http://127.0.0.1/*"]),
    }


@pytest.fixture(scope="module")
def chromium(playwright, pages, others) -> Iterator[Chromium]:
    every = ",".join(map(str, (EXTENSION, *others.values())))
    flags = [flag.replace(f"={EXTENSION}", f"={every}") for flag in chromium_flags(pages)]
    with tempfile.TemporaryDirectory() as profile:
        context = open_chromium(playwright, profile, flags)
        yield Chromium(context)
        context.close()


def page_of(paired, folder):
    """A page of the extension in this folder; its id is known to the browser only."""
    for worker in paired.context.service_workers:
        if worker.url.endswith("/back.js"):
            page = paired.context.new_page()
            page.goto(worker.url.replace("back.js", "page.html"))
            hosts = page.evaluate("() => chrome.runtime.getManifest().host_permissions ?? []")
            if bool(hosts) == (folder.name == "with"):
                return page
            page.close()
    raise AssertionError(f"{folder.name} does not run: {paired.context.service_workers}")


@pytest.mark.parametrize("stolen", [False, True])
@pytest.mark.parametrize("permission", ["without", "with"])
def test_other_extension_is_refused(paired, companion, others, permission, stolen):
    secrets = paired.secrets()
    page = page_of(paired, others[permission])
    companion.exchanges.clear()
    base = f"http://127.0.0.1:{companion.port}"
    told = [page.evaluate(CALL, ["POST", base + path, secrets[0] if stolen else ""]) for path in API]
    # With leave to reach 127.0.0.1 it reads our refusal; without, the browser shows it nothing.
    assert {status for status, _ in told} == ({403} if permission == "with" else {0})
    origin = page.evaluate("() => location.origin")
    arrived = [one for one in companion.exchanges if one.headers.get("origin") == origin]
    assert {one.path for one in arrived} == set(API)
    assert {one.status for one in arrived} == {403}
    assert [word for word in secrets if word in str(told)] == []
    page.close()


def test_pages_tell_an_extension_without_leave_nothing(paired, companion, others):
    page = page_of(paired, others["without"])
    for path in every_path(companion.app):
        status, _ = page.evaluate(CALL, ["GET", f"http://127.0.0.1:{companion.port}{path}", ""])
        assert status == 0, path
    page.close()
