"""What a job title says of its holder: in which function he works, and of which rank he is.

Words of six languages stand in `data/title_words.toml`. Shown as a fact: a title is what somebody says of
himself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from whowrites.reading.countries import table
from whowrites.reading.names import words


@dataclass(frozen=True, slots=True)
class Role:
    """`function`: purchasing, sales, finance ...; `rank`: intern, assistant, owner, board, head, manager.
    Each may be empty."""

    function: str
    rank: str


@lru_cache(maxsize=2048)
def role(title: str) -> Role:
    """The role that the title names; both parts are empty where it names none that we know."""
    return Role(_first("function", title[:200]), _first("rank", title[:200]))


def _first(part: str, title: str) -> str:
    said = f" {' '.join(words(title))} "
    for name, latin, chinese in _table(part):
        if any(f" {word} " in said for word in latin) or any(word in title for word in chinese):
            return name
    return ""


@cache
def _table(part: str) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    rows: dict[str, list[str]] = table("title_words.toml")[part]
    return tuple(
        (
            name,
            tuple(word for word in listed if word.isascii()),
            tuple(word for word in listed if not word.isascii()),
        )
        for name, listed in rows.items()
    )
