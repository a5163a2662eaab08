"""Settings, sources: each as it describes itself, its test in words, and the key of one that needs it."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from whowrites.model import Absent, Found, Reach, Unknown
from whowrites.sources import Sources, about
from whowrites.sources.about import About, Tried, abouts
from whowrites.web.session import csrf_token
from whowrites.web.wording import catalog

SECRET = "k3y-that-nobody-may-see"


@pytest.fixture
def plugged_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """A source of another package that needs a key, and tells how many questions are left."""
    module = ModuleType("finder")
    module.ABOUT = About("finder", "https://finder.example", "The domain", True, "Paid.", Reach.SERVICE)  # type: ignore[attr-defined]

    def try_out(sources: Sources) -> tuple[Tried, ...]:
        now = sources.clock()
        if sources.key("finder") != SECRET:
            return (Tried("example.com", Unknown("refused", "finder", now)),)
        return (
            Tried("example.com", Found("x", "finder", now), credits=24),
            Tried("x", Absent("finder", now)),
        )

    module.try_out = try_out  # type: ignore[attr-defined]
    own = about.modules()
    monkeypatch.setattr(about, "modules", lambda: (*own, module))
    yield module


def page(world: Any, lang: str = "en") -> str:
    headers = world.owner() | {"Accept-Language": lang}
    return str(world.client().get("/settings/sources", headers=headers).text)


def post(world: Any, path: str, **form: str) -> Any:
    headers = world.owner()
    token = csrf_token(headers["Cookie"].partition("=")[2])
    return world.client().post(path, data={"csrf": token, **form}, headers=headers)


def test_every_source_says_what_it_is_told_on_which_terms(world: Any) -> None:
    shown = page(world)
    assert len(abouts()) >= 4
    for one in abouts():
        assert one.sent.replace("'", "&#39;") in shown
        assert one.terms.replace("'", "&#39;") in shown


def test_every_source_tells_itself_in_chinese_too() -> None:
    words = catalog("zh_CN")
    for one in abouts():
        assert not one.sent or f"about_sent.{one.name}" in words, one.name
        assert not one.terms or f"about_terms.{one.name}" in words, one.name
    stale = {key.partition(".")[2] for key in words if key.startswith("about_")} - {a.name for a in abouts()}
    assert stale == set()


def test_whatever_can_be_asked_about_nobody_has_a_test(world: Any) -> None:
    shown = page(world)
    for name in ("dns", "rdap", "whois", "blocklists", "archive", "certificate_log", "gleif", "vies"):
        assert f'action="/settings/sources/{name}/test"' in shown
    for name in ("site", "mailbox", "dkim", "contacts", "lists"):
        assert f'action="/settings/sources/{name}/test"' not in shown
        assert post(world, f"/settings/sources/{name}/test").status_code == 404
    assert 'type="password"' not in shown, "no source of ours needs a key"
    assert post(world, "/settings/sources/rdap/key", key="x").status_code == 404


def test_a_key_goes_in_and_never_comes_out(world: Any, plugged_in: ModuleType) -> None:
    assert 'type="password"' in page(world)
    post(world, "/settings/sources/finder/test")
    assert "The test is under way." in page(world)
    world.vets.do_aside()
    assert "example.com: no answer (" in page(world)
    assert post(world, "/settings/sources/finder/key", key=SECRET).status_code == 303
    post(world, "/settings/sources/finder/test")
    world.vets.do_aside()
    shown = page(world)
    assert "example.com: found. The source answers. Questions left: 24." in shown
    assert "x: not there." in shown
    assert "Tested " in shown
    for path in ("/settings", "/settings/sources", "/settings/about"):
        assert SECRET not in world.client().get(path, headers=world.owner()).text
    assert "a key is kept" in shown
    post(world, "/settings/sources/finder/key", remove="1")
    assert "a key is kept" not in page(world)


@pytest.mark.parametrize("typed", ["", "a" * 501, "a\nb"])
def test_a_key_that_is_none_is_refused(world: Any, plugged_in: ModuleType, typed: str) -> None:
    answer = post(world, "/settings/sources/finder/key", key=typed)
    assert answer.status_code == 400
    assert "A key has 1 to 500 characters" in answer.text and 'aria-describedby="key-fault"' in answer.text
    assert world.store.keys.held() == frozenset()
