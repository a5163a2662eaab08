"""The shipped tables, each read once. One that does not say where it is from is refused."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from whowrites.once import once

FOLDER = Path(__file__).parent.parent / "data"
HEAD = ("what", "source", "date", "licence")


@once
def toml(name: str) -> dict[str, Any]:
    """The TOML table `name`. Raises ValueError where its head is not complete."""
    table = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
    _check(name, [key for key in HEAD if not table.get(key)])
    return table


@once
def rows(name: str) -> tuple[str, ...]:
    """The lines of the list `name`, comments and empty ones left out. Raises ValueError as `toml`."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    _check(name, [key for key in HEAD if f"\n# {key}: " not in f"\n{text}"])
    stripped = (line.strip() for line in text.splitlines())
    return tuple(line for line in stripped if line and not line.startswith("#"))


@once
def words(name: str) -> frozenset[str]:
    """All words of the list `name`, whatever line they are on. Raises ValueError as `toml`."""
    return frozenset(word for row in rows(name) for word in row.split())


def _check(name: str, missing: list[str]) -> None:
    if missing:
        raise ValueError(f"data/{name} does not say: {', '.join(missing)}")
