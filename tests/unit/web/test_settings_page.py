"""Settings: the language, and what leaves this computer."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.sources.about import abouts
from whowrites.web.session import csrf_token
from whowrites.web.settings_page import own_path, row
from whowrites.web.wording import catalog


def choose(world: Any, language: str, back: str = "/vet") -> Any:
    owner = world.owner()
    form = {"csrf": csrf_token(owner["Cookie"].partition("=")[2]), "language": language, "back": back}
    return world.client().post("/settings/language", data=form, headers=owner)


def test_every_source_is_in_the_table(world: Any) -> None:
    page = world.client().get("/settings", headers=world.owner()).text
    assert len(abouts()) >= 4
    for about in abouts():
        shown = row(about, "en")
        assert shown.sent == about.sent and shown.terms == about.terms
        assert shown.sent.replace("'", "&#39;") in page


def test_every_source_tells_itself_in_chinese_too() -> None:
    words = catalog("zh_CN")
    for about in abouts():
        assert not about.sent or f"about_sent.{about.name}" in words, about.name
        assert not about.terms or f"about_terms.{about.name}" in words, about.name
    stale = {key.partition(".")[2] for key in words if key.startswith("about_")} - {a.name for a in abouts()}
    assert stale == set()


def test_the_language_is_kept_and_the_page_comes_back(world: Any) -> None:
    assert choose(world, "zh_CN").headers["Location"] == "/vet"
    assert "核查地址" in world.client().get("/vet", headers=world.owner()).text
    choose(world, "klingon")
    assert "Vet an address" in world.client().get("/vet", headers=world.owner()).text


@pytest.mark.parametrize(
    ("back", "to"),
    [
        ("/history?level=high", "/history?level=high"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nSet-Cookie: x", "/"),
        ("/\t/evil.example", "/"),
        ("", "/"),
    ],
)
def test_back_stays_here(back: str, to: str) -> None:
    assert own_path(back) == to
