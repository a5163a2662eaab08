"""Pages tell when the extension in a browser and the companion are not of one release, and what to do."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from whowrites import __version__

NONCE = "n" * 43
PLACES = ("/", "/settings/browsers", "/settings/about")


@pytest.fixture
def house(world: Any, tmp_path: Path) -> Any:
    """A companion that brings an extension of its own release, and a browser paired with that release."""
    (tmp_path / "brought").mkdir()
    (tmp_path / "brought/manifest.json").write_text(json.dumps({"version": __version__}))
    rooms = world.app.extensions["whowrites"]
    world.app.extensions["whowrites"] = dataclasses.replace(rooms, extension_dir=tmp_path / "brought")
    world.store.browsers.pair(world.chrome, "token", "key", f"Chromium {__version__}")
    return world


def says(house: Any, version: str) -> Any:
    """The extension proves the companion anew and says which release it is."""
    return house.call("hello", {"nonce": NONCE, "version": version}, {"Origin": house.chrome})


def page(house: Any, path: str) -> str:
    return str(house.client().get(path, headers=house.owner()).text)


def test_same_release_says_nothing(house: Any) -> None:
    says(house, __version__)
    assert all('class="notice"' not in page(house, path) for path in PLACES)


def test_older_extension_is_told_at_the_next_hello_on_each_page(house: Any) -> None:
    assert says(house, "0.0.9").status_code == 200
    for path in PLACES:
        assert f"Chromium is release 0.0.9, this companion brings {__version__}" in page(house, path)
    says(house, __version__)
    assert "0.0.9" not in page(house, "/")


def test_newer_extension_asks_for_a_newer_companion(house: Any) -> None:
    says(house, "9.0.0")
    shown = page(house, "/settings/about")
    assert f"Chromium is release 9.0.0, this companion only {__version__}" in shown
    assert "pipx upgrade whowrites" in shown


@pytest.mark.parametrize("said", ["", "<b>1</b>", "1.0 beta"])
def test_what_is_no_release_is_not_kept(house: Any, said: str) -> None:
    assert says(house, said).status_code == 200
    assert house.store.browsers.list()[0].name == f"Chromium {__version__}"


def test_hello_of_a_release_that_does_not_say_it_is_answered(house: Any) -> None:
    assert house.call("hello", {"nonce": NONCE}, {"Origin": house.chrome}).status_code == 200


def test_hello_tells_both_releases(house: Any) -> None:
    told = says(house, __version__).json
    assert (told["version"], told["extension"]) == (__version__, __version__)


def test_without_an_extension_s_folder_the_companion_s_own_release_counts(world: Any, tmp_path: Path) -> None:
    rooms = world.app.extensions["whowrites"]
    world.app.extensions["whowrites"] = dataclasses.replace(rooms, extension_dir=tmp_path / "none")
    world.store.browsers.pair(world.chrome, "token", "key", "Chromium 0.0.1")
    assert "0.0.1" in page(world, "/")
