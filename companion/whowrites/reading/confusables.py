"""Letters that look like Latin ones: the shipped cut of Unicode's confusables (UTS 39), read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def lookalikes() -> dict[int, str]:
    """Code point -> the one or two ASCII letters or digits that it looks like; for `str.translate`."""
    text = files("whowrites").joinpath("data/confusables.txt").read_text(encoding="utf-8")
    rows = (line.split(" ") for line in text.splitlines() if not line.startswith("#"))
    return {ord(char): letters for letters, chars in rows for char in chars}
