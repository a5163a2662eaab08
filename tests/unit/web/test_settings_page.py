"""Settings: the language, and the parts beside each other."""

from __future__ import annotations

from typing import Any

from whowrites.web.session import csrf_token


def choose(world: Any, language: str, back: str = "/vet") -> Any:
    owner = world.owner()
    form = {"csrf": csrf_token(owner["Cookie"].partition("=")[2]), "language": language, "back": back}
    return world.client().post("/settings/language", data=form, headers=owner)


def test_the_language_is_kept_and_the_page_comes_back(world: Any) -> None:
    assert choose(world, "zh_CN").headers["Location"] == "/vet"
    assert "核查地址" in world.client().get("/vet", headers=world.owner()).text
    choose(world, "klingon")
    assert "Vet an address" in world.client().get("/vet", headers=world.owner()).text


def test_the_page_says_that_the_extensions_own_choice_is_elsewhere(world: Any) -> None:
    assert "is set in the extension itself" in world.client().get("/settings", headers=world.owner()).text
