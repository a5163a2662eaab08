"""The pictures that are kept to be looked at: all of them, and small enough to be kept."""

from __future__ import annotations

import itertools
from pathlib import Path

FOLDER = Path(__file__).with_name("shots")
MOST_BYTES = 3_000_000
KINDS = ("gmail-{}-card", "outlook-{}-tooltip", "popup-{}-senders", "popup-{}-dossier", "options-{}")


def test_every_kind_is_there_in_both_themes_and_languages():
    looks = [f"{theme}-{lang}" for theme, lang in itertools.product(("light", "dark"), ("en", "zh"))]
    wanted = {kind.format(look) + ".png" for kind in KINDS for look in looks} | {"gmail-grey.png"}
    assert {file.name for file in FOLDER.iterdir()} == wanted
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < MOST_BYTES
    assert all(file.read_bytes().startswith(b"\x89PNG") for file in FOLDER.iterdir())
