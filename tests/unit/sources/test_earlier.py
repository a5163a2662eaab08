"""Earlier dossiers, where a store has them, and where none does."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from whowrites.sources.earlier import firms_called, told_at


def test_without_dossiers_nothing_is_told() -> None:
    nobody: Any = SimpleNamespace(known=object())
    assert (told_at(nobody, "a.example", "b@a.example"), firms_called(nobody, "A")) == ((), ())


def test_with_dossiers_they_are_asked() -> None:
    class Kept:
        def told_at(self, domain: str, but: str) -> list[str]:
            return [domain, but]

        def firms_called(self, beginning: str) -> list[tuple[str, str]]:
            return [(beginning, "x")]

    sources: Any = SimpleNamespace(known=Kept())
    assert told_at(sources, "a.example", "b@a.example") == ["a.example", "b@a.example"]
    assert firms_called(sources, "A") == [("A", "x")]
